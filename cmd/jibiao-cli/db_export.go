package main

import (
	"bytes"
	"flag"

	"jibiao/report/bundle"
	"jibiao/report/parcel"
	"jibiao/report/store"
)

func dbExportCommand() command {
	return command{
		name:     "db export",
		usage:    "编号 -o 输出.docx|报告.jibiao",
		about:    "把一份报告导出为 Word 文件，或连同历史和版本导出为报告文件（.jibiao）",
		operands: []string{"编号"},
		required: []string{"o"},
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			out := f.String("o", "", "生成的 `文件`：.docx 是 Word 文件，.jibiao 是报告文件；写 - 时把 Word 文件送往标准输出")
			return func(c *call, operands []string) error {
				if isParcel(*out) {
					return c.dbExportWhole(operands[0], *out)
				}
				return c.dbExport(operands[0], *out)
			}
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

// dbExportWhole writes all that there is of a report.
func (c *call) dbExportWhole(number, out string) error {
	return c.withNumber(number, func(s *store.Store, id int64) error {
		r, err := s.Export(id)
		if err != nil {
			return err
		}
		var file bytes.Buffer
		if err := parcel.Write(&file, r); err != nil {
			return err
		}
		return c.save(out, file.Bytes())
	})
}
