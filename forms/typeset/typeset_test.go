package typeset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// half counts Han as 2 and the rest as 1, as a fixed-width screen would.
func half(r rune) float32 {
	if r >= 0x2000 {
		return 2
	}
	return 1
}

func lay(text string, width, first float32) *Layout {
	return New(text, Setting{Width: width, First: first, Advance: half})
}

func texts(l *Layout) []string {
	var out []string
	for _, line := range l.Lines() {
		out = append(out, line.Text)
	}
	return out
}

func TestLines(t *testing.T) {
	tests := []struct {
		name         string
		text         string
		width, first float32
		want         []string
	}{
		{"empty", "", 10, 0, []string{""}},
		{"fits", "绩效评价", 8, 0, []string{"绩效评价"}},
		{"plain", "绩效评价报告", 8, 0, []string{"绩效评价", "报告"}},
		{"indent takes from the first line", "绩效评价报告", 8, 4, []string{"绩效", "评价报告"}},
		{"each paragraph is indented", "绩效评价\n绩效评价", 8, 4, []string{"绩效", "评价", "绩效", "评价"}},
		{"closing mark is not first", "绩效评价，报告", 8, 0, []string{"绩效评", "价，报告"}},
		{"two closing marks", "绩效评价”。报告", 8, 0, []string{"绩效评", "价”。报", "告"}},
		{"dots stay together and are not first", "绩效评价……报告", 8, 0, []string{"绩效评", "价……报", "告"}},
		{"a dash is not parted", "绩效评——价", 8, 0, []string{"绩效评", "——价"}},
		{"opening mark is not last", "绩效评（价）", 8, 0, []string{"绩效评", "（价）"}},
		{"opening mark before a blank is not last", "绩效评（ 价）", 8, 0, []string{"绩效评", "（ 价）"}},
		{"closing mark behind a blank is not first", "绩效评价 ，报", 9, 0, []string{"绩效评", "价 ，报"}},
		{"number stays whole", "支出5257.66，余", 10, 0, []string{"支出", "5257.66，", "余"}},
		{"number keeps its unit", "共支出1286.4万元整", 14, 0, []string{"共支出", "1286.4万元整"}},
		{"unit behind a blank", "共完成整理 42 万页纸", 14, 0, []string{"共完成整理 ", "42 万页纸"}},
		{"year keeps its unit", "云岭市2024年度", 12, 0, []string{"云岭市", "2024年度"}},
		{"unit too wide for the line is broken", "支出5257.66万元", 10, 0, []string{"支出", "5257.66万", "元"}},
		{"unit words without a number are text", "万元万元万元", 8, 0, []string{"万元万元", "万元"}},
		{"number keeps its percent sign", "达到了100%以上", 8, 0, []string{"达到了", "100%以上"}},
		{"number keeps what compares it", "满意度≥95%", 8, 0, []string{"满意度", "≥95%"}},
		{"word stays whole", "使用Excel表格", 8, 0, []string{"使用", "Excel表", "格"}},
		{"long number is cut", "1234567890", 4, 0, []string{"1234", "5678", "90"}},
		{"cut before the mark, not behind", "12345678，", 8, 0, []string{"1234567", "8，"}},
		{"nothing but marks", "，，，", 4, 0, []string{"，，", "，"}},
		{"blank hangs over", "预算 安排", 4, 0, []string{"预算 ", "安排"}},
		{"paragraphs", "一\n\n二", 8, 0, []string{"一", "", "二"}},
		{"too narrow", "绩效", 1, 0, []string{"绩", "效"}},
		{"an accent stays with its letter", "绩效a\u0301", 4, 0, []string{"绩效", "a\u0301"}},
		{"also where a word is cut", "aaaa\u0301b", 4, 0, []string{"aaa", "a\u0301b"}},
		{"a picture made of several stays whole", "绩👩\u200D👧", 6, 0, []string{"绩", "👩\u200D👧"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, texts(lay(tt.text, tt.width, tt.first))); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestFlush(t *testing.T) {
	for flush, want := range map[float32][]float32{0: {2, 0}, 0.5: {2, 3}, 1: {2, 6}} {
		l := New("绩效评价报告", Setting{Width: 10, First: 2, Flush: flush, Advance: half})
		var got []float32
		for _, line := range l.Lines() {
			got = append(got, line.Left)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("flush %v (-want +got):\n%s", flush, diff)
		}
	}
}

var alphabet = []rune("绩效评价，。、“”（）《》……——1234.5%aZ 万元\t 页e\u0301👩\u200D🏽")

func anyText(t *rapid.T, label string, most int) string {
	paragraph := rapid.StringOfN(rapid.RuneFrom(alphabet), 0, most, -1)
	return strings.Join(rapid.SliceOfN(paragraph, 1, 4).Draw(t, label), "\n")
}

func anyLayout(t *rapid.T) *Layout {
	return New(anyText(t, "text", 60), Setting{
		Width: rapid.Float32Range(2, 40).Draw(t, "width"), First: rapid.Float32Range(0, 4).Draw(t, "first"),
		Flush: rapid.SampledFrom([]float32{0, 0.5, 1}).Draw(t, "flush"), Advance: half,
	})
}

// checkLines looks whether the lines are the text's and within the room.
func checkLines(t interface{ Fatalf(string, ...any) }, l *Layout) {
	var joined strings.Builder
	for n, line := range l.Lines() {
		if joined.Len() != line.Start {
			t.Fatalf("line %d starts at %d, want %d", n, line.Start, joined.Len())
		}
		if got := l.Line(n); got != line {
			t.Fatalf("Line(%d) = %v, want %v", n, got, line)
		}
		joined.WriteString(line.Text)
		if line.Last && n < l.Len()-1 {
			joined.WriteByte('\n')
		}
		indent := float32(0)
		if line.Start == 0 || l.Text()[line.Start-1] == '\n' {
			indent = l.setting.First
		}
		if solid := strings.TrimRight(line.Text, " \t"); indent+line.Width > l.setting.Width && len(stops(solid)) > 2 {
			t.Fatalf("line %q is %v wide, allowed %v", line.Text, indent+line.Width, l.setting.Width)
		}
	}
	if joined.String() != l.Text() {
		t.Fatalf("lines join to %q, want %q", joined.String(), l.Text())
	}
}

// The rules of the marks, written down once more and without any cleverness:
// may the lines a and b stand like this?
func marksAllow(a, b string) bool {
	dash := strings.HasSuffix(a, "—") && strings.HasPrefix(b, "—")
	first, _ := utf8.DecodeRuneInString(b)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(a, " \t"))
	return !dash && !strings.ContainsRune("，。、”）》%.…", first) && !strings.ContainsRune("“（《", last)
}

func TestLineLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyLayout(t)
		checkLines(t, l)
		var lines []Line
		for _, line := range l.Lines() {
			lines = append(lines, line)
		}
		for i, a := range lines[:len(lines)-1] {
			b := lines[i+1].Text
			if a.Last || marksAllow(a.Text, b) {
				continue
			}
			for _, at := range stops(a.Text) { // was there any other place?
				head, tail := a.Text[:at], a.Text[at:]+b
				if at > 0 && at < len(a.Text) && tail[0] != ' ' && tail[0] != '\t' && marksAllow(head, tail) {
					t.Fatalf("%q, %q could break before %q", a.Text, b, tail)
				}
			}
		}
	})
}

// A layout that was edited is the one that is laid out anew.
func TestEditsAreLaidOutAsFromScratch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyLayout(t)
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			text := l.Text()
			at := stops(text)
			from := rapid.IntRange(0, len(at)-1).Draw(t, "from")
			to := min(len(at)-1, from+rapid.IntRange(0, 8).Draw(t, "length"))
			edited := text[:at[from]] + anyText(t, "with", 5) + text[at[to]:]
			l.SetText(edited)
			if diff := cmp.Diff(plain(New(edited, l.setting)), plain(l)); diff != "" {
				t.Fatalf("%q -> %q (-from scratch +edited):\n%s", text, edited, diff)
			}
		}
	})
}

func plain(l *Layout) []Line {
	var out []Line
	for _, line := range l.Lines() {
		out = append(out, line)
	}
	return out
}

func FuzzEdit(f *testing.F) {
	f.Add("绩效评价，达到96.53%。\n第二段", "绩效评价，达到96.53 %。", float32(9))
	f.Add("（     ）\xff\xfe", "（     ，）\n\n\xff", float32(3))
	f.Fuzz(func(t *testing.T, first, second string, width float32) {
		if width != width || width < 0 {
			t.Skip("no width")
		}
		l := lay(first, width, 2)
		checkLines(t, l)
		l.SetText(second)
		checkLines(t, l)
		if diff := cmp.Diff(plain(lay(second, width, 2)), plain(l)); diff != "" {
			t.Errorf("(-from scratch +edited):\n%s", diff)
		}
	})
}

func BenchmarkKey(b *testing.B) {
	text := strings.Repeat("绩效评价，支出1286.4万元。", 300)
	l := lay(text, 90, 4)
	middle := Previous(text, len(text)/2)
	for n := 0; b.Loop(); n++ {
		if n%2 == 0 {
			l.SetText(text[:middle] + "字" + text[middle:])
		} else {
			l.SetText(text)
		}
	}
}
