package main

import (
	"flag"
	"fmt"

	"jibiao/report/draft"
	"jibiao/report/store"
)

func dbImportCommand() command {
	return command{
		name:     "db import",
		usage:    "已填.docx -t 表单",
		about:    "把填好的 Word 文件收进报告库，显示新报告的编号",
		operands: []string{"已填.docx"},
		required: []string{"t"},
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			form := f.String("t", "", aboutForm)
			return func(c *call, operands []string) error { return c.dbImport(operands[0], *form) }
		},
	}
}

func (c *call) dbImport(filled, form string) error {
	b, err := c.openForm(form)
	if err != nil {
		return err
	}
	printed, err := c.extractFile(b, filled)
	if err != nil {
		return err
	}
	return c.withStore(func(s *store.Store) error {
		if err := keep(s, b); err != nil {
			return err
		}
		typed, steps := draft.Begin(b.Form, b.Form.LetFollow(printed), "导入 Word 文件", c.now())
		id, err := s.Create(store.NewReport{BundleHash: b.Hash, Values: typed, Steps: steps, At: c.now()})
		if err == nil {
			fmt.Fprintln(&c.out, id)
		}
		return err
	})
}
