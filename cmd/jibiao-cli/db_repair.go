package main

import (
	"flag"
	"fmt"
	"path/filepath"

	"jibiao/report/explain"
	"jibiao/report/store"
)

func dbRepairCommand() command {
	return command{
		name:  "db repair",
		usage: "[--json]",
		about: "彻底检查数据文件，损坏的修复，损坏的文件另外保留；先关闭绩表",
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			asJSON := f.Bool("json", false, "以 JSON 输出")
			return func(c *call, _ []string) error { return c.dbRepair(*asJSON) }
		},
	}
}

// rungs are the ways of mending as scripts see them.
var rungs = map[store.Rung]string{
	store.Unharmed:   "unharmed",
	store.Searched:   "search index",
	store.Reindexed:  "index",
	store.Copied:     "copied",
	store.FromBackup: "backup",
	store.Emptied:    "emptied",
}

// A repaired is what became of the database as scripts see it.
type repaired struct {
	How     string `json:"how"`
	Reports int    `json:"reports"`
	Lost    int    `json:"lost"`
	Kept    string `json:"kept"`   // the damaged file
	Backup  string `json:"backup"` // of when it is, RFC 3339; empty = none was used
}

func (c *call) dbRepair(asJSON bool) error {
	dir, err := c.dataDir(c.data)
	if err != nil {
		return err
	}
	r, err := store.Repair(filepath.Join(dir, store.FileName))
	if err != nil {
		return err
	}
	if !asJSON {
		fmt.Fprintln(&c.out, explain.Recovery(r))
		return nil
	}
	told := repaired{How: rungs[r.How], Reports: r.Reports, Lost: r.Lost, Kept: r.Kept}
	if !r.Backup.IsZero() {
		told.Backup = stamp(r.Backup)
	}
	return writeJSON(&c.out, told)
}
