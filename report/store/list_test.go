package store

import (
	"strings"
	"testing"
	"time"

	"jibiao/report"
)

func TestList(t *testing.T) {
	s := temporary(t)
	must(t, s.PutBundle(form(1, "项目支出_绩效自评表")))
	bare := Bundle{Hash: [32]byte{2}, ID: "bare", Name: "50% 的表", Template: []byte("x")}
	must(t, s.PutBundle(bare))

	var ids []int64
	for i, n := range []NewReport{
		{Values: report.Values{yearKey: "2022年度", unitKey: "兰州市档案馆"}},
		{Values: report.Values{yearKey: "2023年度", unitKey: "兰州市档案馆"}},
		{Values: report.Values{yearKey: "2023年度", unitKey: `某局\办公室`}, BundleHash: [32]byte{1}},
		{Values: report.Values{yearKey: "2030年度", unitKey: "别的键"}, BundleHash: bare.Hash},
		{Values: report.Values{yearKey: "2021年度", unitKey: "兰州市图书馆 A"}},
		{},
	} {
		n.At = start.Add(time.Duration(i) * time.Hour)
		id, err := s.Create(n)
		must(t, err)
		ids = append(ids, id)
	}
	must(t, s.SetState(ids[1], Submitted))
	must(t, s.MoveToBin(ids[4]))

	for _, c := range []struct {
		name   string
		filter Filter
		want   []int // indexes of ids, newest first
	}{
		{"all", Filter{}, []int{5, 3, 2, 1, 0}},
		{"bin", Filter{Deleted: true}, []int{4}},
		{"year", Filter{Year: "2023年度"}, []int{2, 1}},
		{"half a year", Filter{Year: "2023"}, nil},
		{"state", Filter{State: Submitted}, []int{1}},
		{"year and state", Filter{Year: "2023年度", State: Draft}, []int{2}},
		{"unit", Filter{Query: "档案"}, []int{1, 0}},
		{"form", Filter{Query: "自评"}, []int{2}},
		{"words", Filter{Query: " 2023　档案馆\n"}, []int{1}},
		{"words of unit, year, form", Filter{Query: "部门 兰州 2022"}, []int{0}},
		{"a word too many", Filter{Query: "部门 兰州 2022 乌有"}, nil},
		{"bin and query", Filter{Query: "图书", Deleted: true}, []int{4}},
		{"letters of any case", Filter{Query: "a", Deleted: true}, []int{4}},
		{"only in the bin", Filter{Query: "图书"}, nil},
		{"percent sign", Filter{Query: "%"}, []int{3}},
		{"underscore", Filter{Query: "_"}, []int{2}},
		{"backslash", Filter{Query: `\`}, []int{2}},
		{"quote", Filter{Query: "'"}, nil},
		{"a text of any field", Filter{Query: "2030"}, []int{3}},
		{"many words", Filter{Query: strings.Repeat("0 ", 500)}, []int{3, 2, 1, 0}},
		{"too long", Filter{Query: strings.Repeat("0 ", 501)}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			list, err := s.List(c.filter)
			must(t, err)
			var got, want []int64
			for _, sum := range list {
				got = append(got, sum.ID)
				same(t, "summary in list and report", sum, load(t, s, sum.ID).Summary)
			}
			for _, i := range c.want {
				want = append(want, ids[i])
			}
			same(t, "reports", got, want)
		})
	}

	_, err := s.Append(ids[0], edit(1, yearKey, "2022年度", "2019年度"))
	must(t, err)
	tally, err := s.Tally()
	must(t, err)
	same(t, "tally", tally, Tally{
		All: 5, Bin: 1, States: map[State]int{Draft: 4, Submitted: 1},
		Years: []YearTally{{"2023年度", 2}, {"2019年度", 1}},
	})
}

func TestListOrder(t *testing.T) {
	s := temporary(t)
	a, b := create(t, s, nil), create(t, s, nil)
	order := func(want ...int64) {
		t.Helper()
		list, err := s.List(Filter{})
		must(t, err)
		var got []int64
		for _, sum := range list {
			got = append(got, sum.ID)
		}
		same(t, "order", got, want)
	}
	order(b, a)
	_, err := s.Append(a, edit(1, "x", "", "y"))
	must(t, err)
	order(a, b)
	must(t, s.SetCell(b, "x"))
	must(t, s.SetState(b, Checked))
	order(a, b)
	_, err = s.Append(b, edit(1, "x", "", "y"))
	must(t, err)
	order(b, a)
}
