package typeset

import (
	"strings"
	"testing"

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

func texts(lines []Line) []string {
	var out []string
	for _, l := range lines {
		out = append(out, l.Text)
	}
	return out
}

func TestBreak(t *testing.T) {
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
		{"closing mark is not first", "绩效评价，报告", 8, 0, []string{"绩效评", "价，报告"}},
		{"two closing marks", "绩效评价”。报告", 8, 0, []string{"绩效评", "价”。报", "告"}},
		{"opening mark is not last", "绩效评（价）", 8, 0, []string{"绩效评", "（价）"}},
		{"number stays whole", "支出5257.66万元", 10, 0, []string{"支出", "5257.66万", "元"}},
		{"number keeps its percent sign", "达到了100%以上", 8, 0, []string{"达到了", "100%以上"}},
		{"word stays whole", "使用Excel表格", 8, 0, []string{"使用", "Excel表", "格"}},
		{"long number is cut", "1234567890", 4, 0, []string{"1234", "5678", "90"}},
		{"blank hangs over", "预算 安排", 4, 0, []string{"预算 ", "安排"}},
		{"paragraphs", "一\n\n二", 8, 0, []string{"一", "", "二"}},
		{"too narrow", "绩效", 1, 0, []string{"绩", "效"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, texts(Break(tt.text, tt.width, tt.first, half))); diff != "" {
				t.Errorf("Break(%q) (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestBreakLaws(t *testing.T) {
	alphabet := []rune("绩效评价，。、“”（）《》1234.5%aZ \t")
	rapid.Check(t, func(t *rapid.T) {
		paragraph := rapid.StringOfN(rapid.RuneFrom(alphabet), 0, 60, -1)
		text := strings.Join(rapid.SliceOfN(paragraph, 1, 4).Draw(t, "paragraphs"), "\n")
		width := rapid.Float32Range(2, 40).Draw(t, "width")
		var joined strings.Builder
		lines := Break(text, width, 4, half)
		for i, l := range lines {
			if joined.Len() != l.Start {
				t.Fatalf("line %d starts at %d, want %d", i, l.Start, joined.Len())
			}
			joined.WriteString(l.Text)
			if l.Last && i < len(lines)-1 {
				joined.WriteByte('\n')
			}
			if l.Indent+l.Width > width && len([]rune(strings.TrimRight(l.Text, " \t"))) > 1 {
				t.Fatalf("line %q is %v wide, allowed %v", l.Text, l.Indent+l.Width, width)
			}
		}
		if joined.String() != text {
			t.Fatalf("lines join to %q, want %q", joined.String(), text)
		}
	})
}
