package grid

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/forms/paper/papertest"
)

// block is a content that wants a height whatever its width.
type block struct {
	*canvas.Rectangle
	height float32
}

func (b block) HeightFor(float32) float32 { return b.height }
func (b block) Object() fyne.CanvasObject { return b.Rectangle }
func (b block) Release()                  {}

func of(height float32) block { return block{canvas.NewRectangle(color.White), height} }

// A line of one unit belongs to each row and column, so a content of 19 makes
// a row of 20.
func TestRowHeights(t *testing.T) {
	tests := []struct {
		name  string
		least []float32
		cells []Cell
		want  []float32 // edges
	}{
		{"least heights", []float32{20, 30}, []Cell{{0, 0, 1, 1, of(5)}, {1, 0, 1, 1, of(5)}}, []float32{0, 20, 50}},
		{"a content makes its row higher", []float32{20, 20}, []Cell{{0, 0, 1, 1, of(39)}, {1, 0, 1, 1, of(5)}}, []float32{0, 40, 60}},
		{
			"a cell over two rows makes the last one higher",
			[]float32{20, 20},
			[]Cell{{0, 0, 2, 1, of(69)}, {0, 1, 1, 1, of(5)}, {1, 1, 1, 1, of(5)}},
			[]float32{0, 20, 70},
		},
		{
			"but only by what its rows do not give already",
			[]float32{20, 20},
			[]Cell{{0, 0, 2, 1, of(69)}, {0, 1, 1, 1, of(49)}, {1, 1, 1, 1, of(5)}},
			[]float32{0, 50, 70},
		},
		{"a span past the end ends with the table", []float32{20}, []Cell{{0, 0, 3, 1, of(29)}}, []float32{0, 30}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := New([]float32{50, 50}, tt.least, tt.cells, color.Black)
			if diff := cmp.Diff(tt.want, g.edges()); diff != "" {
				t.Errorf("edges (-want +got):\n%s", diff)
			}
		})
	}
}

// elastic is a content that comes to want another height.
type elastic struct {
	block
	height *float32
}

func (e elastic) HeightFor(float32) float32 { return *e.height }

// A grid that is told of each cell that changed stands as a new one would.
func TestTouchedCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const rows, columns = 6, 3
		least, cells := make([]float32, rows), []Cell{}
		heights := make([]float32, rows*columns)
		draw := func() float32 { return float32(rapid.IntRange(0, 60).Draw(t, "height")) }
		for i := range heights {
			heights[i] = draw()
			span := rapid.SampledFrom([]int{1, 1, 1, 2, 9}).Draw(t, "span")
			cells = append(cells, Cell{i / columns, i % columns, span, 1, elastic{of(0), &heights[i]}})
		}
		g := New([]float32{50, 50, 50}, least, cells, color.Black)
		for range 8 {
			for range rapid.IntRange(0, 3).Draw(t, "changes") {
				i := rapid.IntRange(0, len(cells)-1).Draw(t, "cell")
				heights[i] = draw()
				g.TouchCell(i)
			}
			fresh := New([]float32{50, 50, 50}, least, cells, color.Black)
			if diff := cmp.Diff(fresh.edges(), g.edges()); diff != "" {
				t.Fatalf("edges (-new grid +this one):\n%s", diff)
			}
		}
	})
}

func TestContentsStandBetweenTheLines(t *testing.T) {
	papertest.NewApp(t)
	wide, tall := of(5), of(5)
	g := New([]float32{50, 60.4}, []float32{20, 20}, []Cell{{0, 0, 1, 2, wide}, {1, 1, 1, 1, tall}}, color.Black)
	g.Resize(g.MinSize())
	g.View(0, 41, nil)
	if want := fyne.NewSize(111, 41); g.MinSize() != want {
		t.Errorf("the grid wants %v, want %v", g.MinSize(), want)
	}
	if wide.Position() != fyne.NewPos(1, 1) || wide.Size() != fyne.NewSize(109, 19) {
		t.Errorf("the cell over both columns is at %v, %v", wide.Position(), wide.Size())
	}
	if tall.Position() != fyne.NewPos(51, 21) || tall.Size() != fyne.NewSize(59, 19) {
		t.Errorf("the lower cell is at %v, %v", tall.Position(), tall.Size())
	}
}
