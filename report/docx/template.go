package docx

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"

	nguyen "github.com/nguyenthenguyen/docx"

	"jibiao/report"
)

// A Template is a form compiled once for filling and reading back. It is
// immutable and safe for concurrent use.
type Template struct {
	file       *File
	grid       report.Grid
	sheets     [][][]formCell // of the grid's tables, by row
	sheetLoops [][]formLoop   // of each of the sheets
	issues     []report.Issue
	keys       []report.Key     // in the order of their first place
	segments   segments         // of the main part
	loops      map[string]*loop // by their groups
	lastID     int              // greatest number of an annotation in it
	parts      []part           // of the package
}

// A segment is a stretch of the main part that stays as it is, followed by an
// edit; the edit is nil at the end.
type segment struct {
	literal []byte
	edit    edit
}

type segments []segment

func (list segments) write(out []byte, f *filling) []byte {
	for i := range list {
		out = append(out, list[i].literal...)
		if e := list[i].edit; e != nil {
			out = e.write(out, f)
		}
	}
	return out
}

// An edit writes what takes the place of some bytes of the main part.
type edit interface {
	write(out []byte, f *filling) []byte
}

// A filling is what one call of Fill has to write.
type filling struct {
	texts []string // the values in the order of the template's keys
	id    int      // the last number given to a tracked change
	sink  io.Writer
	err   error // of the sink

	rows   [][][]string // the values of each loop, by row and column, cleaned when they are written
	row    int          // of the loop, from 1
	goesOn []bool       // of the row's cells that merge: whether they do

	tracked *tracking // nil: the values are filled in and nothing is marked
}

// NewTemplate compiles a form: a Word file with {{key}} where values go. Errors
// are those of Open. What is wrong with the form itself is told by Issues; such
// a template still fills what it can. The data is kept and must not change.
func NewTemplate(data []byte) (*Template, error) {
	f, err := Open(data)
	if err != nil {
		return nil, err
	}
	if err := f.canonical(); err != nil {
		return nil, err
	}
	t := &Template{file: f, grid: f.Grid(), issues: f.lint(true)}
	c := &compiler{src: f.source, index: map[report.Key]int{}}
	c.body(f.tree)
	places, crossing := loopPlaces(&t.grid)
	for _, s := range sheets(&t.grid) {
		t.sheets = append(t.sheets, formRows(&t.grid, s))
		t.sheetLoops = append(t.sheetLoops, sheetLoops(&t.grid, s, places))
	}
	t.issues = append(t.issues, crossed(&t.grid, crossing)...)
	t.loops = c.loops(f.tree.child("body"), &t.grid, places)
	t.segments = cut(f.source, c.cuts)
	made, issues, err := c.running(f)
	if err != nil {
		return nil, err
	}
	made[f.main] = t.segments
	t.keys, t.lastID, t.issues = c.keys, c.lastID, append(t.issues, issues...)
	if t.parts, err = f.parts(made); err != nil {
		return nil, err
	}
	return t, nil
}

// Grid is what the form's Word file says. It is shared and must not be changed.
func (t *Template) Grid() report.Grid { return t.grid }

// Issues are the faults of the form itself: placeholders left open or misnamed
// (W1), what the Word file's structure lacks (W2…W7, see File.Lint), and rows
// that repeat for two groups (W8).
func (t *Template) Issues() []report.Issue { return slices.Clone(t.issues) }

// Keys are the form's keys, each once, in document order.
func (t *Template) Keys() []report.Key { return slices.Clone(t.keys) }

// canonical makes sure that the main part is what the templates are cut from:
// the text as github.com/nguyenthenguyen/docx hands it over where the part has
// its usual name, without CDATA sections. Its tree tells the places of all
// elements, shared ones too.
func (f *File) canonical() error {
	if f.main.Name == "word/document.xml" && f.entry("word/_rels/document.xml.rels") != nil {
		opened, err := nguyen.ReadDocxFromMemory(bytes.NewReader(f.data), int64(len(f.data)))
		if err != nil {
			return &OpenError{KindDamaged, fmt.Errorf("read template: %w", err)}
		}
		content := []byte(opened.Editable().GetContent())
		if !bytes.Equal(content, f.source) {
			return refuse(KindDamaged, "two readings of %s differ", f.main.Name)
		}
		f.source = content
	}
	if bytes.Contains(f.source, []byte(cdata)) {
		f.source = withoutCDATA(f.source)
	}
	tree, err := parse(f.source)
	if err != nil {
		return &OpenError{KindDamaged, err}
	}
	f.tree = tree
	return nil
}

// withoutCDATA writes CDATA sections as escaped text.
func withoutCDATA(src []byte) []byte {
	var out []byte
	for {
		before, rest, found := bytes.Cut(src, []byte(cdata))
		out = append(out, before...)
		if !found {
			return out
		}
		text, after, _ := bytes.Cut(rest, []byte("]]>"))
		out = append(out, escape(string(text))...)
		src = after
	}
}

// A change is an edit and the bytes of the main part that it replaces.
type change struct {
	start, end int
	edit       edit
}

// cut makes segments of the source; changes do not overlap.
func cut(src []byte, changes []change) segments { return cutBetween(src, 0, len(src), changes) }

// cutBetween makes segments of a stretch of the source.
func cutBetween(src []byte, start, end int, changes []change) segments {
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	list := make(segments, 0, len(changes)+1)
	for _, c := range changes {
		list = append(list, segment{src[start:c.start], c.edit})
		start = c.end
	}
	return append(list, segment{src[start:end], nil})
}

// fixed writes the same whatever the values are.
type fixed string

func (s fixed) write(out []byte, _ *filling) []byte { return append(out, s...) }
