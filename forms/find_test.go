package forms_test

import (
	"archive/zip"
	"bytes"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"jibiao/report/bundle"
)

// walk visits the visible objects of the topmost layer with their places.
func (d *desk) walk(visit func(o fyne.CanvasObject, at fyne.Position) (stop bool)) {
	var root fyne.CanvasObject = d.pane
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

// tapArrow clicks beside the live editor, where the arrow of a cell that offers
// choices stands.
func (d *desk) tapArrow() {
	entry := d.window.Canvas().Focused().(fyne.CanvasObject)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(entry)
	test.TapCanvas(d.window.Canvas(), at.AddXY(entry.Size().Width+12, entry.Size().Height/2))
}

// coverPage is a form made of a paragraph with two blanks, one of which is
// printed again.
func coverPage(t *testing.T) *bundle.Bundle {
	t.Helper()
	return formOf(t, `<w:p><w:r><w:t>填报单位：{{填报单位}}　联系人：{{联系人}}　（{{填报单位}}盖章）</w:t></w:r></w:p>`)
}

// indicatorTable is a form with two rows that repeat, between a head and a sum.
func indicatorTable(t *testing.T) *bundle.Bundle {
	t.Helper()
	row := func(cells ...string) string {
		out := "<w:tr>"
		for _, c := range cells {
			out += `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>` + c + `</w:t></w:r></w:p></w:tc>`
		}
		return out + "</w:tr>"
	}
	return formOf(t, `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>`+
		row("一级指标", "三级指标", "得分")+
		row("{{指标[].一级指标}}", "{{指标[].三级指标}}", "{{指标[].得分}}")+
		row("{{指标[].一级指标}}", "{{指标[].三级指标}}", "{{指标[].得分}}")+
		row("合计", "", "{{合计}}")+`</w:tbl><w:p/>`)
}

// formOf makes a form of the blocks of a Word file's body.
func formOf(t *testing.T, blocks string) *bundle.Bundle {
	t.Helper()
	const (
		types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
		rels  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
		head  = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
		tail  = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`
		part  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
	)
	var file bytes.Buffer
	w := zip.NewWriter(&file)
	for _, p := range []struct{ name, text string }{
		{"[Content_Types].xml", types}, {"_rels/.rels", rels}, {"word/document.xml", head + blocks + tail}, {"word/_rels/document.xml.rels", part},
	} {
		f, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + p.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := bundle.New(file.Bytes(), nil)
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
