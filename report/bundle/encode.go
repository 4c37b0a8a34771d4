package bundle

import (
	"fmt"
	"strings"

	"jibiao/report"
)

// EncodeSpec writes a field list as people read it. ParseSpec of the result is
// the list again.
func EncodeSpec(s report.Spec) []byte { return encodeSpec(s, nil) }

// encodeSpec writes the list with a comment above some fields.
func encodeSpec(s report.Spec, notes map[report.Key]string) []byte {
	var w listWriter
	if len(notes) > 0 {
		w.b.WriteString("# 由空白表样生成。位置由 template.docx 里的占位符决定，这里只写各项的含义，可以修改。\n\n")
	}
	w.text("id", s.ID)
	w.text("name", s.Name)
	w.text("title", s.Title)
	w.text("year", string(s.Year))
	w.text("unit", string(s.Unit))
	for i := range s.Fields {
		w.field(&s.Fields[i], notes[s.Fields[i].Key])
	}
	for i := range s.Checks {
		w.check(&s.Checks[i])
	}
	return []byte(strings.TrimLeft(w.b.String(), "\n"))
}

// A listWriter writes TOML; what says nothing is left out.
type listWriter struct{ b strings.Builder }

func (w *listWriter) field(f *report.Field, note string) {
	w.b.WriteString("\n")
	if note != "" {
		w.b.WriteString("# " + strings.Join(strings.Fields(note), " ") + "\n")
	}
	w.b.WriteString("[[field]]\n")
	w.text("key", string(f.Key))
	w.text("kind", string(f.Kind))
	w.text("unit", f.Unit)
	w.flag("required", f.Required)
	w.list("choices", f.Choices)
	w.text("formula", f.Formula)
	w.flag("editable", f.Editable)
	w.text("blank", f.Blank)
	if f.Max != 0 {
		fmt.Fprintf(&w.b, "max = %d\n", f.Max)
	}
	w.text("help", f.Help)
}

func (w *listWriter) check(c *report.Check) {
	w.b.WriteString("\n[[check]]\n")
	w.text("id", c.ID)
	w.text("level", string(c.Level))
	w.list("each", texts(c.Each))
	w.list("at", texts(c.At))
	w.text("when", c.When)
	w.text("assert", c.Assert)
	w.text("say", c.Say)
	w.text("detail", c.Detail)
	w.text("mend", c.Mend)
	w.text("mendkey", string(c.MendKey))
	w.text("mendsay", c.MendSay)
}

func texts(keys []report.Key) []string {
	var list []string
	for _, k := range keys {
		list = append(list, string(k))
	}
	return list
}

func (w *listWriter) text(name, value string) {
	if value != "" {
		w.b.WriteString(name + " = " + quoted(value) + "\n")
	}
}

func (w *listWriter) flag(name string, value bool) {
	if value {
		w.b.WriteString(name + " = true\n")
	}
}

func (w *listWriter) list(name string, values []string) {
	if len(values) == 0 {
		return
	}
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = quoted(v)
	}
	w.b.WriteString(name + " = [" + strings.Join(all, ", ") + "]\n")
}

// quoted is a text as a basic string of TOML.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7F:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}
