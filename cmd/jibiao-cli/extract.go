package main

import (
	"bytes"
	"flag"
)

func extractCommand() command {
	return command{
		name:     "extract",
		usage:    "-t 表单 已填.docx [-o values.json]",
		about:    "从填好的 Word 文件里读出内容",
		operands: []string{"已填.docx"},
		required: []string{"t"},
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			form := f.String("t", "", aboutForm)
			out := f.String("o", "-", "写入的文件 `values.json`；不写或写 - 时送往标准输出")
			return func(c *call, operands []string) error { return c.extract(*form, operands[0], *out) }
		},
	}
}

func (c *call) extract(form, filled, out string) error {
	b, err := c.openForm(form)
	if err != nil {
		return err
	}
	values, err := c.extractFile(b, filled)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := writeJSON(&text, orderedValues{b.Form, values}); err != nil {
		return err
	}
	return c.save(out, text.Bytes())
}
