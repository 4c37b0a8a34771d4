package app

import (
	"bytes"
	"image"
	"image/color"
	_ "image/png" // the pictures' format

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"jibiao"
	"jibiao/app/manual"
	"jibiao/forms/paper"
	"jibiao/report"
)

// A manualPage is a chapter as it is shown: blocks below one another, as high
// as the page's width makes them.
type manualPage struct {
	blocks   []manualBlock
	headings []manualHeading
	content  *fyne.Container
	width    float32
}

// A manualBlock is something of the page.
type manualBlock struct {
	object fyne.CanvasObject
	above  float32                     // distance to what stands before
	left   float32                     // from the page's edge
	height func(width float32) float32 // at a width
	wide   bool                        // may be wider than a line
}

type manualHeading struct {
	text   string
	object fyne.CanvasObject
}

// Distances on the page.
const (
	manualEdge   = 28
	manualIndent = 22 // of each list within a list
)

func newManualPage(m *manualWindow, c manual.Chapter) *manualPage {
	p := &manualPage{}
	p.text(manual.Block{Text: c.Title}, 0, paper.Look{Font: fontBold, Size: 20, Color: colorBrand})
	for _, b := range c.Blocks {
		p.add(b)
	}
	p.turners(m)
	p.content = container.New(p)
	for _, b := range p.blocks {
		p.content.Add(b.object)
	}
	return p
}

// MinSize is for Fyne.
func (p *manualPage) MinSize([]fyne.CanvasObject) fyne.Size {
	height := float32(2 * manualEdge)
	for _, b := range p.blocks {
		height += b.above + b.height(p.room(b))
	}
	return fyne.NewSize(0, height)
}

// Layout is for Fyne.
func (p *manualPage) Layout([]fyne.CanvasObject, fyne.Size) {
	y := float32(manualEdge)
	for _, b := range p.blocks {
		width := p.room(b)
		y += b.above
		b.object.Move(fyne.NewPos(manualEdge+b.left, y))
		b.object.Resize(fyne.NewSize(width, b.height(width)))
		y += b.height(width)
	}
}

// room is the width of a block.
func (p *manualPage) room(b manualBlock) float32 {
	width := p.width - 2*manualEdge
	if !b.wide {
		width = min(width, manualWidth)
	}
	return max(100, width-b.left)
}

func (p *manualPage) setWidth(width float32) { p.width = width }

func (p *manualPage) add(b manual.Block) {
	plain := paper.Look{Font: fontRegular, Size: 14, Color: colorText}
	switch b.Kind {
	case manual.Heading:
		plain.Font, plain.Size, plain.Color = fontBold, sizeTitle, colorBrand
		p.headings = append(p.headings, manualHeading{b.Text, p.text(b, 20, plain)})
	case manual.Picture:
		p.picture(b)
	case manual.Code:
		plain.Size, plain.Color = sizeText, colorQuiet
		p.text(b, 12, plain)
	case manual.Item:
		p.item(b, plain)
	default:
		p.text(b, 10, plain)
	}
}

// text adds a text and gives its object.
func (p *manualPage) text(b manual.Block, above float32, look paper.Look) fyne.CanvasObject {
	look.LineHeight = look.Size * 1.65
	text := paper.NewText(report.VAlignTop, fyne.Size{}, paper.Paragraph{Text: b.Text, Look: look, Marks: marksOf(b)})
	p.blocks = append(p.blocks, manualBlock{object: text, above: above, left: manualIndent * float32(b.Depth), height: text.HeightFor})
	return text
}

// marksOf are the words that stand out. They do by their colour: the bold face
// lacks rare characters.
func marksOf(b manual.Block) []paper.Mark {
	marks := make([]paper.Mark, len(b.Marks))
	for i, m := range b.Marks {
		marks[i] = paper.Mark{From: m.From, To: m.To, Line: paper.NoLine, Ink: colorBrand, Ground: color.Transparent}
		if m.Look == manual.Typed {
			marks[i].Ink, marks[i].Ground = colorText, colorHover
		}
	}
	return marks
}

// item adds an item of a list, its lead hanging in front.
func (p *manualPage) item(b manual.Block, look paper.Look) {
	p.text(b, 6, look)
	last := &p.blocks[len(p.blocks)-1]
	lead := label(b.Lead, look.Size, colorQuiet)
	hang := container.New(hanging{}, last.object, lead)
	last.object = hang
}

// hanging lays an item's text out, and its lead before it, outside.
type hanging struct{}

func (hanging) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (hanging) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	lead := objects[1].MinSize()
	objects[1].Move(fyne.NewPos(-lead.Width-6, (14*1.65-lead.Height)/2))
	objects[1].Resize(lead)
}

// picture adds a picture of the guide in its own size, or as wide as there is room.
func (p *manualPage) picture(b manual.Block) {
	data, err := jibiao.Pictures.ReadFile("docs/" + b.File)
	size, _, sizeErr := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || sizeErr != nil {
		panic("the guide's picture " + b.File + " cannot be shown") // part of the program: the tests meet it
	}
	picture := canvas.NewImageFromResource(fyne.NewStaticResource(b.File, data))
	picture.FillMode = canvas.ImageFillContain
	edge := canvas.NewRectangle(color.Transparent)
	edge.StrokeColor, edge.StrokeWidth = colorLine, 1
	height := func(width float32) float32 {
		return min(width, float32(size.Width)) * float32(size.Height) / float32(size.Width)
	}
	shown := container.New(ownWidth(size.Width), picture, edge)
	p.blocks = append(p.blocks, manualBlock{object: shown, above: 10, left: manualIndent * float32(b.Depth), height: height, wide: true})
}

// ownWidth gives objects at most their own width.
type ownWidth float32

func (w ownWidth) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (w ownWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(min(float32(w), size.Width), size.Height))
	}
}

// turners adds what leads to the chapters before and behind.
func (p *manualPage) turners(m *manualWindow) {
	row := container.NewHBox()
	if m.at > 0 {
		row.Add(newLink("‹ "+m.chapters[m.at-1].Title, func() { m.turn(m.at - 1) }))
		row.Add(pad(0, 0, 0, 20, label("", sizeSmall, colorQuiet)))
	}
	if m.at+1 < len(m.chapters) {
		row.Add(newLink(m.chapters[m.at+1].Title+" ›", func() { m.turn(m.at + 1) }))
	}
	p.blocks = append(p.blocks, manualBlock{object: row, above: 28, height: func(float32) float32 { return row.MinSize().Height }})
}
