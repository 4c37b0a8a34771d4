package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/report"
	"jibiao/report/find"
)

// logOf is a log with a step at each time, which changes a cell named in turn.
func logOf(times []time.Time, keys ...report.Key) []report.Step {
	var log []report.Step
	for i, at := range times {
		k := keys[i%len(keys)]
		edits := []report.Edit{{Key: k, Old: fmt.Sprint(i), New: fmt.Sprint(i + 1)}}
		log = append(log, report.Step{No: int64(i + 1), Kind: report.EditStep, Label: string(k), At: at, Edits: edits})
	}
	return log
}

// spell writes the lines of a chronicle down.
func (c *chronicle) spell(now time.Time) string {
	var out []string
	for _, l := range c.lines {
		switch l.kind {
		case headingLine:
			out = append(out, c.headings[l.at])
		case dayLine:
			out = append(out, dayName(c.log[l.at].At, now))
		case stepLine:
			out = append(out, fmt.Sprint(c.log[l.at].No))
		case fieldLine:
			out = append(out, fmt.Sprintf("%s×%d", c.fields[l.at].key, c.fields[l.at].count))
		}
	}
	return strings.Join(out, " | ")
}

func all(*report.Step) bool { return true }

func TestDaysOfAChronicle(t *testing.T) {
	now := time.Date(2026, 3, 26, 9, 0, 0, 0, time.Local)
	at := func(month time.Month, day, hour int) time.Time {
		return time.Date(2026, month, day, hour, 0, 0, 0, time.Local)
	}
	tests := []struct {
		name  string
		times []time.Time
		want  string
	}{
		{"nothing", nil, ""},
		{"one day", []time.Time{at(3, 26, 8), at(3, 26, 9)}, "今天 | 2 | 1"},
		{"midnight", []time.Time{at(3, 25, 0).Add(-1), at(3, 25, 0), at(3, 26, 0).Add(-1), at(3, 26, 0)}, "今天 | 4 | 昨天 | 3 | 2 | 3月24日 星期二 | 1"},
		{"another year", []time.Time{at(3, 26, 8).AddDate(-1, 0, 0)}, "2025年3月26日 星期三 | 1"},
		{"a clock set back", []time.Time{at(3, 25, 8), at(3, 24, 8), at(3, 25, 9)}, "昨天 | 3 | 3月24日 星期二 | 2 | 昨天 | 1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := chronicle{log: logOf(tt.times, "单位")}
			c.byTime(all)
			if got := c.spell(now); got != tt.want {
				t.Errorf("listed: %s\n  want: %s", got, tt.want)
			}
		})
	}
}

func TestWhatIsListed(t *testing.T) {
	now := time.Date(2026, 3, 26, 9, 0, 0, 0, time.Local)
	c := chronicle{log: logOf(slices.Repeat([]time.Time{now}, 6), "单位", "年度")}
	c.log[3].Edits[0].New = c.log[3].Edits[0].Old // typed, and taken back by typing
	c.byTime(func(s *report.Step) bool { return s.No != 5 })
	if got, want := c.spell(now), "今天 | 6 | 3 | 2 | 1"; got != want {
		t.Errorf("listed: %s, want %s", got, want)
	}
}

func TestTheHistoryOfACell(t *testing.T) {
	c := withSample(t)
	form, now := c.app.open.draft.Form(), time.Now()
	log := logOf(slices.Repeat([]time.Time{now}, 6), "存在问题", "评价年度", "不在表里")
	log[4].Edits = append(log[4].Edits, report.Edit{Key: "存在问题", Old: "甲", New: "乙"}, report.Edit{Key: "评价方法", Old: "丙", New: "丙"})
	tests := []struct {
		of   report.Key
		own  int
		want string
	}{
		{"存在问题", 3, "5 | 4 | 1 | 其他改过的栏目 | 评价年度×2"},
		{"评价年度", 2, "5 | 2 | 其他改过的栏目 | 存在问题×3"},
		{"相关建议", 0, "其他改过的栏目 | 评价年度×2 | 存在问题×3"},
	}
	for _, tt := range tests {
		c := chronicle{log: log}
		own := c.byField(form, tt.of, all)
		if got := c.spell(now); got != tt.want || own != tt.own {
			t.Errorf("%s: %d steps, %s\n want %d, %s", tt.of, own, got, tt.own, tt.want)
		}
	}
}

func TestSeveralPeople(t *testing.T) {
	for who, want := range map[string]bool{"": false, "a": false, "a a": false, "a b": true, "- a - a": false, "- a - b": true} {
		var log []report.Step
		for _, name := range strings.Fields(who) {
			log = append(log, report.Step{Who: strings.Trim(name, "-")})
		}
		if got := severalPeople(log); got != want {
			t.Errorf("%q: %v", who, got)
		}
	}
}

// Looking only where the texts differ finds what looking through them all would.
func TestCameOrWentLaw(t *testing.T) {
	text := rapid.StringOfN(rapid.SampledFrom([]rune("资金资金支出１1aA，。")), 0, 300, -1)
	rapid.Check(t, func(t *rapid.T) {
		words := find.Query{Text: rapid.StringOfN(rapid.SampledFrom([]rune("资金支1a")), 1, 3, -1).Draw(t, "words")}
		head, tail := text.Draw(t, "head"), text.Draw(t, "tail")
		e := report.Edit{Old: head + text.Draw(t, "old") + tail, New: head + text.Draw(t, "new") + tail}
		want := len(words.In("", e.Old)) != len(words.In("", e.New))
		if got := cameOrWent(words, e); got != want {
			t.Errorf("%q in %q and %q: %v, want %v", words.Text, e.Old, e.New, got, want)
		}
	})
}

func TestWhereTextsDiffer(t *testing.T) {
	tests := []struct {
		a, b   string
		more   int
		partA  string
		partB  string
		reason string
	}{
		{"", "", 3, "", "", "nothing"},
		{"甲乙丙", "甲乙丙", 0, "", "", "alike"},
		{"甲乙丙", "甲丁丙", 0, "乙", "丁", "one character"},
		{"甲乙丙", "甲丁丙", 2, "甲乙丙", "甲丁丙", "whole characters around"},
		{"甲甲", "甲甲甲", 0, "", "甲", "one more of the same"},
		{"一丁", "一丂", 0, "丁", "丂", "characters that begin with the same bytes"},
	}
	for _, tt := range tests {
		a, b := apart(tt.a, tt.b, tt.more)
		if diff := cmp.Diff([]string{tt.partA, tt.partB}, []string{a, b}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}
