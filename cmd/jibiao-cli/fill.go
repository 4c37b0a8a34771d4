package main

import (
	"flag"

	"jibiao/report/docx"
	"jibiao/report/records"
)

func fillCommand() command {
	return command{
		name:     "fill",
		usage:    "-t 表单 -v values.json -o 输出.docx",
		about:    "把内容填进表单，生成 Word 文件；没有写的自动计算项由公式算出",
		required: []string{"t", "v", "o"},
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			form := f.String("t", "", aboutForm)
			values := f.String("v", "", "内容：`values.json`，一个由字段和文字组成的对象")
			out := f.String("o", "", aboutOutput)
			return func(c *call, _ []string) error { return c.fill(*form, *values, *out) }
		},
	}
}

// fill refuses what the form has no place for, but not what a check would
// find: that is for the command check to say.
func (c *call) fill(form, values, out string) error {
	b, err := c.openForm(form)
	if err != nil {
		return err
	}
	data, err := docx.ReadFile(values)
	if err != nil {
		return err
	}
	typed, err := records.Parse(values, data, b.Form)
	if err != nil {
		return err
	}
	document, err := b.Fill(b.Form.Compute(typed))
	if err != nil {
		return err
	}
	return c.save(out, document)
}
