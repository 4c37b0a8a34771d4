package forms_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"jibiao/report"
	"jibiao/report/docx/docxtest"
	"jibiao/report/draft"
)

// paste pastes into the cell.
func (d *desk) paste(k report.Key, content string) {
	d.Helper()
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent(content)
	d.pane.GoTo(k)
	d.shortcut(&fyne.ShortcutPaste{Clipboard: clip})
}

func TestBlockFillsTheCellsOfATable(t *testing.T) {
	d := sample(t)
	steps := 0
	d.draft.Subscribe(func(draft.Change) { steps++ })
	d.paste("预算安排资金", "1,300.50\t１３００\r\n1100\t1200\r\n200.5\t100\r\n1000\t999\r\n")
	for k, text := range (report.Values{
		"预算安排资金": "1300.5", "实际到位资金": "1300", "预算安排.市级资金": "1100", "实际到位.市级资金": "1200",
		"预算安排.县级资金": "200.5", "实际到位.县级资金": "100", "实际支出资金": "1000",
		"结余资金": "300", // computed: what would have fallen there is left out
	}) {
		d.want(k, text)
	}
	if steps != 1 {
		t.Errorf("%d steps", steps)
	}
	d.shortcut(&fyne.ShortcutUndo{})
	d.want("预算安排资金", "1286.4")
	d.want("实际支出资金", "1241.75")
}

func TestBlockFromTheRightColumnOn(t *testing.T) {
	d := sample(t)
	before := d.draft.Text("预算安排.市级资金")
	d.paste("实际到位资金", "1\t9\r\n2\t9\r\n")
	d.want("实际到位资金", "1")
	d.want("实际到位.市级资金", "2")
	d.want("预算安排.市级资金", before)
}

// A block is as long as it is: what does not fit into the table is left out.
func TestBlockBeyondTheTable(t *testing.T) {
	d := sample(t)
	d.paste("实际到位.县级资金", "一\t二\r\n三\t四\r\n五\t六\r\n")
	d.want("实际到位.县级资金", "一")
	d.want("结余资金", "44.65") // 二, 四 and 六 have no cell, 三 and 五 would fall into computed ones
}

// A long text keeps what it has when a table is pasted into it, and so do those
// below.
func TestBlockInALongText(t *testing.T) {
	d := sample(t)
	before, below := d.draft.Text("存在问题"), d.draft.Text("相关建议")
	d.paste("存在问题", "一\t二\r\n三\t四\r\n")
	d.want("存在问题", before+"一 二\n三 四")
	d.want("相关建议", below)
}

func TestListFromWordIsNoBlock(t *testing.T) {
	d := sample(t)
	before := d.draft.Text("相关建议")
	d.paste("相关建议", "1.\t完成\r\n2.\t整理\r\n")
	d.want("相关建议", before+"1.完成\n2.整理")
	d.want("其他需要说明的事项", "")
}

func TestBlockOutsideOfTables(t *testing.T) {
	d := newDesk(t, coverPage(t), nil)
	d.paste("联系人", "王某\t8888888\r\n")
	d.want("联系人", "王某 8888888")
}

func TestColumnOfFiguresFillsTheCellsBelow(t *testing.T) {
	d := sample(t)
	d.paste("预算安排资金", "1300\r\n1100\r\n200\r\n")
	d.want("预算安排资金", "1300")
	d.want("预算安排.市级资金", "1100")
	d.want("预算安排.县级资金", "200")
	d.paste("评价对象名称", "云岭市\r\n档案馆")
	d.want("评价对象名称", "云岭市档案馆云岭市档案馆")
}

// The rows of a group have keys of their own; those of its pattern hold nothing.
func TestBlockAboveRowsThatRepeat(t *testing.T) {
	d := newDesk(t, formOf(t, docxtest.Table(
		[]string{"单位", "{{单位}}", "{{地址}}"},
		[]string{"{{指标[].名称}}", "{{指标[].目标}}", "{{指标[].得分}}"},
	), `<w:p/>`), nil)
	d.paste("单位", "档案馆\t一号\r\n数量\t9\r\n")
	want := report.Values{"单位": "档案馆", "地址": "一号"}
	if diff := cmp.Diff(want, d.draft.Values()); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
}
