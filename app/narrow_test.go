package app

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// smallScreen is what a screen of 1366 by 768 has at 200 percent.
var smallScreen = fyne.NewSize(683, 384)

// In a small window nothing of the bars is cut, and nothing lies over another.
func TestBarsFitASmallWindow(t *testing.T) {
	c := newClerk(t)
	c.app.window.Resize(smallScreen)
	for _, open := range []func(){func() {}, func() { c.press("看示例报告") }} {
		open()
		if least := c.app.window.Content().MinSize(); least.Width > smallScreen.Width || least.Height > smallScreen.Height {
			t.Errorf("the window asks for %v", least)
		}
	}
	if slices.Contains(c.texts(), "帮助") {
		t.Error("帮助 does not give way")
	}
	c.app.open.pane.GoTo("评价依据")
	s := c.app.open.status
	if !strings.HasSuffix(s.note.Text, "…") {
		t.Errorf("the note %q is not shortened", s.note.Text)
	}
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	if end, next := place(s.note).X+s.note.MinSize().Width, place(s.length).X; end > next {
		t.Errorf("the note ends at %v, what follows begins at %v", end, next)
	}
	c.app.window.Resize(fyne.NewSize(1280, 670))
	c.sees("帮助")
	if strings.HasSuffix(s.note.Text, "…") {
		t.Errorf("the note %q is still shortened", s.note.Text)
	}
}

// A dialog with much in it can be scrolled, and its buttons are seen.
func TestDialogsFitASmallWindow(t *testing.T) {
	c := withSample(t)
	c.app.window.Resize(smallScreen)
	dialogs := map[string]func(){
		"keys":    c.app.showKeys,
		"message": func() { c.app.say("导入完成", strings.Repeat("· 有一处请核对。\n", 60)) },
		"export":  c.app.open.export,
		"new":     c.app.newReport,
		"copy":    c.app.chooseCopy,
		"file":    func() { c.app.chooseFolder("选", c.dir, func(string) {}) },
	}
	for name, show := range dialogs {
		show()
		top := c.app.window.Canvas().Overlays().Top()
		if least := top.MinSize(); least.Width > smallScreen.Width || least.Height > smallScreen.Height {
			t.Errorf("%s: the dialog asks for %v", name, least)
		}
		c.app.window.Canvas().Overlays().Remove(top)
	}
}

// A laptop of 1920 at 150 percent is 1280 wide: an A4 page stands there between the
// two lists without being scrolled sideways.
func TestPageFitsBetweenTheLists(t *testing.T) {
	c := withSample(t)
	c.app.window.Resize(fyne.NewSize(1280, 670))
	var scroll *container.Scroll
	for _, o := range test.WidgetRenderer(c.app.open.pane).Objects()[0].(*fyne.Container).Objects {
		if s, ok := o.(*container.Scroll); ok {
			scroll = s
		}
	}
	if wants := scroll.Content.MinSize().Width; wants > scroll.Size().Width {
		t.Errorf("the page takes %v of %v", wants, scroll.Size().Width)
	}
}
