package main

import (
	"flag"
	"fmt"
	"strings"

	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/diff"
	"jibiao/report/docx"
	"jibiao/report/records"
)

func compareCommand() command {
	return command{
		name:     "compare",
		usage:    "-t 表单 旧 新 [-o 修订稿.docx] [--json]",
		about:    "比较两份内容，一行一处；可生成带修订标记的 Word 文件",
		rules:    "\n结果里“…”是没有改动的文字，“↵”是换行。\n",
		operands: []string{"旧的 values.json 或 已填.docx", "新的 values.json 或 已填.docx"},
		required: []string{"t"},
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			form := f.String("t", "", aboutForm)
			out := f.String("o", "", "带修订标记的 `Word文件`：全部接受是新的内容，全部拒绝是旧的内容")
			asJSON := f.Bool("json", false, "以 JSON 输出")
			return func(c *call, operands []string) error {
				return c.compare(*form, operands[0], operands[1], *out, *asJSON)
			}
		},
	}
}

func (c *call) compare(form, oldName, newName, out string, asJSON bool) error {
	b, err := c.openForm(form)
	if err != nil {
		return err
	}
	old, err := c.contents(b, oldName)
	if err != nil {
		return err
	}
	new, err := c.contents(b, newName)
	if err != nil {
		return err
	}
	if out != "" {
		document, err := b.FillTracked(old, new, docx.Author{Name: c.user(), At: c.now()})
		if err != nil {
			return err
		}
		if err := c.save(out, document); err != nil || out == "-" {
			return err
		}
	}
	return c.tellChanges(b.Form, diff.Values(b.Form, old, new), asJSON)
}

// contents are the values of a values.json, with those that are computed, or
// those that stand in a Word file.
func (c *call) contents(b *bundle.Bundle, name string) (report.Values, error) {
	data, err := docx.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if !isJSON(name, data) {
		return c.extractFile(b, name)
	}
	typed, err := records.Parse(name, data, b.Form)
	if err != nil {
		return nil, err
	}
	return b.Form.Compute(typed), nil
}

func (c *call) tellChanges(form *report.Form, changes []diff.Change, asJSON bool) error {
	if asJSON {
		return writeJSON(&c.out, changesJSON(form, changes))
	}
	for _, change := range changes {
		fmt.Fprintf(&c.out, "%s：%s\n", whereChanged(form, change), inOneLine(change.Pieces))
	}
	if len(changes) == 0 {
		fmt.Fprintln(&c.out, "两份内容没有不同。")
	}
	return nil
}

// whereChanged names the place; of a row its number, in the new report where it is
// there.
func whereChanged(form *report.Form, c diff.Change) string {
	where := form.Field(c.Key).Where
	_, row := c.Key.Row()
	switch {
	case row == 0:
		return where
	case c.Row == diff.Inserted:
		return fmt.Sprintf("%s（新增的第%d项）", where, row)
	case c.Row == diff.Deleted:
		return fmt.Sprintf("%s（删去的原第%d项）", where, row)
	default:
		return fmt.Sprintf("%s（第%d项）", where, row)
	}
}

// inOneLine writes what changed, with a little of what stands around it: …编制
// 〔删：完整〕〔增：规范〕，执行…
func inOneLine(pieces []diff.Piece) string {
	var b strings.Builder
	for i, p := range pieces {
		text := strings.ReplaceAll(p.Text, "\n", "↵")
		switch p.Op {
		case diff.Same:
			b.WriteString(around(text, i > 0, i+1 < len(pieces)))
		case diff.Deleted:
			b.WriteString("〔删：" + text + "〕")
		case diff.Inserted:
			b.WriteString("〔增：" + text + "〕")
		}
	}
	return b.String()
}

// nearby is how many characters are shown beside a change.
const nearby = 12

// around is of a text that is the same what stands near the changes before and
// behind it.
func around(text string, before, after bool) string {
	letters := []rune(text)
	head, tail := 0, len(letters)
	if before {
		head = nearby
	}
	if after {
		tail = len(letters) - nearby
	}
	if head+1 >= tail {
		return text
	}
	return string(letters[:head]) + "…" + string(letters[tail:])
}

// A changed is a diff.Change as scripts see it.
type changed struct {
	Key    report.Key    `json:"key"`
	Was    report.Key    `json:"was"`
	Row    string        `json:"row"`
	Where  string        `json:"where"`
	Old    string        `json:"old"`
	New    string        `json:"new"`
	Pieces []changePiece `json:"pieces"`
}

type changePiece struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

var opNames = [...]string{diff.Same: "same", diff.Deleted: "deleted", diff.Inserted: "inserted"}

// changesJSON is never nil, so that none is [].
func changesJSON(form *report.Form, changes []diff.Change) []changed {
	list := make([]changed, len(changes))
	for i, c := range changes {
		list[i] = changed{Key: c.Key, Was: c.Was, Row: opNames[c.Row], Where: form.Field(c.Key).Where, Old: c.Old, New: c.New}
		for _, p := range c.Pieces {
			list[i].Pieces = append(list[i].Pieces, changePiece{opNames[p.Op], p.Text})
		}
	}
	return list
}
