package main

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"

	"jibiao/report/explain"
	"jibiao/report/store"
)

func dbVerifyCommand() command {
	return command{
		name:     "db verify",
		usage:    "[备份.db] [--json]",
		about:    "检验数据文件或一份备份是否完好，不作改动",
		optional: "备份.db",
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			asJSON := f.Bool("json", false, "以 JSON 输出")
			return func(c *call, operands []string) error { return c.dbVerify(operands, *asJSON) }
		},
	}
}

// A verdict is what a look through a database found, as scripts see it.
type verdict struct {
	Path    string `json:"path"`
	Sound   bool   `json:"sound"`
	Problem string `json:"problem"`
	Reports int    `json:"reports"`
	Schema  int    `json:"schema"`
	Changed string `json:"changed"` // the latest change of a report, RFC 3339; empty = there is none
}

func (c *call) dbVerify(operands []string, asJSON bool) error {
	path, err := c.fileToVerify(operands)
	if err != nil {
		return err
	}
	sound, err := store.Verify(path)
	var unusable *store.UnusableError
	if len(operands) == 0 && errors.As(err, &unusable) { // it is no backup
		err = &store.Error{Op: store.OpVerify, Path: path, Err: unusable.Err}
	}
	if asJSON {
		return c.tellVerdict(path, sound, err)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(&c.out, "“%s”完好：%d 份报告", path, sound.Reports)
	if !sound.Latest.IsZero() {
		fmt.Fprintf(&c.out, "，最后修改 %s", clock(sound.Latest))
	}
	c.out.WriteString("。\n")
	return nil
}

func (c *call) tellVerdict(path string, sound store.Sound, problem error) error {
	v := verdict{Path: path, Sound: problem == nil, Reports: sound.Reports, Schema: sound.Version}
	if problem != nil {
		v.Problem = explain.Error(problem)
	}
	if !sound.Latest.IsZero() {
		v.Changed = stamp(sound.Latest)
	}
	if err := writeJSON(&c.out, v); err != nil || problem == nil {
		return err
	}
	return errFound
}

// fileToVerify is what the clerk named, or the database.
func (c *call) fileToVerify(operands []string) (string, error) {
	if len(operands) > 0 {
		return operands[0], nil
	}
	dir, err := c.dataDir(c.data)
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, store.FileName), c.haveReports(dir)
}
