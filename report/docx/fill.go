package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"jibiao/report"
	"jibiao/report/diff"
)

// Fill returns the form's Word file with the values in it. Values are printed
// as report.CleanText leaves them: each line is a paragraph of its own with
// the properties of the placeholder, text before the placeholder stands in
// the first, text after it in the last. A value that is absent prints empty,
// a value without a place is not printed, and a value that contains {{x}} is
// printed as it is. Rows that repeat are as many as have values, but not fewer
// than in the form; in further rows nothing that names an element (bookmarks,
// comments, numbers of content controls) is repeated, and a cell that counts
// the rows counts on. Everything else in the file stays byte by byte; the same
// values give the same bytes.
//
// Fill may be called from several goroutines at once. The result is the
// caller's.
func (t *Template) Fill(v report.Values) ([]byte, error) { return t.pack(t.filling(v)) }

// pack makes the package of a filling.
func (t *Template) pack(f *filling) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(t.file.data))
	z := zip.NewWriter(&out)
	for i := range t.parts {
		if err := t.parts[i].write(z, f); err != nil {
			return nil, fmt.Errorf("fill form: write part %s: %w", t.parts[i].header.Name, err)
		}
	}
	if err := z.SetComment(t.file.archive.Comment); err != nil {
		return nil, fmt.Errorf("fill form: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("fill form: close package: %w", err)
	}
	return out.Bytes(), nil
}

// content is the main part with the values in it.
func (t *Template) content(v report.Values) []byte {
	var b bytes.Buffer
	_ = t.filling(v).write(&b, t.segments) // a buffer takes everything
	return b.Bytes()
}

// batch is how many bytes of the main part are made before they are handed on:
// what is held of it does not grow with its length.
const batch = 64 << 10

// filling is what the values make of the template.
func (t *Template) filling(v report.Values) *filling {
	f := &filling{texts: make([]string, len(t.keys)), id: t.lastID, rows: t.rows(v)}
	for i, k := range t.keys {
		f.texts[i] = report.CleanText(v[k])
	}
	return f
}

// write writes a part with the values in it.
func (f *filling) write(w io.Writer, list segments) error {
	f.sink = w
	own := batches.Get().(*[]byte)
	out := (*own)[:0]
	for _, s := range list {
		out = f.flush(append(out, s.literal...))
		if s.edit != nil {
			out = s.edit.write(out, f)
		}
	}
	f.send(out)
	*own = out
	batches.Put(own)
	return f.err
}

// flush hands a full batch on and returns what to append to. An edit that
// writes much calls it now and then.
func (f *filling) flush(out []byte) []byte {
	if len(out) < batch {
		return out
	}
	f.send(out)
	return out[:0]
}

func (f *filling) send(out []byte) {
	if f.err == nil {
		_, f.err = f.sink.Write(out)
	}
}

// A part is an entry of the package, packed, or what is made of it.
type part struct {
	header   zip.FileHeader
	raw      []byte
	segments segments // nil: it stays as it is
}

// parts lists the package's entries in their order, with what is made of some.
func (f *File) parts(made map[*zip.File]segments) ([]part, error) {
	list := make([]part, 0, len(f.archive.File))
	for _, e := range f.archive.File {
		start, err := e.DataOffset()
		if err != nil {
			return nil, &OpenError{KindDamaged, fmt.Errorf("locate part %s: %w", e.Name, err)}
		}
		raw := f.data[start : start+int64(e.CompressedSize64)]
		list = append(list, part{e.FileHeader, raw, made[e]})
	}
	return list, nil
}

// write writes the part as it was, or anew.
func (p *part) write(z *zip.Writer, f *filling) error {
	h, raw := p.header, p.raw
	if p.segments != nil {
		packed, sizes, err := packed(func(w io.Writer) error { return f.write(w, p.segments) })
		if err != nil {
			return err
		}
		h.Method, h.Flags = zip.Deflate, h.Flags&^0x8
		h.CRC32, h.UncompressedSize64, h.CompressedSize64 = sizes.CRC32, sizes.UncompressedSize64, sizes.CompressedSize64
		raw = packed
	}
	w, err := z.CreateRaw(&h)
	if err != nil {
		return err
	}
	_, err = w.Write(raw)
	return err
}

// A slot is the place of a value.
type slot struct {
	inline
	key   int        // index in the texts
	place *paragraph // nil where lines are parted by line breaks
	leave string     // from behind the run out of the paragraph
	enter string     // from behind the w:pPr of a new paragraph to the run
}

func (s *slot) write(out []byte, f *filling) []byte {
	if f.tracked != nil && s.markable {
		return s.writeTracked(out, f)
	}
	line, rest, more := strings.Cut(f.texts[s.key], "\n")
	out = s.words(out, line, diff.Same)
	for more {
		line, rest, more = strings.Cut(rest, "\n")
		out = s.newLine(out, f, !more)
		out = s.words(out, line, diff.Same)
	}
	return out
}

// newLine ends a line of the value and begins the next.
func (s *slot) newLine(out []byte, f *filling, last bool) []byte {
	if s.place == nil {
		return s.lineBreak(out, diff.Same)
	}
	out = append(s.end(out, diff.Same), s.leave...)
	out = append(out, s.place.start...)
	if last && s.place.section != nil && s.place.lastSplit(f.texts) == s {
		out = append(out, s.place.section...)
	}
	out = append(out, s.place.end...)
	return s.begin(f.fresh(out, s.enter), f, diff.Same)
}

// fresh appends markup with a new number in each place for one.
func (f *filling) fresh(out []byte, markup string) []byte {
	for {
		before, rest, numbered := strings.Cut(markup, freshID)
		out = append(out, before...)
		if !numbered {
			return out
		}
		f.id++
		out = strconv.AppendInt(out, int64(f.id), 10)
		markup = rest
	}
}

// lastSplit is the last slot of the paragraph that makes further paragraphs, or nil.
func (p *paragraph) lastSplit(texts []string) *slot {
	for i := len(p.slots) - 1; i >= 0; i-- {
		if s := p.slots[i]; s.place != nil && strings.Contains(texts[s.key], "\n") {
			return s
		}
	}
	return nil
}

// A sectionBreak stays in its paragraph while that is the last one.
type sectionBreak struct{ place *paragraph }

func (b sectionBreak) write(out []byte, f *filling) []byte {
	if b.place.splits(f) {
		return out
	}
	return append(out, b.place.section...)
}

// A space writes xml:space="preserve" into a start tag when it is needed.
type space struct {
	slots  []*slot
	always bool
	loose  bool // text of the form next to a slot begins or ends with a blank
}

func (s *space) write(out []byte, f *filling) []byte {
	need := s.always
	for _, slot := range s.slots {
		need = need || s.needed(f.texts[slot.key]) || f.changed(slot.key)
	}
	if need {
		out = append(out, ` xml:space="preserve"`...)
	}
	return out
}

// needed says whether the value brings blanks to an end of a w:t.
func (s *space) needed(text string) bool {
	if s.loose && (text == "" || strings.ContainsAny(text, "\n\t")) {
		return true
	}
	if strings.IndexByte(text, ' ') < 0 {
		return false
	}
	return strings.HasPrefix(text, " ") || strings.HasSuffix(text, " ") ||
		strings.Contains(text, "  ") || strings.Contains(text, " \n") || strings.Contains(text, " \t")
}
