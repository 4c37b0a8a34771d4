package forms_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jibiao/forms"
	"jibiao/report"
)

// big is a desk with the big table.
func big(t *testing.T) *desk {
	t.Helper()
	form, values := bigTable(t, bigRows)
	return newDesk(t, form, values)
}

func row(column string, n int) report.Key { return report.Repeating("指标", column).InRow(n) }

// drawn counts the texts on the sheet.
func (d *desk) drawn() int {
	n := 0
	d.walk(func(o fyne.CanvasObject, _ fyne.Position) bool {
		if _, isText := o.(*canvas.Text); isText {
			n++
		}
		return false
	})
	return n
}

func TestOnlyRowsInViewAreBuilt(t *testing.T) {
	d := big(t)
	if n := d.drawn(); n < 100 || n > 2000 {
		t.Errorf("%d lines of text are drawn", n)
	}
	d.pane.GoTo(row("得分", bigRows/2))
	if n := d.drawn(); n < 100 || n > 2000 {
		t.Errorf("%d lines of text are drawn in the middle", n)
	}
	if _, found := d.find(fmt.Sprintf("%d卷", bigRows/2)); !found {
		t.Error("the row gone to is not drawn")
	}
}

// The height of the sheet is the same whichever rows are built: nothing moves
// while one scrolls.
func TestHeightsAreKnownWithoutWidgets(t *testing.T) {
	d := big(t)
	before := d.pane.SheetHeight()
	for range 40 {
		d.scrolled(fyne.NewPos(400, 300), -3000)
		if after := d.pane.SheetHeight(); after != before {
			t.Fatalf("at %v the sheet is %v high, it was %v", d.pane.Offset(), after, before)
		}
	}
	if d.pane.Offset() == 0 {
		t.Error("the sheet does not scroll")
	}
}

func TestTabGoesOnToRowsThatAreNotBuilt(t *testing.T) {
	d := big(t)
	d.pane.GoTo(row("三级指标", 1))
	for range 8 * 60 {
		d.window.Canvas().FocusNext()
	}
	d.wantAt(row("三级指标", 61))
	for range 8 * 60 {
		d.window.Canvas().FocusPrevious()
	}
	d.wantAt(row("三级指标", 1))
	d.window.Canvas().Unfocus()
	d.window.Canvas().FocusPrevious()
	d.wantAt(row("偏差原因", bigRows))
}

// A cell that is scrolled out of view is still being edited.
func TestScrollingAwayKeepsTheEditor(t *testing.T) {
	d := big(t)
	k := row("完成值", 3)
	d.pane.GoTo(k)
	for range 20 {
		d.scrolled(fyne.NewPos(400, 300), -2000)
	}
	d.typeText("整")
	d.want(k, "3卷整")
	if d.pane.Offset() > 500 {
		t.Errorf("typing leaves the view at %v", d.pane.Offset())
	}
	for range 20 {
		d.scrolled(fyne.NewPos(400, 300), -2000)
	}
	d.window.Canvas().FocusNext()
	d.wantAt(row("分值", 3))
}

func TestUndoShowsARowThatIsNotBuilt(t *testing.T) {
	d := big(t)
	k := row("偏差原因", 2500)
	d.pane.GoTo(k)
	d.typeText("已按要求重新扫描并逐页校对，质量合格，另行补录目录。")
	height := d.pane.SheetHeight()
	d.pane.GoTo(row("得分", 1))
	d.pane.Undo()
	d.wantAt(k)
	if after := d.pane.SheetHeight(); after >= height {
		t.Errorf("the sheet is %v high after the undo, %v before", after, height)
	}
}

func TestRowsAreAddedAndPastedInABigTable(t *testing.T) {
	d := big(t)
	d.pane.GoTo(row("三级指标", 2000))
	d.tapTool(0)
	d.wantAt(row("一级指标", 2001))
	d.want(row("指标值", 2002), "≥2001卷")
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent("甲\t乙\r\n丙\t丁\r\n")
	d.pane.GoTo(row("一级指标", 3001))
	d.shortcut(&fyne.ShortcutPaste{Clipboard: clip})
	d.want(row("二级指标", 3002), "丁")
	d.pane.GoTo(row("一级指标", 3002))
	if _, found := d.find("丙"); !found {
		t.Error("the pasted row is not drawn")
	}
}

func TestStepsBetweenCells(t *testing.T) {
	tests := []struct {
		from report.Key
		way  forms.Direction
		to   report.Key // "" = nowhere
	}{
		{row("指标值", 5), forms.Up, row("指标值", 4)},
		{row("指标值", 5), forms.Down, row("指标值", 6)},
		{row("指标值", 5), forms.Left, row("三级指标", 5)},
		{row("指标值", 5), forms.Right, row("完成值", 5)},
		{row("偏差原因", 5), forms.Right, row("一级指标", 6)},
		{row("一级指标", 5), forms.Left, row("偏差原因", 4)},
		{row("偏差原因", 5), forms.Next, row("一级指标", 6)},
		{row("一级指标", 5), forms.Previous, row("偏差原因", 4)},
		{row("指标值", 1), forms.Up, ""},
		{row("指标值", bigRows), forms.Down, ""},
		{row("偏差原因", bigRows), forms.Next, ""},
	}
	d := big(t)
	for _, tt := range tests {
		d.pane.GoTo(tt.from)
		if moved := d.pane.Step(tt.way); moved != (tt.to != "") {
			t.Errorf("from %s %v: went %v", tt.from, tt.way, moved)
		}
		if tt.to == "" {
			tt.to = tt.from
		}
		d.wantAt(tt.to)
	}
}

// In the sample, computed cells are passed over, and a cell over several
// columns is below each of them.
func TestStepsPassLockedCells(t *testing.T) {
	d := sample(t)
	for _, step := range []struct {
		way forms.Direction
		to  report.Key
	}{
		{forms.Down, "预算安排.市级资金"},
		{forms.Right, "实际到位.市级资金"},
		{forms.Down, "实际到位.县级资金"},
		{forms.Down, "年度绩效目标"}, // 结余资金 and 预算执行率 are computed
		{forms.Up, "实际支出资金"},
	} {
		if d.at == "" {
			d.pane.GoTo("预算安排资金")
		}
		d.pane.Step(step.way)
		d.wantAt(step.to)
	}
}
