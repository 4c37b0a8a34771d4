package main

import (
	"flag"
	"fmt"

	"jibiao/report/docx"

	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/records"
)

func checkCommand() command {
	return command{
		name:     "check",
		usage:    "-t 表单 values.json|已填.docx [--json]",
		about:    "检查内容，一行一条；有“错误”时退出码为 1",
		operands: []string{"values.json 或 已填.docx"},
		required: []string{"t"},
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			form := f.String("t", "", aboutForm)
			asJSON := f.Bool("json", false, "以 JSON 输出")
			return func(c *call, operands []string) error { return c.check(*form, operands[0], *asJSON) }
		},
	}
}

func (c *call) check(form, name string, asJSON bool) error {
	b, err := c.openForm(form)
	if err != nil {
		return err
	}
	issues, err := c.examine(b, name)
	if err != nil {
		return err
	}
	if err := c.tell(issues, asJSON); err != nil {
		return err
	}
	if hasError(issues) {
		return errFound
	}
	return nil
}

func (c *call) tell(issues []report.Issue, asJSON bool) error {
	if asJSON {
		return writeJSON(&c.out, findings(issues))
	}
	for _, i := range issues {
		fmt.Fprintln(&c.out, sentence(i))
	}
	if len(issues) == 0 {
		fmt.Fprintln(&c.out, "没有发现问题。")
	}
	return nil
}

// examine checks a values.json with its computed values, or a Word file as it
// stands on paper: there an empty cell is empty, whatever its formula gives.
func (c *call) examine(b *bundle.Bundle, name string) ([]report.Issue, error) {
	data, err := docx.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if isJSON(name, data) {
		typed, err := records.Parse(name, data, b.Form)
		if err != nil {
			return nil, err
		}
		return b.Form.Check(b.Form.Compute(typed)), nil
	}
	values, issues, err := c.readFilled(b, name, data)
	if err != nil {
		return nil, err
	}
	return append(issues, b.Form.Check(values)...), nil
}
