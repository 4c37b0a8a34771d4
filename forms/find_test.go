package forms_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"jibiao/report/bundle"
	"jibiao/report/docx/docxtest"
)

// walk visits the visible objects of the topmost layer with their places.
func (d *desk) walk(visit func(o fyne.CanvasObject, at fyne.Position) (stop bool)) {
	root := d.window.Canvas().Content()
	if top := d.window.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	driver := fyne.CurrentApp().Driver()
	var walk func(o fyne.CanvasObject) bool
	walk = func(o fyne.CanvasObject) bool {
		if !o.Visible() {
			return false
		}
		if visit(o, driver.AbsolutePositionForObject(o)) {
			return true
		}
		var children []fyne.CanvasObject
		switch o := o.(type) {
		case *fyne.Container:
			children = o.Objects
		case fyne.Widget:
			children = test.WidgetRenderer(o).Objects()
		}
		for _, c := range children {
			if walk(c) {
				return true
			}
		}
		return false
	}
	walk(root)
}

// find returns the middle of the first text that reads so.
func (d *desk) find(text string) (at fyne.Position, found bool) {
	d.walk(func(o fyne.CanvasObject, p fyne.Position) bool {
		if t, isText := o.(*canvas.Text); isText && t.Text == text {
			at, found = p.AddXY(o.Size().Width/2, o.Size().Height/2), true
		}
		return found
	})
	return at, found
}

// tapArrow clicks on the arrow at the right end of a cell that offers choices.
func (d *desk) tapArrow() {
	cell := d.window.Canvas().Focused().(fyne.CanvasObject)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(cell)
	test.TapCanvas(d.window.Canvas(), at.AddXY(cell.Size().Width-10, cell.Size().Height/2))
}

// coverPage is a form made of a paragraph with two blanks, one of which is
// printed again.
func coverPage(t testing.TB) *bundle.Bundle {
	t.Helper()
	return formOf(t, docxtest.Paragraph("填报单位：{{填报单位}}　联系人：{{联系人}}　（{{填报单位}}盖章）"))
}

// indicatorTable is a form with two rows that repeat, between a head and a sum.
func indicatorTable(t testing.TB) *bundle.Bundle {
	t.Helper()
	row := []string{"{{指标[].一级指标}}", "{{指标[].三级指标}}", "{{指标[].得分}}"}
	return formOf(t, docxtest.Table([]string{"一级指标", "三级指标", "得分"}, row, row, []string{"合计", "", "{{合计}}"}), `<w:p/>`)
}

// formOf makes a form of the blocks of a Word file's body.
func formOf(t testing.TB, blocks ...string) *bundle.Bundle {
	t.Helper()
	b, err := bundle.New(docxtest.File(t, blocks...), nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// frame is the blue frame of the cell being edited.
func (d *desk) frame() *canvas.Rectangle {
	d.Helper()
	var frame *canvas.Rectangle
	d.walk(func(o fyne.CanvasObject, _ fyne.Position) bool {
		r, isRectangle := o.(*canvas.Rectangle)
		if isRectangle && r.StrokeWidth == 2 {
			frame = r
		}
		return frame != nil
	})
	if frame == nil {
		d.Fatal("no cell is being edited")
	}
	return frame
}
