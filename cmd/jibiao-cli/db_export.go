package main

import (
	"flag"

	"jibiao/report/bundle"
	"jibiao/report/store"
)

func dbExportCommand() command {
	return command{
		name:     "db export",
		usage:    "编号 -o 输出.docx",
		about:    "把一份报告导出为 Word 文件",
		operands: []string{"编号"},
		required: []string{"o"},
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			out := f.String("o", "", aboutOutput)
			return func(c *call, operands []string) error { return c.dbExport(operands[0], *out) }
		},
	}
}

// dbExport uses the form as it was when the report was typed.
func (c *call) dbExport(number, out string) error {
	return c.withReport(number, func(r store.Report, b *bundle.Bundle) error {
		document, err := b.Fill(b.Form.Compute(r.Values))
		if err != nil {
			return err
		}
		return c.save(out, document)
	})
}
