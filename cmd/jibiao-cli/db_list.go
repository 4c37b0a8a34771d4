package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"jibiao/report/explain"
	"jibiao/report/formula"
	"jibiao/report/store"
)

func dbListCommand() command {
	return command{
		name:  "db list",
		usage: "[--year 年度] [--query 文字] [--json]",
		about: "列出报告库里的报告，最近修改的在前",
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			year := f.String("year", "", "只列这一`年度`，如 2024")
			query := f.String("query", "", "只列内容或表单名称里有这些`文字`的，几个词用空格隔开")
			asJSON := f.Bool("json", false, "以 JSON 输出")
			return func(c *call, _ []string) error { return c.dbList(*year, *query, *asJSON) }
		},
	}
}

func (c *call) dbList(year, query string, asJSON bool) error {
	var reports []store.Summary
	err := c.withReports(func(s *store.Store) (err error) {
		reports, err = s.List(store.Filter{Query: query})
		return err
	})
	if errors.Is(err, fs.ErrNotExist) { // nothing was ever kept: an empty list
		fmt.Fprintln(&c.err, explain.Error(err))
	} else if err != nil {
		return err
	}
	if year != "" {
		reports = slices.DeleteFunc(reports, func(s store.Summary) bool { return !sameYear(s.Year, year) })
	}
	return c.tellList(reports, asJSON)
}

// sameYear holds for 2024 and 2024年度.
func sameYear(a, b string) bool {
	x, okX := formula.Year(a)
	y, okY := formula.Year(b)
	return a == b || okX && okY && x == y
}

func (c *call) tellList(reports []store.Summary, asJSON bool) error {
	if asJSON {
		all := make([]listed, len(reports))
		for i, r := range reports {
			all[i] = list(r)
		}
		return writeJSON(&c.out, all)
	}
	lines := [][]string{{"编号", "年度", "单位", "表单", "状态", "最后修改"}}
	for _, r := range reports {
		lines = append(lines, []string{
			strconv.FormatInt(r.ID, 10), orDash(r.Year), orDash(r.Unit), orDash(r.FormID), r.State.Label(), clock(r.Changed),
		})
	}
	c.out.WriteString(columns("", lines))
	return nil
}
