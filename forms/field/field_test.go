package field

import (
	"flag"
	"image"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"jibiao/forms/paper"
	"jibiao/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a window's markup with a file.
func golden(t *testing.T, c fyne.Canvas, name string) {
	t.Helper()
	path, got := filepath.Join("testdata", name+".xml"), test.RenderToMarkup(c)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; run with -update if it should be so):\n%s", path, diff)
	}
}

const indented = "为客观反映2024年度部门整体支出的使用效益，围绕预算编制。\n（一）完成馆藏档案整理 42 万页。"

func look() paper.Look { return paper.Look{FirstLine: 32} }

func TestMarkup(t *testing.T) {
	t.Run("editing", func(t *testing.T) {
		w := newWriter(t, 12, Options{Look: look()})
		w.set(indented + "|")
		golden(t, w.window.Canvas(), "editing")
	})
	t.Run("selection", func(t *testing.T) {
		w := newWriter(t, 12, Options{Look: look()})
		w.set("为^客观反映2024年度部门整体支出的使用效益，围绕预算编制。\n（一）完|成馆藏档案整理 42 万页。")
		golden(t, w.window.Canvas(), "selection")
	})
	t.Run("list continued", func(t *testing.T) {
		w := newWriter(t, 12, Options{Look: look()})
		w.set(indented + "|")
		press(w.field, "Return")
		golden(t, w.window.Canvas(), "list")
	})
	t.Run("choices", func(t *testing.T) {
		w := newWriter(t, 12, Options{OneLine: true, Choices: []string{"部门评价", "财政评价"}})
		press(w.field, "alt+Down")
		golden(t, w.window.Canvas(), "choices")
	})
}

// Between a field at rest and the same one being edited nothing differs but
// the caret.
func TestNothingMovesWhenTheFocusComes(t *testing.T) {
	for _, tt := range []struct {
		align  report.Align
		valign report.VAlign
	}{
		{report.AlignLeft, report.VAlignTop}, {report.AlignCenter, report.VAlignCenter}, {report.AlignRight, report.VAlignBottom},
	} {
		w := newWriter(t, 12, Options{Look: paper.Look{FirstLine: 32, Align: tt.align}, VAlign: tt.valign})
		w.set(indented + "|")
		editing := w.window.Canvas().Capture()
		caret, ok := FocusedCaret(w.window.Canvas())
		if !ok || caret.Size.Height < 16 {
			t.Fatalf("the caret is %v", caret)
		}
		w.field.group.Rest()
		if differ := difference(editing, w.window.Canvas().Capture()); differ != inPixels(caret) {
			t.Errorf("%s: the pictures differ in %v, the caret is in %v", tt.align, differ, inPixels(caret))
		}
	}
}

func inPixels(b paper.Box) image.Rectangle {
	x, y := int(b.At.X), int(b.At.Y)
	return image.Rect(x, y, x+int(b.Size.Width), y+int(b.Size.Height))
}

// difference is the smallest rectangle in which two pictures differ.
func difference(a, b image.Image) image.Rectangle {
	var out image.Rectangle
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				out = out.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return out
}

// A line is painted as wide as its characters are reckoned, or the caret would
// stand beside them.
func TestTheCaretStandsBehindWhatIsPainted(t *testing.T) {
	w := newWriter(t, 30, Options{})
	for _, text := range []string{"a\tb", "\t甲\t乙", "AVAWTo office", "“甲”，（乙）……——", "e\u0301a", "1,286.4万元"} {
		w.set(text + "|")
		line := test.WidgetRenderer(w.field.text).Objects()[0].(*canvas.Text)
		painted, _ := fyne.CurrentApp().Driver().RenderedTextSize(line.Text, line.TextSize, line.TextStyle, line.FontSource)
		if caret := w.field.bar.Position().X - padding; max(caret-painted.Width, painted.Width-caret) > 1 {
			t.Errorf("behind %q the caret stands at %v, the text ends at %v", text, caret, painted.Width)
		}
	}
}

func TestFieldGrows(t *testing.T) {
	w := newWriter(t, 4, Options{})
	grown := 0
	w.field.on.Resized = func() { grown++ }
	before := w.field.HeightFor(4*16 + 2*padding)
	typeText(w.field, "绩效评价，")
	if after := w.field.HeightFor(4*16 + 2*padding); after != 2*before-2*padding {
		t.Errorf("with two lines it wants %v, with one %v", after, before)
	}
	if grown != 5 {
		t.Errorf("told %d times of its size", grown)
	}
}

func TestCaretFollowsAChangeFromElsewhere(t *testing.T) {
	w := newWriter(t, 10, Options{})
	w.set("支出1286.4万元|整")
	w.field.SetText("支出1200万元整") // a step taken back
	w.want("支出1200|万元整")
	if len(w.texts) > 0 {
		t.Errorf("told %q, which nobody typed", w.texts)
	}
}

func TestMenuOfAnotherWindowKeepsTheCaret(t *testing.T) {
	w := newWriter(t, 10, Options{})
	w.set("绩^效|评价")
	w.field.FocusLost()
	w.want("绩^效|评价")
	w.field.FocusGained()
	w.want("绩^效|评价")
}

func TestTheNextFieldUnselectsTheLast(t *testing.T) {
	w := newWriter(t, 10, Options{})
	next := New(w.field.group, w.field.options, Events{})
	w.window.SetContent(container.NewWithoutLayout(w.field, next))
	w.field.Edit()
	w.set("绩^效|评价")
	w.window.Canvas().FocusNext()
	if w.window.Canvas().Focused() != fyne.Focusable(next) || !next.bar.Visible() {
		t.Fatal("Tab does not go to the next field")
	}
	w.want("绩效|评价")
	if w.field.bar.Visible() || len(w.field.selected.Objects) > 0 {
		t.Error("a caret or a selection is left behind")
	}
}

func TestSelectAndComeFrom(t *testing.T) {
	w := newWriter(t, 10, Options{})
	w.set("绩效评价|")
	w.field.Select(3, 9)
	w.want("绩^效评|价")
	w.field.group.ComeFrom(Up)
	w.want("绩^效评|价")
	w.field.group.ComeFrom(Down)
	w.want("|绩效评价")
}

func TestCaretIsTold(t *testing.T) {
	w := newWriter(t, 10, Options{})
	var seen []fyne.Position
	OnCaretMoved(func(c fyne.Canvas) {
		box, ok := FocusedCaret(c)
		if !ok {
			t.Error("no caret on the canvas that was told of")
		}
		seen = append(seen, box.At)
	})
	t.Cleanup(func() { OnCaretMoved(nil) })
	typeText(w.field, "绩")
	press(w.field, "Home", "Return")
	pitch := w.field.text.LineHeight()
	want := []fyne.Position{fyne.NewPos(padding+16, padding), fyne.NewPos(padding, padding), fyne.NewPos(padding, padding+pitch)}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("the caret (-want +got):\n%s", diff)
	}
	w.field.group.Rest()
	if _, ok := FocusedCaret(w.window.Canvas()); ok {
		t.Error("a caret is told where nothing is edited")
	}
}

func TestCaretBlinks(t *testing.T) {
	w := newWriter(t, 10, Options{})
	bar := w.field.bar
	var seen []bool
	for _, done := range []float32{0, 0.4, 0.6, 0.9, 1} {
		bar.tick(done)
		seen = append(seen, bar.Visible())
	}
	if want := []bool{true, true, false, false, true}; !slices.Equal(seen, want) {
		t.Errorf("seen %v, want %v", seen, want)
	}
	bar.tick(0.6)
	typeText(w.field, "绩")
	if !bar.Visible() {
		t.Error("the caret is not seen while typing")
	}
	w.field.group.Rest()
	if bar.Visible() {
		t.Error("the caret is seen in a resting field")
	}
}
