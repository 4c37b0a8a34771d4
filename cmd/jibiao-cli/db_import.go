package main

import (
	"flag"
	"fmt"

	"jibiao/report/draft"
	"jibiao/report/explain"
	"jibiao/report/parcel"
	"jibiao/report/store"
)

func dbImportCommand() command {
	return command{
		name:     "db import",
		usage:    "已填.docx -t 表单 | 报告.jibiao [--salvage]",
		about:    "把填好的 Word 文件，或别处导出的报告文件（.jibiao）收进报告库，显示新报告的编号",
		operands: []string{"文件"},
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			form := f.String("t", "", aboutForm+"；只用于 Word 文件")
			salvage := f.Bool("salvage", false, "报告文件的历史或版本有损坏时，导入其余完好的部分")
			return func(c *call, operands []string) error {
				switch name := operands[0]; {
				case isParcel(name):
					return c.dbImportWhole(name, *salvage)
				case *form == "":
					return misuse("缺少选项 -t")
				default:
					return c.dbImport(name, *form)
				}
			}
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
		if err := s.PutBundle(parcel.Form(b)); err != nil {
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

// dbImportWhole takes a report in as it was exported. What could not be salvaged
// is said.
func (c *call) dbImportWhole(name string, salvage bool) error {
	data, err := parcel.ReadFile(name)
	if err != nil {
		return err
	}
	return c.withStore(func(s *store.Store) error {
		known, err := s.FullBundles()
		if err != nil {
			return err
		}
		r, lost, err := parcel.Salvage(data, "导入报告文件", known...)
		if err == nil && lost != nil && !salvage {
			err = lost
		}
		if err != nil {
			return fmt.Errorf("文件“%s”: %w", name, err)
		}
		id, err := s.Import(r)
		if err != nil {
			return err
		}
		fmt.Fprintln(&c.out, id)
		if lost != nil {
			fmt.Fprintln(&c.err, explain.Lost(lost))
		}
		return nil
	})
}
