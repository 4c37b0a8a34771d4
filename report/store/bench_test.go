package store

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"jibiao/report"
)

// One keystroke: the latest step grows.
func BenchmarkAppend(b *testing.B) {
	s := temporary(b)
	id := create(b, s, nil)
	for i := 0; b.Loop(); i++ {
		_, err := s.Append(id, edit(1, "年度绩效目标", "", strings.Repeat("绩效", i%500)))
		must(b, err)
	}
}

func BenchmarkList10000(b *testing.B) {
	s := library(b, 10_000)
	for name, f := range map[string]Filter{"all": {}, "query": {Query: "2023 第77"}, "year": {Year: "2023年度"}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				list, err := s.List(f)
				must(b, err)
				if len(list) == 0 {
					b.Fatal("nothing found")
				}
			}
		})
	}
}

func BenchmarkYears10000(b *testing.B) {
	s := library(b, 10_000)
	for b.Loop() {
		_, err := s.Years()
		must(b, err)
	}
}

func BenchmarkOpen10000(b *testing.B) {
	s := library(b, 10_000)
	for b.Loop() {
		again, err := Open(s.path)
		must(b, err)
		must(b, again.Close())
	}
}

func BenchmarkLoad10000(b *testing.B) {
	s := temporary(b)
	n := NewReport{Values: report.Values{yearKey: "2023年度"}}
	for i := range 10_000 {
		k := report.Key("键" + itoa(i%24))
		n.Steps = append(n.Steps, edit(int64(i)+1, k, strings.Repeat("前", 50), strings.Repeat("后", 50)))
	}
	id, err := s.Create(n)
	must(b, err)
	for b.Loop() {
		if got := len(load(b, s, id).Steps); got != 10_000 {
			b.Fatalf("%d steps", got)
		}
	}
}

// library is a store of n reports with two dozen values and a step each.
func library(b *testing.B, n int) *Store {
	s := temporary(b)
	must(b, s.write("fill", func(tx *sql.Tx) error {
		for i := range n {
			v := report.Values{yearKey: fmt.Sprintf("%d年度", 2015+i%10), unitKey: fmt.Sprintf("第%d中学", i)}
			for k := range 22 {
				v[report.Key("键"+itoa(k))] = strings.Repeat("绩效评价", 1+k*k/4)
			}
			if _, err := insert(tx, NewReport{Values: v, At: start, Steps: []report.Step{edit(1, "键0", "", "x")}}); err != nil {
				return err
			}
		}
		return nil
	}))
	return s
}
