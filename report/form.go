package report

import (
	"strings"

	"jibiao/report/formula"
)

// A Form is a compiled form: a grid joined with the meaning of its fields.
// It is immutable and safe to share between goroutines; its slices are for
// reading only.
type Form struct {
	ID    string
	Name  string
	Year  Key // tells the report's year; may be empty
	Unit  Key // names the reporting unit; may be empty
	Grid  Grid
	Title *formula.Template // what a filled report is called; nil = Name

	Sections []Section
	Fields   []Field // in document order
	Groups   []Group // of rows that repeat, in document order

	index    map[Key]int
	formulas map[Key]*formula.Expr
	order    []Key // of computed fields, each after those it needs
	checks   []compiledCheck
}

// Field returns the field with the key, or nil. The value of a row belongs to
// the field of its column.
func (f *Form) Field(k Key) *Field {
	column, _ := k.Row()
	i, ok := f.index[column]
	if !ok {
		return nil
	}
	return &f.Fields[i]
}

// Keys lists the keys of all fields in document order; see KeysOf for those of
// rows.
func (f *Form) Keys() []Key {
	keys := make([]Key, len(f.Fields))
	for i := range f.Fields {
		keys[i] = f.Fields[i].Key
	}
	return keys
}

// TitleOf is what the report with these values (computed ones included) is
// called, for lists and file names. Where the form's title says nothing yet,
// it is the form's name.
func (f *Form) TitleOf(v Values) string {
	if f.Title == nil || !f.named(v) {
		return f.Name
	}
	title, err := f.Title.Format(f.env(v))
	if err != nil {
		return f.Name // a title that Compile accepted fails only on odd values
	}
	return title
}

// named says whether the values hold all that the title prints.
func (f *Form) named(v Values) bool {
	for _, name := range f.Title.Names() {
		if strings.TrimSpace(v[Key(name)]) == "" {
			return false
		}
	}
	_, dated := formula.Year(v[f.Year])
	return dated || f.Year == ""
}
