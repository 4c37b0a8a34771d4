package forms_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"

	"jibiao/forms"
	"jibiao/forms/field"
	"jibiao/report"
	"jibiao/report/docx/docxtest"
)

func TestArrowsGoOnInTheCellBeside(t *testing.T) {
	d := sample(t)
	for _, tt := range []struct {
		from report.Key
		at   fyne.KeyName // where the caret is first
		key  fyne.KeyName
		want report.Key
	}{
		{"预算安排资金", fyne.KeyEnd, fyne.KeyRight, "实际到位资金"},
		{"实际到位资金", fyne.KeyHome, fyne.KeyLeft, "预算安排资金"},
		{"预算安排资金", fyne.KeyEnd, fyne.KeyDown, "预算安排.市级资金"},
		{"预算安排.市级资金", fyne.KeyEnd, fyne.KeyUp, "预算安排资金"},
		{"实际到位.县级资金", fyne.KeyEnd, fyne.KeyDown, "年度绩效目标"}, // 结余资金 and 预算执行率 are computed
		{"实施目的", fyne.KeyHome, fyne.KeyUp, "评价对象名称"},
		{"评价对象名称", fyne.KeyEnd, fyne.KeyRight, "实施目的"},
		{"年度绩效目标", fyne.KeyHome, fyne.KeyRight, "年度绩效目标"}, // there is text to go over first
	} {
		d.pane.GoTo(tt.from)
		d.shortcut(&desktop.CustomShortcut{KeyName: tt.at, Modifier: fyne.KeyModifierControl})
		d.key(tt.key)
		if d.at != tt.want {
			t.Errorf("%s from %s leads to %s, want %s", tt.key, tt.from, d.at, tt.want)
		}
	}
}

func TestArrowsStopAtTheEndsOfTheForm(t *testing.T) {
	d := sample(t)
	d.pane.GoTo("项目名称")
	d.key(fyne.KeyHome)
	d.key(fyne.KeyLeft)
	d.wantAt("项目名称")
	d.pane.GoTo("其他需要说明的事项")
	d.key(fyne.KeyRight)
	d.key(fyne.KeyDown)
	d.wantAt("其他需要说明的事项")
}

func TestCaretComesInAtTheNearSide(t *testing.T) {
	d := sample(t)
	d.pane.GoTo("预算安排资金")
	d.key(fyne.KeyRight)
	d.typeText("9")
	d.want("实际到位资金", "91286.4")
	d.key(fyne.KeyHome)
	d.key(fyne.KeyLeft)
	d.typeText("5")
	d.want("预算安排资金", "1286.45")
}

func TestStepByReadingOrder(t *testing.T) {
	d := sample(t)
	d.pane.GoTo("实际支出资金")
	var walked []report.Key
	for _, to := range []forms.Direction{forms.Next, forms.Previous, forms.Previous} {
		if !d.pane.Step(to) {
			t.Fatalf("no way from %s", d.at)
		}
		walked = append(walked, d.at)
	}
	if diff := cmp.Diff([]report.Key{"年度绩效目标", "实际支出资金", "实际到位.县级资金"}, walked); diff != "" {
		t.Errorf("walked (-want +got):\n%s", diff)
	}
}

func TestArrowsWalkRepeatingRows(t *testing.T) {
	d := withRows(t)
	d.pane.GoTo("指标[1].三级指标")
	d.key(fyne.KeyDown)
	d.wantAt("指标[2].三级指标")
	d.key(fyne.KeyEnd)
	d.key(fyne.KeyRight)
	d.wantAt("指标[2].得分")
	d.key(fyne.KeyDown)
	d.wantAt("合计")
}

func TestPageKeysTurnThePage(t *testing.T) {
	d := sample(t)
	d.pane.GoTo("实施目的")
	caret := func() float32 {
		box, ok := field.FocusedCaret(d.window.Canvas())
		if !ok {
			t.Fatal("no caret")
		}
		return box.At.Y
	}
	before := caret()
	d.key(fyne.KeyPageDown)
	if got := before - caret(); got < 400 || got > 700 {
		t.Errorf("a page is %v", got)
	}
	d.key(fyne.KeyPageUp)
	if caret() != before {
		t.Errorf("the caret is at %v, was at %v", caret(), before)
	}
	d.key(fyne.KeyPageDown)
	d.typeText("字")
	if y := caret(); y < 0 || y > 700 {
		t.Errorf("typing is not seen: it is at %v", y)
	}
}

func TestSelect(t *testing.T) {
	d := sample(t)
	d.pane.Select("预算安排资金", 0, 4)
	d.typeText("2")
	d.want("预算安排资金", "2.4")
	d.pane.Select("结余资金", 0, 2)
	if d.window.Canvas().Focused() != nil {
		t.Error("a locked cell took the focus")
	}
}

// A click into a cell that is higher than the view, or half out of it, leaves
// the page where it is.
func TestClickDoesNotScroll(t *testing.T) {
	d := sample(t)
	d.draft.Set("评价依据", strings.Repeat("依据。\n", 60))
	d.pane.GoTo("评价依据")
	cell := d.window.Canvas().Focused().(fyne.CanvasObject)
	d.pane.GoTo("评价方法") // below it
	driver := fyne.CurrentApp().Driver()
	before := driver.AbsolutePositionForObject(cell)
	click := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	click.Position = fyne.NewPos(50, 300-before.Y)
	cell.(desktop.Mouseable).MouseDown(click)
	d.wantAt("评价依据")
	if after := driver.AbsolutePositionForObject(cell); after != before {
		t.Errorf("the cell went from %v to %v", before.Y, after.Y)
	}
}

// Leaving a cell prints it the form's way, and the cell that the clerk goes to
// may follow it: where the caret was to be may lie beyond its text by then.
func TestTheNextCellGetsShorterOnTheWay(t *testing.T) {
	const shorter = "云岭市档案馆2024年度部门整体支出绩效评价"
	for name, enter := range map[string]func(d *desk, cell fyne.CanvasObject){
		"by going there": func(d *desk, _ fyne.CanvasObject) { d.pane.GoTo("项目名称") },
		"by selecting": func(d *desk, _ fyne.CanvasObject) {
			n := len(d.draft.Text("项目名称"))
			d.pane.Select("项目名称", n, n)
		},
		"by a click": func(_ *desk, cell fyne.CanvasObject) {
			click := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
			click.Position = fyne.NewPos(cell.Size().Width-5, 10)
			cell.(desktop.Mouseable).MouseDown(click)
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := sample(t)
			d.pane.GoTo("项目名称")
			cell := d.window.Canvas().Focused().(fyne.CanvasObject)
			d.pane.GoTo("评价年度")
			d.shortcut(&fyne.ShortcutSelectAll{})
			d.typeText("2024年度      ")
			enter(d, cell)
			d.want("项目名称", shorter)
			d.typeText("报告")
			d.want("项目名称", shorter+"报告")
		})
	}
}

// The cell being edited and the one that Tab goes to are there wherever the
// view is, in a paragraph below it too.
func TestBlankBelowTheView(t *testing.T) {
	rows := make([][]string, 80)
	for i := range rows {
		rows[i] = []string{"项目", "说明"}
	}
	rows[0][1] = "{{说明}}"
	d := newDesk(t, formOf(t, docxtest.Table(rows...), docxtest.Paragraph("联系人：{{联系人}}")), nil)
	d.pane.GoTo("说明")
	d.window.Canvas().FocusNext()
	d.wantAt("联系人")
	d.typeText("王")
	for range 40 {
		d.scrolled(fyne.NewPos(400, 300), 200)
	}
	d.typeText("某")
	d.want("联系人", "王某")
	if _, found := d.find("王某"); !found {
		t.Error("typing is not seen")
	}
}
