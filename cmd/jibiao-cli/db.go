package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"jibiao/report/bundle"
	"jibiao/report/parcel"
	"jibiao/report/store"
)

// withStore opens the database, runs f and closes it. The database is made
// where it is missing.
func (c *call) withStore(f func(*store.Store) error) (err error) {
	dir, err := c.dataDir(c.data)
	if err != nil {
		return err
	}
	s, err := store.Open(filepath.Join(dir, store.FileName))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	s.Now, s.Who = c.now, c.user()
	return f(s)
}

// withReports is withStore for commands that only read: where there is no
// database none is made, and the error is fs.ErrNotExist.
func (c *call) withReports(f func(*store.Store) error) error {
	dir, err := c.dataDir(c.data)
	if err != nil {
		return err
	}
	if err := c.haveReports(dir); err != nil {
		return err
	}
	return c.withStore(f)
}

// haveReports fails with fs.ErrNotExist where there is no database.
func (c *call) haveReports(dir string) error {
	if _, err := os.Stat(filepath.Join(dir, store.FileName)); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("文件夹“%s”里没有绩表的数据（%s），可以用 --data 指明文件夹: %w", dir, store.FileName, err)
	}
	return nil
}

// withNumber is withReports for what is done to one report; that there is none of
// the number is said by it.
func (c *call) withNumber(number string, f func(s *store.Store, id int64) error) error {
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return misuse("编号“%s”不是数字", number)
	}
	err = c.withReports(func(s *store.Store) error { return f(s, id) })
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("没有编号为 %d 的报告，可以用 db list 查看有哪些", id)
	}
	return err
}

// withReport loads a report by its number and the form that it was typed under.
func (c *call) withReport(number string, f func(store.Report, *bundle.Bundle) error) error {
	return c.withNumber(number, func(s *store.Store, id int64) error {
		r, err := s.Load(id)
		if err != nil {
			return err
		}
		kept, err := s.Bundle(r.BundleHash)
		if err != nil {
			return err
		}
		b, err := bundle.New(kept.Template, kept.Fields)
		if err != nil {
			return fmt.Errorf("报告 %d 的表单无法打开: %w", id, err)
		}
		return f(r, b)
	})
}

// A listed report is one as scripts see it.
type listed struct {
	ID      int64       `json:"id"`
	Unit    string      `json:"unit"`
	Year    string      `json:"year"`
	Form    string      `json:"form"`
	State   store.State `json:"state"`
	Changed string      `json:"changed"` // RFC 3339
}

func list(s store.Summary) listed {
	return listed{s.ID, s.Unit, s.Year, s.FormID, s.State, stamp(s.Changed)}
}

// orDash stands for what is not filled in.
func orDash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

// isParcel says whether a file is meant as a whole report.
func isParcel(name string) bool { return strings.EqualFold(filepath.Ext(name), parcel.Suffix) }

// clock is a time for people.
func clock(t time.Time) string { return t.Local().Format("2006-01-02 15:04:05") }
