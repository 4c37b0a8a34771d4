package field

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

const clicked = "绩效评价报告，\n支出1286.4万元"

func TestClicks(t *testing.T) {
	tests := []struct {
		name string
		do   func(w *writer)
		want string
	}{
		{"between characters", func(w *writer) { w.click(at(2.2, 0), 0) }, "绩效|评价报告，\n支出1286.4万元"},
		{"right of the text", func(w *writer) { w.click(at(9.9, 0), 0) }, "绩效评价报告，|\n支出1286.4万元"},
		{"below the text", func(w *writer) { w.click(at(0.9, 4), 0) }, "绩效评价报告，\n支|出1286.4万元"},
		{"with shift", func(w *writer) { w.click(at(1, 0), 0); w.click(at(3, 0), fyne.KeyModifierShift) }, "绩^效评|价报告，\n支出1286.4万元"},
		{"twice", func(w *writer) { w.click(at(3, 0), 0); w.click(at(3, 0), 0) }, "^绩效评价报告|，\n支出1286.4万元"},
		{"twice on a number", func(w *writer) { w.click(at(3, 1), 0); w.click(at(3, 1), 0) }, "绩效评价报告，\n支出^1286.4|万元"},
		{"twice on a word's last character", func(w *writer) { w.click(at(3.8, 0), 0); w.click(at(3.8, 0), 0) }, "^绩效评价报告|，\n支出1286.4万元"},
		{"twice on a mark", func(w *writer) { w.click(at(6.2, 0), 0); w.click(at(6.2, 0), 0) }, "绩效评价报告^，|\n支出1286.4万元"},
		{"twice left of a line", func(w *writer) { w.click(at(-0.3, 1), 0); w.click(at(-0.3, 1), 0) }, "绩效评价报告，\n^支出|1286.4万元"},
		{"three times below the text", func(w *writer) { w.click(at(1, 5), 0); w.click(at(1, 5), 0); w.click(at(1, 5), 0) }, "绩效评价报告，\n^支出1286.4万元|"},
		{"three times", func(w *writer) { w.click(at(3, 0), 0); w.click(at(3, 0), 0); w.click(at(3, 0), 0) }, "^绩效评价报告，|\n支出1286.4万元"},
		{"at two places", func(w *writer) { w.click(at(3, 0), 0); w.click(at(1, 0), 0) }, "绩|效评价报告，\n支出1286.4万元"},
		{"drag", func(w *writer) { w.click(at(1, 0), 0); w.drag(at(1, 1)) }, "绩^效评价报告，\n支|出1286.4万元"},
		{"drag back", func(w *writer) { w.click(at(3, 0), 0); w.drag(at(1, 0)); w.drag(at(-3, -2)) }, "|绩效评^价报告，\n支出1286.4万元"},
		{"drag by words", func(w *writer) { w.click(at(1, 1), 0); w.click(at(1, 1), 0); w.drag(at(3, 1)) }, "绩效评价报告，\n^支出1286.4|万元"},
		{"drag by words to the left", func(w *writer) { w.click(at(3, 1), 0); w.click(at(3, 1), 0); w.drag(at(1, 1)) }, "绩效评价报告，\n|支出1286.4^万元"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWriter(t, 12, Options{})
			w.set("|" + clicked)
			tt.do(w)
			w.want(tt.want)
		})
	}
}

// Right of a line that goes on below stands its own last word.
func TestDoubleClickBehindALine(t *testing.T) {
	w := newWriter(t, 4, Options{})
	w.set("|绩效12345。")
	for range 2 {
		w.click(at(3.9, 0), 0)
	}
	w.want("^绩效|12345。")
}

// drag moves the pointer with the button down.
func (w *writer) drag(to fyne.Position) {
	e := &fyne.DragEvent{}
	e.Position = to
	w.field.Dragged(e)
	w.field.DragEnd()
}

func TestClickOnARestingFieldEditsThere(t *testing.T) {
	w := newWriter(t, 12, Options{})
	w.set(clicked + "|")
	w.field.group.Rest()
	if w.window.Canvas().Focused() != nil {
		t.Fatal("the focus stays in a field that was put to rest")
	}
	test.TapCanvas(w.window.Canvas(), at(2, 0))
	w.want("绩效|评价报告，\n支出1286.4万元")
}

func TestLockedFieldRefuses(t *testing.T) {
	locked := false
	w := newWriter(t, 12, Options{MayEdit: func() bool { return !locked }})
	w.set("|" + clicked)
	w.field.group.Rest()
	locked, w.events = true, nil
	w.click(at(1, 0), 0)
	w.field.Tapped(&fyne.PointEvent{Position: at(1, 0)})
	w.field.TappedSecondary(&fyne.PointEvent{Position: at(1, 0)})
	if diff := cmp.Diff([]string{"refused"}, w.events); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
	if w.window.Canvas().Focused() != nil || w.window.Canvas().Overlays().Top() != nil {
		t.Error("a locked field took the focus or showed a menu")
	}
	if w.field.Cursor() != desktop.DefaultCursor {
		t.Error("the pointer promises what a click does not do")
	}
}

func TestMenu(t *testing.T) {
	w := newWriter(t, 12, Options{})
	w.set("绩^效|评价")
	right := &desktop.MouseEvent{Button: desktop.MouseButtonSecondary}
	right.Position = at(1.5, 0)
	w.field.MouseDown(right)
	test.TapSecondaryAt(w.field, at(1.5, 0))
	w.want("绩^效|评价")
	w.choose("剪切")
	w.want("绩|评价")
	if got := fyne.CurrentApp().Clipboard().Content(); got != "效" {
		t.Errorf("the clipboard holds %q", got)
	}
	test.TapSecondaryAt(w.field, at(1, 0))
	w.choose("全选")
	w.want("^绩评价|")
	test.TapSecondaryAt(w.field, at(1, 0))
	w.choose("粘贴")
	w.want("效|")
	for item, event := range map[string]string{"撤销": "undo", "重做": "redo"} {
		test.TapSecondaryAt(w.field, at(1, 0))
		w.choose(item)
		if last := w.events[len(w.events)-1]; last != event {
			t.Errorf("%s told %q", item, last)
		}
	}
}

// choose clicks on an item of the menu that is open.
func (w *writer) choose(item string) {
	w.Helper()
	o := w.item(item)
	if o == nil {
		w.Fatalf("no %q in the menu", item)
	}
	test.TapCanvas(w.window.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(2, 2))
}

func (w *writer) item(text string) fyne.CanvasObject {
	var found fyne.CanvasObject
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			if o.Text == text {
				found = o
			}
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	if top := w.window.Canvas().Overlays().Top(); top != nil {
		walk(top)
	}
	return found
}
