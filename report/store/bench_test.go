package store

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/draft"
)

// One keystroke in a report of so many characters: the latest step grows.
func BenchmarkAppend(b *testing.B) {
	for _, length := range []int{0, 3_000, 20_000} {
		b.Run(itoa(length), func(b *testing.B) {
			s := temporary(b)
			v := report.Values{}
			for i := 0; i*3_000 < length; i++ {
				for k, text := range prose(i) {
					v[k+report.Key("_"+itoa(i))] = text
				}
			}
			id := create(b, s, v)
			for i := 0; b.Loop(); i++ {
				_, err := s.Append(id, edit(1, "年度绩效目标", "", strings.Repeat("绩效", i%500)))
				must(b, err)
			}
		})
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

func BenchmarkTally10000(b *testing.B) {
	s := library(b, 10_000)
	for b.Loop() {
		_, err := s.Tally()
		must(b, err)
	}
}

func BenchmarkSearch10000(b *testing.B) {
	s := library(b, 10_000)
	for name, c := range map[string]struct {
		query string
		all   int
	}{
		"character": {"年", 10_000}, "two": {"绩效", 10_000}, "digits": {"2023", 1001}, "rare": {"第77中学", 1}, "words": {"绩效 第77 2022", 12},
		"long": {"绩效评价工作进度", 10_000}, "none": {"乌有之乡", 0},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				hits, all, err := s.Search(Filter{Query: c.query}, 50)
				must(b, err)
				if all != c.all || len(hits) != min(all, 50) {
					b.Fatalf("%d reports of %d", len(hits), all)
				}
			}
		})
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

// A report with a long history: opening it takes less than a second, and undoing
// a step and storing that less than 5 ms.
func BenchmarkLongHistory(b *testing.B) {
	form, err := bundle.Open("lanzhou-2023")
	must(b, err)
	s := temporary(b)
	id, err := s.Create(longHistory(form.Form, 100_000))
	must(b, err)
	open := func() *draft.Draft {
		r := load(b, s, id)
		return draft.New(form.Form, r.Values, r.Steps)
	}
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			if _, ok := open().CanUndo(); !ok {
				b.Fatal("nothing to undo")
			}
		}
	})
	b.Run("undo", func(b *testing.B) {
		var done report.Step
		d := open()
		d.Subscribe(func(c draft.Change) { done = c.Step })
		for b.Loop() {
			if _, ok := d.Undo(); !ok {
				b.Fatal("nothing to undo")
			}
			_, err := s.Append(id, done)
			must(b, err)
		}
	})
}

// longHistory is a report of so many edits.
func longHistory(form *report.Form, edits int) NewReport {
	n := NewReport{Values: report.Values{}}
	var keys []report.Key
	for _, k := range form.Keys() {
		if !form.Computed(k) {
			keys = append(keys, k)
		}
	}
	for i := range edits {
		k := keys[i%len(keys)]
		text := strings.Repeat("绩效", 10+i%20)
		n.Steps = append(n.Steps, edit(int64(i)+1, k, n.Values[k], text))
		n.Values[k] = text
	}
	return n
}

// The file of 10,000 reports, in megabytes.
func BenchmarkSize10000(b *testing.B) {
	s := library(b, 10_000)
	for b.Loop() {
		info, err := os.Stat(s.path)
		must(b, err)
		b.ReportMetric(float64(info.Size())/1e6, "MB")
	}
}

// library is a store of n reports, each with a step.
func library(b *testing.B, n int) *Store {
	s := temporary(b)
	must(b, s.write("fill", func(tx *sql.Tx) error {
		for i := range n {
			step := []report.Step{edit(1, "键0", "", "x")}
			if _, err := insert(tx, NewReport{Values: prose(i), At: start, Steps: step}, s.Who); err != nil {
				return err
			}
		}
		return nil
	}))
	return s
}

// prose is a report of two dozen values, about 3,000 characters in all.
func prose(n int) report.Values {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	v := report.Values{yearKey: fmt.Sprintf("%d年度", 2015+n%10), unitKey: fmt.Sprintf("第%d中学", n)}
	for k := range 22 {
		var b strings.Builder
		for b.Len() < 3*(1+k*k*4/5) {
			b.WriteString(phrasebook[random.IntN(len(phrasebook))])
		}
		v[report.Key("键"+itoa(k))] = b.String() + "绩效评价工作进度"
	}
	return v
}

// phrasebook is what officials write, in pieces.
var phrasebook = strings.Fields(`部门整体支出 绩效评价 预算编制 预算执行率 年度目标 ，不够细化， 进一步完善 项目资金 共计 1286.4万元。 根据《预算法》
	和 有关规定， 采用 因素分析法 与 公众评判法 。 单位职能 档案收集 馆藏利用 服务对象 满意度 达到 95%以上， 及时 下达 。 一是 二是 三是 工作机制
	尚未健全； 加强 财务管理， 严格 落实 主体责任 。 信息化 建设 滞后， 建议 统筹 安排 结余资金 ， 提高 使用效益 。 抽查 现场核实 问卷调查
	产出数量 质量指标 时效 成本 社会效益 可持续影响 ， 得分 9.5分 。 人员经费 公用经费 专项 补助 县级配套 到位 不足`)

// What a clerk waits for: a copy, the question whether one is due, and opening.
func BenchmarkBackup10000(b *testing.B) {
	s := library(b, 10_000)
	b.Run("copy", func(b *testing.B) {
		for b.Loop() {
			must(b, s.BackupTo(s.path+".copy"))
		}
	})
	_, err := s.Backup(Daily)
	must(b, err)
	b.Run("due", func(b *testing.B) {
		for b.Loop() {
			_, err := s.BackupDue()
			must(b, err)
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		for b.Loop() {
			_, err := s.Backup(Daily)
			must(b, err)
		}
	})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			other, _, err := openSafely(s.path, how{wait: busyWait})
			must(b, err)
			must(b, other.Close())
		}
	})
}
