package app

import (
	"cmp"

	"jibiao/report/docx"
)

// export writes the report on the right as a Word file with tracked changes
// against the one on the left.
func (c *comparing) export() {
	form := c.after.bundle.Form
	e := &export{app: c.app, title: "导出修订稿", fill: c.tracked}
	e.ask(form.TitleOf(c.after.values) + "（修订稿）")
}

// tracked is the Word file. The changes are those of whoever changed the report
// last, at that time.
func (c *comparing) tracked() ([]byte, error) {
	by := docx.Author{Name: "绩表", At: c.app.options.Now()}
	if last := c.after.last(); last != nil {
		by = docx.Author{Name: cmp.Or(last.Who, by.Name), At: last.At.Local()}
	}
	return c.after.bundle.FillTracked(c.before.values, c.after.values, by)
}
