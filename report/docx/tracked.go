package docx

import (
	"strconv"
	"strings"
	"time"

	"jibiao/report"
	"jibiao/report/diff"
)

// An Author is who is named for tracked changes, and when they were made. Word
// knows no time zones: it shows the hour and minute of At as they are.
type Author struct {
	Name string
	At   time.Time
}

// FillTracked is Fill of the new values with tracked changes against the old ones:
// accepting all of them in Word gives what Fill makes of new, rejecting all what it
// makes of old. Texts are compared as diff.Texts does, rows of a loop paired as
// diff.Rows does. The paragraphs of a value that came or went are marked as a
// whole, rows too, and a cell that counts the rows where its number is another;
// what is written keeps its properties. Without a difference the file is that of Fill.
//
// Rows can be paired where the form has the same for both, and where the same of
// their cells merge with those above; others are deleted and inserted. The changes
// of a value that stands in one of several alternatives within a run are not
// marked: there the new one stands. Where a value's paragraph begins a page and the
// number of its lines changes, Word gives the page break to none of them when the
// marks between them go, for it keeps the properties of the last.
func (t *Template) FillTracked(old, new report.Values, by Author) ([]byte, error) {
	return t.pack(t.trackedFilling(old, new, by))
}

func (t *Template) trackedFilling(old, new report.Values, by Author) *filling {
	f, before := t.filling(new), t.filling(old)
	f.tracked = &tracking{
		by: by, texts: before.texts, rows: before.rows,
		pieces: make([][]diff.Piece, len(t.keys)), known: make([]bool, len(t.keys)),
		breaks: map[*paragraph][]diff.Op{},
	}
	return f
}

// A tracking is the old values of a filling that marks what differs.
type tracking struct {
	by    Author
	texts []string     // as in the filling
	rows  [][][]string // as in the filling
	row   int          // of the loop, from 1

	pieces [][]diff.Piece // of each text, once it is known
	known  []bool
	breaks map[*paragraph][]diff.Op // the line breaks that are still to come in a paragraph
}

// pieces compares the value that is being filled in with the old one.
func (f *filling) pieces(key int) []diff.Piece {
	t := f.tracked
	if !t.known[key] {
		t.known[key], t.pieces[key] = true, diff.Texts(t.texts[key], f.texts[key])
	}
	return t.pieces[key]
}

// changed says whether the value is marked as changed.
func (f *filling) changed(key int) bool {
	return f.tracked != nil && f.tracked.texts[key] != f.texts[key]
}

// change begins an element that marks a change: its end is left open.
func (f *filling) change(out []byte, prefix, name string) []byte {
	f.id++
	attribute := func(name, value string) {
		out = append(out, " "+prefix+name+`="`+value+`"`...)
	}
	out = append(out, "<"+prefix+name...)
	attribute("id", strconv.Itoa(f.id))
	attribute("author", quoted(f.tracked.by.Name))
	attribute("date", f.tracked.by.At.Format("2006-01-02T15:04:05")+"Z")
	return out
}

// quoted writes a text as an attribute's value.
func quoted(text string) string {
	return strings.NewReplacer(`"`, "&quot;", "\n", " ", "\t", " ").Replace(escape(report.CleanText(text)))
}
