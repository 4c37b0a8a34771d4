package diff

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// marked writes pieces as 同[-旧-][+新+].
func marked(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch p.Op {
		case Same:
			b.WriteString(p.Text)
		case Deleted:
			b.WriteString("[-" + p.Text + "-]")
		case Inserted:
			b.WriteString("[+" + p.Text + "+]")
		}
	}
	return b.String()
}

func TestTexts(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"equal", "兰州", "兰州", "兰州"},
		{"nothing", "", "", ""},
		{"filled in", "", "一\n二", "[+一\n二+]"},
		{"emptied", "一\n二", "", "[-一\n二-]"},
		{"a word", "部门整体支出", "部门项目支出", "部门[-整体-][+项目+]支出"},
		{
			"a number is one replacement", "预算安排资金1286.4万元，实际到位1286.4万元。", "预算安排资金1291.2万元，实际到位1291.2万元。",
			"预算安排资金[-1286.4-][+1291.2+]万元，实际到位[-1286.4-][+1291.2+]万元。",
		},
		{"thousands", "共1,286.40元", "共1,286.45元", "共[-1,286.40-][+1,286.45+]元"},
		{"a number's last point is a full stop", "共3.", "共4.", "共[-3-][+4+]."},
		{"wide digits", "共１２．５元", "共１２．６元", "共[-１２．５-][+１２．６+]元"},
		{"percent", "执行率96.53%", "执行率97%", "执行率[-96.53-][+97+]%"},
		{"figures stand by themselves", "3月5日", "4月12日", "[-3-][+4+]月[-5-][+12+]日"},
		{"Latin words", "采用Excel表", "采用Word表", "采用[-Excel-][+Word+]表"},
		{
			"two sentences are no confetti", "部门履职的目标基本完成，群众的满意度较高。", "一是预算的编制不够细化，执行的进度偏慢。",
			"[-部门履职的目标基本完成，群众的满意度较高。-][+一是预算的编制不够细化，执行的进度偏慢。+]",
		},
		{
			"one of two sentences", "制度健全。部门履职的目标基本完成。下一步继续加强管理。", "制度健全。一是预算的编制不够细化。下一步继续加强管理。",
			"制度健全。[-部门履职的目标基本完成-][+一是预算的编制不够细化+]。下一步继续加强管理。",
		},
		{"a clause between", "群众满意，资金到位。", "群众满意，制度健全，资金到位。", "群众满意，[+制度健全，+]资金到位。"},
		{"a sentence left out", "一是多；二是少；三是无。", "一是多；三是无。", "一是多；[-二是少；-]三是无。"},
		{"a sentence at the end", "甲完成。", "甲完成。乙完成。", "甲完成。[+乙完成。+]"},
		{"a sentence at the beginning", "乙完成。", "甲完成。乙完成。", "[+甲完成。+]乙完成。"},
		{"much added to little", "完成任务", "经过一年来的努力，全部按时完成任务", "[+经过一年来的努力，全部按时+]完成任务"},
		{"a paragraph between", "一\n三", "一\n二\n三", "一\n[+二\n+]三"},
		{"a paragraph at the end", "一\n二", "一\n二\n三", "一\n二[+\n三+]"},
		{"a paragraph at the beginning", "二\n三", "一\n二\n三", "[+一\n+]二\n三"},
		{"paragraphs left out", "一\n二\n三\n四", "一\n四", "一\n[-二\n三\n-]四"},
		{"empty lines", "一\n二", "一\n\n\n二", "一\n[+\n\n+]二"},
		{"two paragraphs joined", "前\n第一段。\n第二段。\n后", "前\n第一段。第二段。\n后", "前\n第一段。[-\n-]第二段。\n后"},
		{"a paragraph cut in two", "第一段，第二段，第三段。", "第一段。\n第二段，第三段。", "第一段[-，-][+。\n+]第二段，第三段。"},
		{"a paragraph cut in three", "甲乙丙，丁戊己，庚辛壬。", "甲乙丙，\n丁戊己，\n庚辛壬。", "甲乙丙，[+\n+]丁戊己，[+\n+]庚辛壬。"},
		{
			"a paragraph changed and one before it", "制度健全，管理规范，执行有力。", "领导重视，分工明确。\n制度健全，管理规范，执行较好。",
			"[+领导重视，分工明确。\n+]制度健全，管理规范，执行[-有力-][+较好+]。",
		},
		{"another paragraph", "一\n部门履职目标\n三", "一\n预算编制不细\n三", "一\n[-部门履职目标-][+预算编制不细+]\n三"},
		{"marks stay on their letters", "e\u0301甲", "e\u0300甲", "[-e\u0301-][+e\u0300+]甲"},
		{"what is not text", "a\xffb", "a\xfeb", "a[-\xff-][+\xfe+]b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, marked(Texts(c.old, c.new))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// side puts the pieces of one text together.
func side(pieces []Piece, without Op) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Op != without {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

var scraps = []string{
	"部门", "整体", "支出", "的", "，", "。", "；", "\n", "\n", "12", ".", "3", "1,286.40", "abc", " ", "\t", "e\u0301", "𠮷", "\xff",
	"预算安排资金1286.4万元", "一、", "二、", "制度健全。", "（", "）",
}

func drawText(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 30).Draw(t, name), "")
}

// drawEdited changes a text in a few places.
func drawEdited(t *rapid.T, text string) string {
	for range rapid.IntRange(0, 4).Draw(t, "edits") {
		from := rapid.IntRange(0, len(text)).Draw(t, "from")
		to := rapid.IntRange(from, min(len(text), from+12)).Draw(t, "to")
		text = text[:from] + rapid.SampledFrom(append(scraps, "")).Draw(t, "put") + text[to:]
	}
	return text
}

func TestLawPiecesAreTheTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old := drawText(t, "old")
		new := drawEdited(t, old)
		if rapid.Bool().Draw(t, "another") {
			new = drawText(t, "new")
		}
		pieces := Texts(old, new)
		if got := side(pieces, Inserted); got != old {
			t.Fatalf("old: %q of %v", got, pieces)
		}
		if got := side(pieces, Deleted); got != new {
			t.Fatalf("new: %q of %v", got, pieces)
		}
		for i, p := range pieces {
			if p.Text == "" || i > 0 && p.Op == pieces[i-1].Op {
				t.Fatalf("piece %d of %v", i, pieces)
			}
		}
	})
}

func TestLawEqualTextsAreOnePiece(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "x" + drawText(t, "text")
		if got := Texts(text, text); len(got) != 1 || got[0] != (Piece{Same, text}) {
			t.Fatalf("%v", got)
		}
	})
}

// What is the same begins and ends neither in a number nor in a character.
func TestLawNumbersStayWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, new := drawText(t, "old"), drawText(t, "new")
		for _, text := range []string{old, new} {
			skip := Inserted
			if text == new {
				skip = Deleted
			}
			ends := map[int]bool{}
			at := 0
			for _, l := range strings.SplitAfter(text, "\n") {
				for _, token := range tokens(strings.TrimSuffix(l, "\n")) {
					at += len(token)
					ends[at] = true
				}
				at += len(l) - len(strings.TrimSuffix(l, "\n"))
				ends[at] = true
			}
			at = 0
			for _, p := range Texts(old, new) {
				if p.Op == skip {
					continue
				}
				if at += len(p.Text); !ends[at] {
					t.Fatalf("%q is cut at byte %d", text, at)
				}
			}
		}
	})
}

// Two texts of one character each time must not make pieces of chance.
func TestNoConfetti(t *testing.T) {
	old := "本单位认真贯彻落实上级决策部署，扎实推进各项重点工作，年度绩效目标总体完成情况较好。"
	new := "预算执行中仍存在进度不均衡的问题，主要是项目前期准备不足，招标采购周期偏长。"
	if got := Texts(old, new); len(got) > 3 {
		t.Errorf("%d pieces: %s", len(got), marked(got))
	}
}

// An old text of 20,000 characters, and the new one with 50 changes.
func longTexts(paragraph int) (old, new string) {
	sentence := []rune("部门整体支出绩效评价报告预算安排资金执行情况良好存在问题及建议如下进一步加强管理")
	var o, n strings.Builder
	seed := uint32(1)
	for i := range 20_000 {
		seed = seed*1664525 + 1013904223
		r := sentence[seed>>16%uint32(len(sentence))]
		if i%paragraph == paragraph-1 {
			r = '\n'
		}
		o.WriteRune(r)
		if i%400 != 7 {
			n.WriteRune(r)
		} else {
			n.WriteString("改动")
		}
	}
	return o.String(), n.String()
}

func TestLongTextsAreMinimalEnough(t *testing.T) {
	for _, paragraph := range []int{200, 30_000} {
		old, new := longTexts(paragraph)
		changed := 0
		for _, p := range Texts(old, new) {
			if p.Op != Same {
				changed += utf8.RuneCountInString(p.Text)
			}
		}
		if changed > 50*4 {
			t.Errorf("paragraphs of %d: %d characters in 50 changes", paragraph, changed)
		}
	}
}

func TestFarApartIsOneChange(t *testing.T) {
	old, new := strings.Repeat("甲乙丙丁", 3000), strings.Repeat("子丑寅卯", 3000)
	if got := Texts(old, new); len(got) != 2 {
		t.Errorf("%d pieces", len(got))
	}
	old, new = old+"。完成。", new+"。完成。"
	if got := Texts(old, new); len(got) != 3 || got[2].Text != "完成。" {
		t.Errorf("%d pieces", len(got))
	}
}

func BenchmarkTexts(b *testing.B) {
	for _, c := range []struct {
		name      string
		paragraph int
	}{{"paragraphs", 200}, {"one paragraph", 30_000}} {
		old, new := longTexts(c.paragraph)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Texts(old, new)
			}
		})
	}
	b.Run("far apart", func(b *testing.B) {
		old, new := strings.Repeat("甲乙丙丁", 5000), strings.Repeat("子丑寅卯", 5000)
		b.ReportAllocs()
		for b.Loop() {
			Texts(old, new)
		}
	})
}
