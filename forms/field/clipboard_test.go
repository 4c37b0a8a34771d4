package field

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
)

func TestClipboard(t *testing.T) {
	w := newWriter(t, 10, Options{})
	w.set("绩^效评|价")
	press(w.field, "ctrl+C", "Right", "ctrl+V")
	w.want("绩效评效评|价")
	press(w.field, "shift+Left", "ctrl+X", "Home", "ctrl+V")
	w.want("评|绩效评效价")
	press(w.field, "ctrl+C", "ctrl+X", "ctrl+V") // nothing is selected: the clipboard keeps what it has
	w.want("评评|绩效评效价")
}

func TestPastedTextIsCleaned(t *testing.T) {
	for _, tt := range []struct{ name, pasted, want string }{
		{"line ends", "一\r\n二\r三\v四", "一\n二\n三\n四"},
		{"those behind it", "一\r\n\r\n", "一"},
		{"invisible characters", "\uFEFF绩\u200B效\u00AD评\u2060价\x07", "绩效评价"},
		{"hard blanks", "5257.66\u00A0万元", "5257.66 万元"},
		{"bookmarks", "一[bookmark: _GoBack]二", "一二"},
		{"a bracket that is text", "[附件1]", "[附件1]"},
		{"Word's bullets", "\uF0B7\t完成\r\n\uF06C\t整理", "·完成\n●整理"},
		{"Word's numbers", "1.\t完成\r\n2.\t整理", "1.完成\n2.整理"},
		{"Chinese numbers", "（一）\t完成\r\n（二）\t整理", "（一）完成\n（二）整理"},
		{"full-width blanks stay", "　　一", "　　一"},
		{"a spreadsheet's cell of two lines", "\"成本\"\"高\"\"\n控制\"\r\n", "成本\"高\"\n控制"},
		{"quotes that are text", "\"成本\"\n\"控制\"", "\"成本\"\n\"控制\""},
		{"broken bytes", "一\xff二", "一\uFFFD二"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWriter(t, 30, Options{})
			w.field.on.Block = nil
			fyne.CurrentApp().Clipboard().SetContent(tt.pasted)
			press(w.field, "ctrl+V")
			if w.block != nil {
				t.Errorf("taken for a block of cells: %q", w.block)
			}
			w.want(tt.want + "|")
		})
	}
}

func TestPastedIntoOneLine(t *testing.T) {
	w := newWriter(t, 10, Options{OneLine: true})
	w.field.on.Block = nil
	fyne.CurrentApp().Clipboard().SetContent("云岭市\r\n档案馆\r\n")
	press(w.field, "ctrl+V")
	w.want("云岭市档案馆|")
}

func TestBlocks(t *testing.T) {
	for _, tt := range []struct {
		name, pasted string
		want         [][]string
	}{
		{"cells", "1100\t186.4\r\n1100\t186.4\r\n", [][]string{{"1100", "186.4"}, {"1100", "186.4"}}},
		{"a line break in a cell", "\"成本\n控制\"\t6\r\n", [][]string{{"成本\n控制", "6"}}},
		{"residue in a cell", "一\u00A0二\t三\r\n", [][]string{{"一 二", "三"}}},
		{"no tab", "一\r\n二", nil},
		{"a list from Word", "1.\t完成\r\n2.\t整理\r\n", nil},
		{"bullets from Word", "\uF0B7\t完成\r\n\uF0B7\t整理\r\n", nil},
		{"a column of plain numbers is no list", "1\t完成\r\n2\t整理\r\n", [][]string{{"1", "完成"}, {"2", "整理"}}},
	} {
		if diff := cmp.Diff(tt.want, blockOf(tt.pasted)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestColumns(t *testing.T) {
	for _, tt := range []struct {
		name, pasted string
		want         [][]string
	}{
		{"figures", "1,100.50\r\n-186.4\r\n85%\r\n", [][]string{{"1,100.50"}, {"-186.4"}, {"85%"}}},
		{"an empty cell among them", "数量\r\n\r\n 质量\u00A0\r\n", [][]string{{"数量"}, {""}, {"质量"}}},
		{"one cell", "1100\r\n", nil},
		{"one cell of two lines", "\"成本\n控制\"\r\n", nil},
	} {
		w := newWriter(t, 20, Options{OneLine: true})
		fyne.CurrentApp().Clipboard().SetContent(tt.pasted)
		press(w.field, "ctrl+V")
		if diff := cmp.Diff(tt.want, w.block); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// Lines are paragraphs where there are such.
func TestColumnInParagraphs(t *testing.T) {
	w := newWriter(t, 20, Options{})
	fyne.CurrentApp().Clipboard().SetContent("1100\r\n186.4\r\n")
	press(w.field, "ctrl+V")
	w.want("1100\n186.4|")
}

func TestPastingNothingKeepsTheSelection(t *testing.T) {
	w := newWriter(t, 10, Options{})
	w.set("绩^效|评价")
	for _, nothing := range []string{"", "\r\n", "\uFFFC"} {
		fyne.CurrentApp().Clipboard().SetContent(nothing)
		press(w.field, "ctrl+V")
		w.want("绩^效|评价")
	}
}

// A block that nobody has cells for is pasted as text.
func TestBlockThatIsNotTaken(t *testing.T) {
	w := newWriter(t, 20, Options{})
	w.field.on.Block = func([][]string) bool { return false }
	fyne.CurrentApp().Clipboard().SetContent("1100\t186.4\r\n")
	press(w.field, "ctrl+V")
	w.want("1100 186.4|")
}
