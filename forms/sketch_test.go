package forms

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/bundle"
)

func sampleForm(t testing.TB) *report.Form {
	t.Helper()
	b, err := bundle.BuiltIn(assets.SampleForm)
	if err != nil {
		t.Fatal(err)
	}
	return b.Form
}

// Nothing of a sketch leaves the page, and no text leaves its column.
func TestSketchStaysOnThePage(t *testing.T) {
	form := sampleForm(t)
	page := form.Grid.Page
	inside := image.Rect(page.Left, page.Top, page.Width-page.Right, page.Height-page.Bottom).Inset(-300) // tables hang out a little
	rapid.Check(t, func(t *rapid.T) {
		values := report.Values{}
		for _, k := range form.Keys() {
			values[k] = rapid.StringOfN(rapid.SampledFrom([]rune("绩效a1 \n")), 0, 400, -1).Draw(t, "text")
		}
		s := NewSketch(form, values)
		for _, c := range s.cells {
			if !c.In(inside) {
				t.Fatalf("cell %v leaves the page %v", c, inside)
			}
		}
		for _, b := range s.bars {
			if !b.at.In(inside) {
				t.Fatalf("text %v leaves the page %v", b.at, inside)
			}
		}
	})
}

// What is filled in is seen where it stands, and gives its row more height.
func TestSketchShowsWhatIsFilledIn(t *testing.T) {
	form := sampleForm(t)
	dark := func(v report.Values) (n int) {
		img := NewSketch(form, v).Draw(92, 130)
		for y := range 130 {
			for x := range 92 {
				if color.NRGBAModel.Convert(img.At(x, y)) == sketchFilled {
					n++
				}
			}
		}
		return n
	}
	empty, some := dark(nil), dark(report.Values{"实施目的": "为了提高绩效管理水平"})
	if empty != 0 || some == 0 {
		t.Errorf("%d points are filled in an empty report, %d in one that is begun", empty, some)
	}
	long := report.Values{"实施目的": strings.Repeat("绩效", 600)}
	if a, b := NewSketch(form, nil), NewSketch(form, long); len(b.cells) >= len(a.cells) {
		t.Errorf("a long text leaves %d of %d cells on the first page", len(b.cells), len(a.cells))
	}
}

func TestSketchOfNothing(t *testing.T) {
	var none *Sketch
	if got := none.Draw(3, 4).Bounds(); got != image.Rect(0, 0, 3, 4) {
		t.Errorf("bounds %v", got)
	}
}

func BenchmarkSketch(b *testing.B) {
	form := sampleForm(b)
	values := form.Start("云岭市档案馆", "2024年度")
	for b.Loop() {
		NewSketch(form, values).Draw(92, 130)
	}
}
