package forms_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"jibiao/forms"
)

func TestZoomKeepsThePlace(t *testing.T) {
	d := big(t)
	d.pane.GoTo(row("得分", 1500))
	d.scrolled(fyne.NewPos(400, 300), -300)
	at, found := d.find("1500卷")
	if !found {
		t.Fatal("the row is not drawn")
	}
	for _, percent := range []int{200, 50, 130, 100} {
		d.pane.SetZoom(percent)
		now, found := d.find("1500卷")
		if !found || math.Abs(float64(now.Y-at.Y)) > 40 {
			t.Errorf("at %d%% the row stands at %v, it stood at %v", percent, now, at)
		}
	}
}

func TestZoomKeepsTheCellBeingEdited(t *testing.T) {
	d := sample(t)
	d.pane.GoTo("评价对象名称")
	d.key(fyne.KeyHome)
	d.pane.SetZoom(150)
	d.typeText("新")
	d.want("评价对象名称", "新云岭市档案馆")
	d.wantAt("评价对象名称")
}

func TestZoomHasLimits(t *testing.T) {
	d := sample(t)
	told := 0
	d.pane.OnZoom = func(percent int) { told = percent }
	for range 30 {
		d.pane.ZoomBy(1)
	}
	if d.pane.Zoom() != 200 || told != 200 {
		t.Errorf("the greatest zoom is %d, told %d", d.pane.Zoom(), told)
	}
	for range 30 {
		d.pane.ZoomBy(-1)
	}
	if d.pane.Zoom() != 50 || told != 50 {
		t.Errorf("the least zoom is %d, told %d", d.pane.Zoom(), told)
	}
}

func TestWheelWithControlZooms(t *testing.T) {
	d := sample(t)
	d.pane.Held = func(k fyne.KeyModifier) bool { return k == fyne.KeyModifierControl }
	if moved := d.scrolled(fyne.NewPos(400, 300), 40); moved != 0 || d.pane.Zoom() != 110 {
		t.Errorf("the sheet moved by %v and is at %d%%", moved, d.pane.Zoom())
	}
}

// Looked at 50 %, a page is drawn in full.
// Drawing anew leaves the cell and by that prints the figure shorter than the
// caret was far.
func TestZoomBehindAFigureThatGetsShorter(t *testing.T) {
	d := newDesk(t, builtIn(t), nil)
	d.pane.GoTo("预算安排资金")
	d.typeText("１,２８６.40")
	d.pane.ZoomBy(1)
	d.want("预算安排资金", "1286.4")
	d.typeText("5")
	d.want("预算安排资金", "1286.45")
}

func TestZoomMarkup(t *testing.T) {
	d := sample(t)
	d.pane.SetZoom(50)
	d.golden("zoom50")
}

// Every line of the table is one pixel of the screen wide and equally dark.
func TestLinesAreOnePixelWide(t *testing.T) {
	for _, scale := range []float32{1, 1.25, 1.5, 2} {
		d := sample(t)
		d.window.Canvas().(software.WindowlessCanvas).SetScale(scale)
		for _, percent := range []int{50, 100, 110, 200} {
			d.pane.SetZoom(percent)
			d.pane.GoTo("评价年度")
			d.scrolled(fyne.NewPos(400, 300), -33)
			picture := d.window.Canvas().Capture()
			size := picture.Bounds().Size()
			t.Run(fmt.Sprintf("%v at %d%%", scale, percent), func(t *testing.T) {
				checkLines(t, size.X, size.Y, func(along, across int) color.Color { return picture.At(along, across) })
				checkLines(t, size.Y, size.X, func(along, across int) color.Color { return picture.At(across, along) })
			})
		}
	}
}

// checkLines looks for the long lines in one direction of a picture: those
// that go over a quarter of it.
func checkLines(t *testing.T, length, breadth int, at func(along, across int) color.Color) {
	t.Helper()
	dark := func(across int) (line, gray int) {
		for along := range length {
			switch c := color.NRGBAModel.Convert(at(along, across)).(color.NRGBA); {
			case c == forms.LineColor:
				line++
			case c.R < 0xC0 && c.B < c.R+0x40: // not the blue frame of the cell being edited
				gray++
			}
		}
		return line, gray
	}
	found := 0
	for across := 1; across < breadth-1; across++ {
		if line, _ := dark(across); line*4 < length {
			continue
		}
		found++
		for _, beside := range []int{across - 1, across + 1} {
			if line, gray := dark(beside); (line+gray)*4 > length {
				t.Errorf("the line at %d is wider than a pixel", across)
			}
		}
	}
	if found == 0 {
		t.Error("no line was found")
	}
}

// The cell being edited is printed the form's way meanwhile, so the caret's
// place may be one that its text no longer has.
func TestZoomInTheMiddleOfTyping(t *testing.T) {
	d := sample(t)
	d.pane.GoTo("预算安排资金")
	d.shortcut(&fyne.ShortcutSelectAll{})
	d.typeText("１,２８６.40")
	d.pane.SetZoom(150)
	d.typeText("5")
	d.want("预算安排资金", "1286.45")
}

func TestZoomKeepsTheSelection(t *testing.T) {
	d := sample(t)
	d.pane.Select("评价对象名称", 0, len("云岭市"))
	d.pane.SetZoom(150)
	d.typeText("本")
	d.want("评价对象名称", "本档案馆")
}

// A locked cell that was opened, and into which nothing was typed yet, locks
// again; nothing is asked about it.
func TestZoomInAnOpenedCell(t *testing.T) {
	d := sample(t)
	d.tapOn("44.65")
	d.choose("改为手工填写")
	d.pane.SetZoom(150)
	if d.window.Canvas().Overlays().Top() != nil {
		t.Error("a pop-up is open")
	}
	d.want("结余资金", "44.65")
}
