package main

import (
	"flag"
	"fmt"
	"strings"

	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/store"
)

func dbShowCommand() command {
	return command{
		name:     "db show",
		usage:    "编号 [--json]",
		about:    "显示一份报告的内容，自动计算的也在内",
		operands: []string{"编号"},
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			asJSON := f.Bool("json", false, "以 JSON 输出")
			return func(c *call, operands []string) error { return c.dbShow(operands[0], *asJSON) }
		},
	}
}

func (c *call) dbShow(number string, asJSON bool) error {
	return c.withReport(number, func(r store.Report, b *bundle.Bundle) error {
		all := b.Form.Compute(r.Values)
		if asJSON {
			return writeJSON(&c.out, struct {
				listed
				Values orderedValues `json:"values"`
			}{list(r.Summary), orderedValues{b.Form, all}})
		}
		fmt.Fprintf(&c.out, "%s\n编号 %d，表单 %s，%s，%s 修改\n\n",
			b.Form.TitleOf(all), r.ID, orDash(r.FormID), r.State.Label(), clock(r.Changed))
		c.showValues(b.Form, all)
		return nil
	})
}

// showValues gives each filled field a line, and each further paragraph one
// that is indented.
func (c *call) showValues(form *report.Form, all report.Values) {
	for _, k := range form.KeysOf(all) {
		if all[k] != "" {
			fmt.Fprintf(&c.out, "%s：%s\n", k, strings.ReplaceAll(all[k], "\n", "\n    "))
		}
	}
}
