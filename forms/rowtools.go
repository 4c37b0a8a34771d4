package forms

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibiao/report"
)

// rowTools are the small buttons in the margin beside the row of a group in
// which the clerk is: add a row, move it, take it out.
type rowTools struct {
	widget.BaseWidget

	pane    *Pane
	key     report.Key // of a cell in the row
	shape   *toolShape
	buttons *fyne.Container
}

func newRowTools(p *Pane) *rowTools {
	t := &rowTools{pane: p, shape: &toolShape{columns: 4}}
	button := func(icon fyne.Resource, do func(g *report.Group, row int)) *tool {
		return newTool(icon, func() {
			if g, row := p.rowOf(t.key); g != nil {
				do(g, row)
			}
		})
	}
	t.buttons = container.New(t.shape,
		button(theme.ContentAddIcon(), p.addRow), button(theme.MoveUpIcon(), p.moveUp),
		button(theme.MoveDownIcon(), p.moveDown), button(theme.DeleteIcon(), p.deleteRow))
	t.Hide()
	t.ExtendBaseWidget(t)
	return t
}

// show puts the tools beside the cell's row, or away if it is in none.
func (t *rowTools) show(c *valueCell) {
	t.key = c.key
	if g, _ := t.pane.rowOf(c.key); g == nil {
		t.Hide()
		return
	}
	t.Show()
	t.place()
}

// place keeps them beside the row when the sheet is laid out anew.
func (t *rowTools) place() {
	if !t.Visible() {
		return
	}
	beside := t.pane.sheet.leftOf(t.key)
	t.shape.columns = toolColumns(beside - t.pane.scroll.Offset.X)
	size := t.buttons.MinSize()
	t.Resize(size)
	t.buttons.Layout.Layout(t.buttons.Objects, size)
	top, height := t.pane.sheet.extent(t.key)
	t.Move(fyne.NewPos(beside-size.Width, top+(height-size.Height)/2))
}

// toolColumns is how many of the four tools stand side by side in the room that
// is in view beside the row, of which they cover nothing.
func toolColumns(room float32) int {
	columns := 4
	for columns > 1 && float32(columns)*toolSize > room {
		columns /= 2
	}
	return columns
}

// toolShape lays the tools out in so many columns.
type toolShape struct{ columns int }

func (s *toolShape) MinSize(tools []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(s.columns)*toolSize, float32(len(tools)/s.columns)*toolSize)
}

func (s *toolShape) Layout(tools []fyne.CanvasObject, _ fyne.Size) {
	for i, t := range tools {
		t.Resize(fyne.NewSquareSize(toolSize))
		t.Move(fyne.NewPos(float32(i%s.columns)*toolSize, float32(i/s.columns)*toolSize))
	}
}

// CreateRenderer is for Fyne.
func (t *rowTools) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.buttons) }

// tool is a small icon that can be clicked and does not take the focus from
// the cell.
type tool struct {
	widget.Icon
	tapped func()
}

func newTool(icon fyne.Resource, tapped func()) *tool {
	t := &tool{tapped: tapped}
	t.Resource = theme.NewPrimaryThemedResource(icon) // to be seen on white paper in the dark look too
	t.ExtendBaseWidget(t)
	return t
}

// Tapped does what the tool is for.
func (t *tool) Tapped(*fyne.PointEvent) { t.tapped() }

// toolSize is a tool's width and height.
const toolSize = 22

// MinSize is that of a tool.
func (t *tool) MinSize() fyne.Size { return fyne.NewSquareSize(toolSize) }

// rowOf finds the group and the row, from 1, of a key; nil if it is in none.
func (p *Pane) rowOf(k report.Key) (*report.Group, int) {
	column, row := k.Row()
	name, _, repeats := column.Repeats()
	if !repeats || row == 0 {
		return nil, 0
	}
	return p.draft.Form().Group(name), row
}

// drawnRows are the group's values in as many rows as are drawn.
func (p *Pane) drawnRows(g *report.Group) [][]string {
	rows := g.Values(p.draft.Values())
	for len(rows) < max(g.Rows, p.rows[g.Name]) {
		rows = append(rows, make([]string, len(g.Columns)))
	}
	return rows
}

// setRows gives a group other rows, as one step, and goes to a cell of one.
func (p *Pane) setRows(label string, g *report.Group, rows [][]string, column report.Key, row int) {
	if p.rows[g.Name] != len(rows) {
		p.rows[g.Name] = len(rows) // also those at the end that are empty yet
		p.draft.Apply(label, g.Change(p.draft.Values(), rows))
		p.redraw(p.rows)
	} else {
		p.draft.Apply(label, g.Change(p.draft.Values(), rows))
	}
	p.GoTo(column.InRow(min(max(row, 1), max(len(rows), g.Rows))))
}

// addRow puts an empty row below.
func (p *Pane) addRow(g *report.Group, row int) {
	rows := slices.Insert(p.drawnRows(g), row, make([]string, len(g.Columns)))
	p.setRows("增加一行", g, rows, g.Columns[0], row+1)
}

// deleteRow takes a row out.
func (p *Pane) deleteRow(g *report.Group, row int) {
	p.setRows("删除一行", g, slices.Delete(p.drawnRows(g), row-1, row), g.Columns[0], row)
}

func (p *Pane) moveUp(g *report.Group, row int) { p.swapRows(g, row, row-1) }

func (p *Pane) moveDown(g *report.Group, row int) { p.swapRows(g, row, row+1) }

func (p *Pane) swapRows(g *report.Group, from, to int) {
	rows := p.drawnRows(g)
	if to < 1 || to > len(rows) {
		return
	}
	rows[from-1], rows[to-1] = rows[to-1], rows[from-1]
	column, _ := p.tools.key.Row()
	p.setRows("移动一行", g, rows, column, to)
}

// pasteRows puts a block of cells from a row's cell on, to the right and down,
// adding rows where there are not enough. It takes nothing outside of a group.
func (p *Pane) pasteRows(k report.Key, block [][]string) bool {
	g, row := p.rowOf(k)
	if g == nil {
		return false
	}
	column, _ := k.Row()
	from := slices.Index(g.Columns, column)
	rows := p.drawnRows(g)
	for i, cells := range block {
		if row-1+i == len(rows) {
			rows = append(rows, make([]string, len(g.Columns)))
		}
		copy(rows[row-1+i][from:], cells)
	}
	p.setRows("粘贴表格", g, rows, column, row)
	return true
}

// needRows is how many rows of each group are to be drawn, and whether these are
// more than now. Rows at the end that are empty stay: the clerk may be in one.
func (p *Pane) needRows(counts map[string]int) (rows map[string]int, more bool) {
	rows = maps.Clone(p.rows)
	for name, n := range counts {
		more = more || n > max(rows[name], p.draft.Form().Group(name).Rows)
		rows[name] = max(rows[name], n)
	}
	return rows, more
}

// redraw draws other rows, with the clerk in the same cell as before.
func (p *Pane) redraw(rows map[string]int) {
	editing := p.isFocused(p.current)
	p.draw(rows)
	p.relayout()
	if editing {
		p.GoTo(p.current)
	}
}
