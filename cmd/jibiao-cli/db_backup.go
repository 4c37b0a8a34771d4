package main

import (
	"flag"
	"fmt"
	"path/filepath"

	"jibiao/report/store"
)

func dbBackupCommand() command {
	return command{
		name:  "db backup",
		usage: "[-o 输出.db] [--json]",
		about: "备份全部报告；不写 -o 时放在数据文件夹的 backup 里，设了第二备份位置的也放一份",
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			out := f.String("o", "", "备份成这个 `文件`")
			asJSON := f.Bool("json", false, "以 JSON 输出")
			return func(c *call, _ []string) error {
				return c.withReports(func(s *store.Store) error {
					if *out != "" {
						return c.backupTo(s, *out, *asJSON)
					}
					return c.backup(s, *asJSON)
				})
			}
		},
	}
}

// A madeBackup is a copy as scripts see it.
type madeBackup struct {
	Path    string `json:"path"`
	Reports int    `json:"reports"`
	Size    int64  `json:"size"` // bytes
}

// backup makes one of the program's own copies. That it is good is said even if
// there is no second one.
func (c *call) backup(s *store.Store, asJSON bool) error {
	b, err := s.Backup(store.Manual)
	if b.Path == "" {
		return err
	}
	if told := c.tellBackup(madeBackup{b.Path, b.Reports, b.Size}, asJSON); told != nil {
		return told
	}
	if err != nil || asJSON {
		return err
	}
	return c.countManual(s)
}

// countManual says how much there is that only the clerk deletes.
func (c *call) countManual(s *store.Store) error {
	all, err := s.Backups()
	n, size := 0, int64(0)
	for _, b := range all {
		if b.Reason == store.Manual && !b.Second {
			n, size = n+1, size+b.Size
		}
	}
	fmt.Fprintf(&c.out, "手动备份共 %d 份，占 %s；程序不会删除，不需要的请自行删除。\n", n, megabytes(size))
	return err
}

func (c *call) backupTo(s *store.Store, path string, asJSON bool) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if err := s.BackupTo(path); err != nil {
		return err
	}
	b, err := lookAt(path)
	if err != nil {
		return err
	}
	return c.tellBackup(b, asJSON)
}

func lookAt(path string) (madeBackup, error) {
	sound, err := store.Verify(path)
	if err != nil {
		return madeBackup{}, err
	}
	return madeBackup{path, sound.Reports, sound.Size}, nil
}

func (c *call) tellBackup(b madeBackup, asJSON bool) error {
	if asJSON {
		return writeJSON(&c.out, b)
	}
	fmt.Fprintf(&c.out, "已备份到“%s”（%d 份报告，%s）。\n", b.Path, b.Reports, megabytes(b.Size))
	return nil
}

func megabytes(bytes int64) string { return fmt.Sprintf("%.1f MB", float64(bytes)/1e6) }
