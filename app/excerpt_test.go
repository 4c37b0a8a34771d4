package app

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"jibiao/report/diff"
)

// spell writes an excerpt down: [-gone-] and [+new+].
func (e excerpt) spell() string {
	var b strings.Builder
	at := 0
	for _, m := range e.marks {
		sign := "+"
		if m.op == diff.Deleted {
			sign = "-"
		}
		b.WriteString(e.text[at:m.from] + "[" + sign + e.text[m.from:m.to] + sign + "]")
		at = m.to
	}
	return b.String() + e.text[at:]
}

func TestExcerpts(t *testing.T) {
	tests := []struct{ name, old, now, want string }{
		{"filled in", "", "无", "[+无+]"},
		{"emptied", "无", "", "[-无-]"},
		{"a number", "1286.4", "1291.2", "[-1286.4-] [+1291.2+]"},
		{"little around", "预算编制及时。", "预算编制合理、及时。", "预算编制[+合理、+]及时。"},
		{
			"much around", "围绕预算编制的合理性、执行的及时性，核对支出与履职目标是否相称。", "围绕预算编制的合理性、执行的及时性，逐项核对支出与履职目标是否相称。",
			"…行的及时性，[+逐项+]核对支出与履职目标是否相…",
		},
		{"a long text new", "", "一二三四五六七八九十一二三四五六七八九十", "[+一二三四…六七八九十+]"},
		{"a line", "甲", "甲\n乙", "甲[+ 乙+]"},
		{"a line break", "甲\n", "甲\n\n", "甲 [+（换行）+]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := excerptOf(diff.Texts(tt.old, tt.now), shortRunes).spell(); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// Whatever the texts: the excerpt fits, and its marks are whole characters in order.
func TestExcerptsFitLaw(t *testing.T) {
	test.NewTempApp(t)
	text := rapid.StringOfN(rapid.SampledFrom([]rune("预算支出1a.，。\n（”")), 0, 400, -1)
	rapid.Check(t, func(t *rapid.T) {
		pieces := diff.Texts(text.Draw(t, "old"), text.Draw(t, "new"))
		lines, runes := rapid.IntRange(1, 8).Draw(t, "lines"), rapid.IntRange(2, 90).Draw(t, "runes")
		e := excerptOf(pieces, runes).within(lines, entryRoom)
		if n := excerptText(e.text, entryRoom).Layout().Len(); n > lines {
			t.Errorf("%d lines, want %d at most: %q", n, lines, e.text)
		}
		at := 0
		for _, m := range e.marks {
			if m.from < at || m.to <= m.from || m.to > len(e.text) || !utf8.ValidString(e.text[m.from:m.to]) {
				t.Fatalf("mark %+v of %q behind %d", m, e.text, at)
			}
			at = m.to
		}
	})
}
