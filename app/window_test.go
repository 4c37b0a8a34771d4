package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"jibiao/report"
)

func TestZoomIsShownAndRemembered(t *testing.T) {
	c := withSample(t)
	c.sees("100%")
	c.press("＋")
	c.press("＋")
	c.sees("120%")
	c.command("缩小")
	c.sees("110%")
	c.restart()
	c.sees("110%")
	c.command("原大")
	c.sees("100%")
	c.command("放大")
	c.press("－")
	if got := c.app.open.pane.Zoom(); got != 100 {
		t.Errorf("the paper is at %d%%", got)
	}
}

func TestKeysGoToSections(t *testing.T) {
	c := withSample(t)
	c.command("第 2 部分")
	if got := c.app.open.current(); got != "年度绩效目标" {
		t.Errorf("Ctrl+2 goes to %q", got)
	}
	c.command("第 9 部分") // there is none
	if got := c.app.open.current(); got != "年度绩效目标" {
		t.Errorf("Ctrl+9 goes to %q", got)
	}
}

func TestF7WalksTheFindings(t *testing.T) {
	c := withSample(t)
	v := c.app.open
	v.draft.Check()
	var want []report.Key
	for _, issue := range v.draft.Issues() {
		if n := len(want); n == 0 || want[n-1] != issue.Key {
			want = append(want, issue.Key)
		}
	}
	v.pane.GoTo("项目名称")
	for _, k := range append(want, want[0]) { // and from the last to the first
		c.command("下一条检查提示")
		if got := v.pane.Current(); got != k {
			t.Errorf("F7 goes to %q, want %q", got, k)
		}
	}
	v.walkFindings(-1)
	if got, last := v.pane.Current(), want[len(want)-1]; got != last {
		t.Errorf("Shift+F7 goes to %q, want %q", got, last)
	}
}

func TestSideFoldsAndIsRemembered(t *testing.T) {
	c := withSample(t)
	if !c.app.open.right.Visible() {
		t.Fatal("the side is folded in a wide window")
	}
	width := c.app.open.pane.Size().Width
	c.press("右侧栏")
	if now := c.app.open.pane.Size().Width; now < width+sideRoom {
		t.Errorf("the paper's room is %v, it was %v", now, width)
	}
	c.restart()
	if c.app.open.right.Visible() {
		t.Error("the side is unfolded after the restart")
	}
	c.command("查找")
	if !c.app.open.right.Visible() {
		t.Error("what is looked for cannot be typed")
	}
}

func TestSideIsFoldedInANarrowWindow(t *testing.T) {
	c := newClerk(t)
	c.app.window.Resize(fyne.NewSize(950, 500))
	c.press("看示例报告")
	if c.app.open.right.Visible() {
		t.Error("the side takes a third of a narrow window")
	}
	c.app.window.Resize(fyne.NewSize(1200, 700))
	if !c.app.open.right.Visible() {
		t.Error("the side stays folded in a wide window")
	}
}

func TestWindowSizeIsRemembered(t *testing.T) {
	c := newClerk(t)
	c.app.window.Resize(fyne.NewSize(1111, 777))
	c.app.quit()
	c.start(Options{})
	if got := c.app.window.Canvas().Size(); got != fyne.NewSize(1111, 777) {
		t.Errorf("the window is %v", got)
	}
}

func TestWindowSizes(t *testing.T) {
	tests := []struct {
		kept  string
		scale float32
		want  fyne.Size
	}{
		{"1280x670@1", 1, fyne.NewSize(1280, 670)},
		{"1280x700@1", 2, fyne.NewSize(640, 350)}, // as many pixels
		{"900x500@2", 1, fyne.NewSize(1800, 1000)},
		{"12x7@1", 1, leastSize},
		{"", 1, firstSize},
		{"", 2, fyne.NewSize(950, 500)},
		{"wide", 1, firstSize},
		{"1280x670@0", 1, firstSize},
		{"1280x670@NaN", 1, firstSize},
	}
	for _, tt := range tests {
		if got := readSize(tt.kept).at(tt.scale); got != tt.want {
			t.Errorf("%q at %v is %v, want %v", tt.kept, tt.scale, got, tt.want)
		}
	}
}
