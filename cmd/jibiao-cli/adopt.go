package main

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"

	"jibiao/report/bundle"
	"jibiao/report/docx"
)

func adoptCommand() command {
	return command{
		name:     "adopt",
		usage:    "空白表.docx -o 表单文件夹",
		about:    "把空白的官方表格做成表单，写出带占位符的 template.docx 和字段表 fields.toml",
		operands: []string{"空白表.docx"},
		required: []string{"o"},
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			out := f.String("o", "", "写入的`文件夹`，不存在时新建，已有文件时不写")
			return func(c *call, operands []string) error { return c.adopt(operands[0], *out) }
		},
	}
}

var (
	errNoPlaces = errors.New("没有找到可以填写的位置（标题旁边或下面的空单元格、下划线、方框等），无法做成表单")
	errAdopted  = errors.New("里面已有占位符，可以直接作为表单使用")
)

// adopt writes nothing unless all of it has succeeded.
func (c *call) adopt(name, dir string) error {
	blank, err := docx.ReadFile(name)
	if err != nil {
		return err
	}
	if blank, err = c.modern(name, blank); err != nil {
		return fmt.Errorf("文件“%s”: %w", name, err)
	}
	if b, err := bundle.New(blank, nil); err != nil {
		return fmt.Errorf("文件“%s”: %w", name, err)
	} else if len(b.Form.Fields) > 0 {
		return fmt.Errorf("文件“%s”: %w", name, errAdopted)
	}
	p, err := bundle.Propose(blank)
	if err != nil {
		return fmt.Errorf("文件“%s”: %w", name, err)
	}
	if len(p.Fields) == 0 {
		return fmt.Errorf("文件“%s”: %w", name, errNoPlaces)
	}
	files, err := bundle.Adopt(blank, p, filepath.Base(filepath.Clean(dir)))
	if err != nil {
		return fmt.Errorf("文件“%s”: %w", name, err)
	}
	if err := files.Save(dir); err != nil {
		return err
	}
	guesses := 0
	for _, f := range p.Fields {
		if f.Guessed.Kind || f.Guessed.Unit || f.Guessed.Repeat {
			guesses++
		}
	}
	fmt.Fprintf(&c.out, "已做成表单“%s”：%d 个字段，其中 %d 个的类型、单位或重复行是猜测的，请核对 %s。\n",
		dir, len(p.Fields), guesses, filepath.Join(dir, "fields.toml"))
	return nil
}
