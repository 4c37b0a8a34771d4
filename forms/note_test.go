package forms_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jibiao/report"
)

// A clock lets the mouse rest when the test says so.
type clock struct{ due func() }

func (c *clock) after(_ time.Duration, f func()) func() bool {
	c.due = f
	return func() bool { c.due = nil; return true }
}

func (c *clock) rests() {
	if c.due != nil {
		due := c.due
		c.due = nil
		due()
	}
}

// hovering is the sample with a clock in the test's hand.
func hovering(t *testing.T) (*desk, *clock) {
	t.Helper()
	d, c := sample(t), &clock{}
	d.pane.After = c.after
	return d, c
}

// pointAt moves the mouse onto a cell.
func (d *desk) pointAt(k report.Key) {
	at, size := d.pane.Bounds(k)
	test.MoveMouse(d.window.Canvas(), at.AddXY(size.Width/2, size.Height/2))
}

// click clicks into a cell with a button of the mouse.
func (d *desk) click(k report.Key, button desktop.MouseButton) {
	d.Helper()
	at, size := d.pane.Bounds(k)
	f := d.pane.Field(k)
	e := fyne.PointEvent{AbsolutePosition: at.AddXY(size.Width/2, size.Height/2), Position: fyne.NewPos(size.Width/2, size.Height/2)}
	f.MouseDown(&desktop.MouseEvent{PointEvent: e, Button: button})
	f.MouseUp(&desktop.MouseEvent{PointEvent: e, Button: button})
	if button == desktop.MouseButtonSecondary {
		f.TappedSecondary(&e)
	} else {
		f.Tapped(&e)
	}
}

// noted is what the note on the sheet says, "" if there is none.
func (d *desk) noted() string {
	var said []string
	d.walk(func(o fyne.CanvasObject, _ fyne.Position) bool {
		if t, is := o.(*canvas.Text); is && d.pane.InNote(o) {
			said = append(said, t.Text)
		}
		return false
	})
	return strings.Join(said, "/")
}

func (d *desk) wantNote(says string) {
	d.Helper()
	if got := d.noted(); got != says {
		d.Errorf("the note says %q, want %q", got, says)
	}
}

const (
	noteOfRest = "自动计算：实际到位资金 − 实际支出资金/= 1286.4 − 1241.75"
	noteOfHand = "手工填写，自动计算为 44.65/实际到位资金 − 实际支出资金/= 1286.4 − 1241.75"
)

func TestFormulaIsToldWhereTheMouseRests(t *testing.T) {
	d, clock := hovering(t)
	d.pointAt("结余资金")
	d.wantNote("")
	clock.rests()
	d.wantNote(noteOfRest)
	d.golden("note")
	d.pointAt("实际支出资金")
	d.wantNote("")
	clock.rests()
	d.wantNote("") // nothing is computed there
}

func TestMouseThatPassesByIsToldNothing(t *testing.T) {
	d, clock := hovering(t)
	d.pointAt("结余资金")
	d.pointAt("实际支出资金")
	clock.rests()
	d.wantNote("")
}

func TestNoteGoes(t *testing.T) {
	for name, do := range map[string]func(d *desk){
		"by scrolling": func(d *desk) { test.Scroll(d.window.Canvas(), fyne.NewPos(300, 300), 0, -80) },
		"by typing":    func(d *desk) { d.typeText("1") },
		"by zooming":   func(d *desk) { d.pane.ZoomBy(1) },
		"by undo":      func(d *desk) { d.pane.Undo() },
	} {
		t.Run(name, func(t *testing.T) {
			d, clock := hovering(t)
			d.pane.GoTo("实际支出资金")
			d.typeText("0")
			d.pointAt("结余资金")
			clock.rests()
			if d.noted() == "" {
				t.Fatal("there is no note")
			}
			do(d)
			d.wantNote("")
		})
	}
}

// What lies below a note that the mouse has called gets the clicks.
func TestNoteTakesNoClicks(t *testing.T) {
	d, clock := hovering(t)
	d.pointAt("结余资金")
	clock.rests()
	if names := d.pane.ClickableInNote(); len(names) > 0 {
		t.Errorf("%s of the note take clicks", names)
	}
	at, _ := d.pane.NoteBounds()
	test.TapCanvas(d.window.Canvas(), at.AddXY(40, 20))
	d.wantAt("预算执行率") // which is locked
	d.choose("改为手工填写")
}

func TestNoteStaysInTheWindow(t *testing.T) {
	d, clock := hovering(t)
	d.window.Resize(fyne.NewSize(868, 420))
	d.pane.GoTo("实际支出资金")
	for _, k := range []report.Key{"结余资金", "预算执行率", "项目名称"} {
		d.pointAt(k)
		clock.rests()
		at, size := d.pane.NoteBounds()
		if size.IsZero() || at.X < 0 || at.Y < 0 || at.X+size.Width > 868 || at.Y+size.Height > 420 {
			t.Errorf("the note of %s is at %v, %v large", k, at, size)
		}
	}
}

// overridden is the sample with 结余资金 typed over.
func overridden(t *testing.T) (*desk, *clock) {
	t.Helper()
	d, clock := hovering(t)
	d.draft.Set("结余资金", "50")
	d.draft.Break()
	return d, clock
}

func TestOverriddenCellIsMarked(t *testing.T) {
	d, clock := overridden(t)
	if !d.pane.Penned("结余资金") || d.pane.Penned("预算执行率") || d.pane.Penned("实际支出资金") {
		t.Error("the pen is to stand at 结余资金 and nowhere else")
	}
	d.pointAt("结余资金")
	clock.rests()
	d.wantNote(noteOfHand)
	d.pane.Undo()
	if d.pane.Penned("结余资金") {
		t.Error("the pen is still there after the undo")
	}
}

func TestClickTakesTheFormulaBack(t *testing.T) {
	d, _ := overridden(t)
	d.click("结余资金", desktop.MouseButtonPrimary)
	d.wantNote(noteOfHand + "/恢复自动计算")
	d.golden("overridden")
	d.pointAt("预算执行率") // on the way to the note
	d.wantNote(noteOfHand + "/恢复自动计算")
	d.pressOn("恢复自动计算")
	d.want("结余资金", "44.65")
	d.wantNote("")
	if d.pane.Penned("结余资金") || d.window.Canvas().Focused() != nil {
		t.Error("the cell is to be locked again")
	}
	d.pane.Undo()
	d.want("结余资金", "50")
}

// pressOn clicks on a text as the desktop does: what is pressed is told first,
// then the focus goes, then the click is told.
func (d *desk) pressOn(text string) {
	d.Helper()
	l := d.pane.Link(text)
	if l == nil {
		d.Fatalf("no %q is offered", text)
	}
	l.(desktop.Mouseable).MouseDown(&desktop.MouseEvent{})
	d.window.Canvas().Unfocus()
	if d.pane.Link(text) != l {
		d.Fatalf("%q has gone before the click was told", text)
	}
	l.(desktop.Mouseable).MouseUp(&desktop.MouseEvent{})
	l.Tapped(&fyne.PointEvent{})
}

func TestOfferToFollowGoes(t *testing.T) {
	for name, do := range map[string]func(d *desk){
		"by typing":          func(d *desk) { d.typeText("1") },
		"by going on":        func(d *desk) { d.window.Canvas().FocusNext() },
		"by leaving":         func(d *desk) { d.window.Canvas().Unfocus() },
		"by another's click": func(d *desk) { d.click("实际支出资金", desktop.MouseButtonPrimary) },
	} {
		t.Run(name, func(t *testing.T) {
			d, _ := overridden(t)
			d.click("结余资金", desktop.MouseButtonPrimary)
			do(d)
			d.wantNote("")
		})
	}
}

// The words that a formula offers may be typed over and come back likewise, and
// the clerk stays in the cell.
func TestOfferedWordsAreTakenBack(t *testing.T) {
	d, _ := hovering(t)
	offer := d.draft.Text("项目名称")
	d.pane.GoTo("项目名称")
	d.typeText("（试点）")
	d.pane.GoTo("实施目的")
	if !d.pane.Penned("项目名称") {
		t.Error("no pen at 项目名称")
	}
	d.click("项目名称", desktop.MouseButtonSecondary)
	if _, size := d.pane.NoteBounds(); !size.IsZero() {
		t.Error("the note stands beside the menu, which offers the same")
	}
	d.choose("恢复自动计算")
	d.want("项目名称", offer)
	d.wantAt("项目名称")
	if got := d.pane.Field("项目名称").Text(); got != offer {
		t.Errorf("the cell shows %q", got)
	}
}

func TestMenuOfALockedCell(t *testing.T) {
	d, _ := hovering(t)
	d.click("结余资金", desktop.MouseButtonSecondary)
	d.choose("改为手工填写")
	d.shortcut(&fyne.ShortcutSelectAll{})
	d.typeText("50")
	d.want("结余资金", "50")
	d.click("实际支出资金", desktop.MouseButtonSecondary)
	if _, found := d.find("改为手工填写"); found {
		t.Error("a cell that is typed in anyway offers it too")
	}
}

// A cell that waits to be filled in has a quiet edge, none where a formula or
// nobody fills it in; red is for what was filled in wrongly.
func TestMarksOfEmptyAndWrongCells(t *testing.T) {
	d := newDesk(t, kindsForm(t), nil)
	for k, want := range map[report.Key]string{"年度": "waiting", "日期": "none", "金额": "none"} {
		d.wantEdge(k, want)
	}
	d.pane.GoTo("年度")
	d.typeText("今年")
	d.wantEdge("年度", "none")
	d.draft.Check()
	d.wantEdge("年度", "error")
	d.shortcut(&fyne.ShortcutSelectAll{})
	d.key(fyne.KeyDelete)
	d.draft.Check()
	d.wantEdge("年度", "waiting")
	newDesk(t, builtIn(t), nil).wantEdge("结余资金", "none")
}

func (d *desk) wantEdge(k report.Key, want string) {
	d.Helper()
	if got := d.pane.Edge(k); got != want {
		d.Errorf("the edge of %s is %q, want %q", k, got, want)
	}
}
