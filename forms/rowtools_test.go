package forms_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"jibiao/report"
	"jibiao/report/docx/docxtest"
)

// withRows is a table with two rows filled in.
func withRows(t *testing.T) *desk {
	t.Helper()
	return newDesk(t, indicatorTable(t), report.Values{
		"指标[1].一级指标": "产出", "指标[1].三级指标": "数量", "指标[1].得分": "9",
		"指标[2].一级指标": "产出", "指标[2].三级指标": "质量", "指标[2].得分": "8",
	})
}

// tapTool clicks on one of the tools beside the row: 0 adds, 1 and 2 move up
// and down, 3 deletes.
func (d *desk) tapTool(n int) {
	d.Helper()
	var tools []fyne.Tappable
	d.walk(func(o fyne.CanvasObject, _ fyne.Position) bool {
		t, canTap := o.(fyne.Tappable)
		if _, isField := o.(fyne.Focusable); canTap && !isField && o.MinSize() == fyne.NewSquareSize(22) {
			tools = append(tools, t)
		}
		return false
	})
	if len(tools) != 4 {
		d.Fatalf("%d tools are to be seen", len(tools))
	}
	tools[n].Tapped(&fyne.PointEvent{})
}

func TestRowsMarkup(t *testing.T) {
	d := withRows(t)
	d.pane.GoTo("指标[2].三级指标")
	d.golden("rows")
}

func TestRowIsAddedInTheMiddle(t *testing.T) {
	d := withRows(t)
	d.pane.GoTo("指标[1].三级指标")
	d.tapTool(0)
	d.wantAt("指标[2].一级指标")
	d.typeText("效益")
	d.want("指标[2].一级指标", "效益")
	d.want("指标[3].三级指标", "质量")
	d.shortcut(&fyne.ShortcutUndo{})
	d.shortcut(&fyne.ShortcutUndo{})
	d.want("指标[2].三级指标", "质量")
	d.want("指标[3].三级指标", "")
}

func TestRowIsAddedAtTheEnd(t *testing.T) {
	d := withRows(t)
	d.pane.GoTo("指标[2].得分")
	d.tapTool(0)
	d.wantAt("指标[3].一级指标")
	d.typeText("效益")
	d.want("指标[3].一级指标", "效益")
	d.pane.GoTo("合计")
	d.wantAt("合计")
}

func TestRowIsMovedAndDeleted(t *testing.T) {
	d := withRows(t)
	d.pane.GoTo("指标[2].三级指标")
	d.tapTool(1)
	d.wantAt("指标[1].三级指标")
	d.want("指标[1].三级指标", "质量")
	d.want("指标[2].三级指标", "数量")
	d.tapTool(3)
	d.want("指标[1].三级指标", "数量")
	d.want("指标[2].三级指标", "")
	d.shortcut(&fyne.ShortcutUndo{})
	d.shortcut(&fyne.ShortcutUndo{})
	d.want("指标[1].三级指标", "数量")
	d.want("指标[2].三级指标", "质量")
}

func TestBlockFromASpreadsheetIsPasted(t *testing.T) {
	d := withRows(t)
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent("时效\t7\r\n\"成本\n控制\"\t6\r\n满意度\t5\r\n")
	d.pane.GoTo("指标[2].三级指标")
	d.shortcut(&fyne.ShortcutPaste{Clipboard: clip})
	d.want("指标[2].三级指标", "时效")
	d.want("指标[3].三级指标", "成本\n控制")
	d.want("指标[4].得分", "5")
	d.want("指标[2].一级指标", "产出")
	d.shortcut(&fyne.ShortcutUndo{})
	d.want("指标[2].三级指标", "质量")
	d.want("指标[4].得分", "")
}

func TestColumnIsPastedIntoRows(t *testing.T) {
	d := withRows(t)
	d.paste("指标[2].三级指标", "时效\r\n成本\r\n")
	d.want("指标[2].三级指标", "时效")
	d.want("指标[3].三级指标", "成本")
	d.want("指标[2].得分", "8")
}

// Rows that another group gets, by a step taken back, leave those alone that the
// clerk has just added to this one.
func TestAddedRowStaysWhileOthersGrow(t *testing.T) {
	row := func(group string) []string {
		return []string{"{{" + group + "[].名称}}", "{{" + group + "[].得分}}"}
	}
	d := newDesk(t, formOf(t, docxtest.Table(row("指标")), docxtest.Paragraph("二"), docxtest.Table(row("项目"))), report.Values{"指标[1].名称": "数量"})
	d.pane.GoTo("指标[1].名称")
	d.tapTool(0)
	d.wantAt("指标[2].名称")
	d.draft.Apply("导入", report.Values{"项目[2].名称": "修缮"})
	d.typeText("质量")
	d.want("指标[2].名称", "质量")
	d.wantAt("指标[2].名称")
	if _, found := d.find("质量"); !found {
		t.Error("the row is gone")
	}
}

func TestNoToolsOutsideOfRows(t *testing.T) {
	d := withRows(t)
	d.pane.GoTo("指标[1].得分")
	d.pane.GoTo("合计")
	d.walk(func(o fyne.CanvasObject, _ fyne.Position) bool {
		if o.MinSize() == fyne.NewSquareSize(22) {
			t.Errorf("a tool is to be seen: %T", o)
		}
		return false
	})
}

// Also where the margin has no room for four tools side by side.
func TestToolsCoverNothingOfTheRow(t *testing.T) {
	d := withRows(t)
	for zoom := 50; zoom <= 200; zoom += 10 {
		d.pane.SetZoom(zoom)
		d.pane.GoTo("指标[1].一级指标")
		edge := d.frame()
		cell := fyne.CurrentApp().Driver().AbsolutePositionForObject(edge)
		tools := 0
		d.walk(func(o fyne.CanvasObject, at fyne.Position) bool {
			if o.MinSize() != fyne.NewSquareSize(22) {
				return false
			}
			tools++
			if at.X < 0 || at.X+22 > cell.X {
				t.Errorf("at %d%% a tool stands at %v, the row begins at %v", zoom, at.X, cell.X)
			}
			return false
		})
		if tools != 4 {
			t.Errorf("at %d%% %d tools are to be seen", zoom, tools)
		}
	}
}
