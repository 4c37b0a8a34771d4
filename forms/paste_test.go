package forms_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"jibiao/report"
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
	d.paste("其他需要说明的事项", "一\t二\r\n三\t四\r\n")
	d.want("其他需要说明的事项", "一")
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
