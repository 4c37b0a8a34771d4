package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// aRoll is a roll of so many lines in a window; every fifth one cannot be
// chosen and is higher than the others.
func aRoll(t *testing.T, count int) (r *roll, built *int) {
	t.Helper()
	built = new(int)
	height := func(i int) float32 { return map[bool]float32{true: 40, false: 20}[i%5 == 0] }
	r = &roll{
		build: func(int) fyne.CanvasObject { *built++; return canvas.NewRectangle(colorLine) },
		stops: func(i int) bool { return i%5 != 0 },
	}
	r.choose = func(i int) { r.fill(count, i, height) }
	r.ready()
	w := test.NewTempWindow(t, r)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 300))
	r.fill(count, -1, height)
	return r, built
}

func TestOnlyWhatIsInViewIsBuilt(t *testing.T) {
	r, built := aRoll(t, 100_000)
	if n := len(r.shown); n != 12 || *built != n { // five are 120 high
		t.Errorf("%d lines are there, %d were built", n, *built)
	}
	r.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
	if n := len(r.shown); n < 12 || n > 13 || *built < 13 || *built > 15 {
		t.Errorf("scrolled, %d lines are there, %d were built", n, *built)
	}
	for i, o := range r.shown {
		if o.Position().Y != r.tops[i] {
			t.Errorf("line %d is at %v, want %v", i, o.Position().Y, r.tops[i])
		}
	}
	r.fill(3, -1, func(int) float32 { return 20 }) // it reached beyond the end
	if n := len(r.shown); n != 3 || r.scroll.Offset.Y != 0 {
		t.Errorf("of three lines %d are there, scrolled by %v", n, r.scroll.Offset.Y)
	}
}

func TestKeysMoveTheChoice(t *testing.T) {
	r, _ := aRoll(t, 100_000)
	other := fyne.KeyName("")
	r.other = func(k fyne.KeyName) { other = k }
	opened, left := 0, 0
	r.open, r.escape = func() { opened++ }, func() { left++ }
	steps := []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyUp, -1},
		{fyne.KeyDown, 1},
		{fyne.KeyDown, 2},
		{fyne.KeyUp, 1},
		{fyne.KeyUp, 1},
		{fyne.KeyDown, 2},
		{fyne.KeyDown, 3},
		{fyne.KeyDown, 4},
		{fyne.KeyDown, 6},
		{fyne.KeyEnd, 99_999},
		{fyne.KeyDown, 99_999},
		{fyne.KeyHome, 1},
		{fyne.KeyPageDown, 12},
		{fyne.KeyReturn, 12},
		{fyne.KeyEscape, 12},
		{fyne.KeyF7, 12},
	}
	for i, s := range steps {
		r.TypedKey(&fyne.KeyEvent{Name: s.key})
		if r.chosen != s.want {
			t.Fatalf("step %d, %s: line %d is chosen, want %d", i, s.key, r.chosen, s.want)
		}
		if top := r.scroll.Offset.Y; s.want >= 0 && (r.tops[s.want] < top || r.tops[s.want+1] > top+300) {
			t.Errorf("step %d, %s: line %d at %v is not in view at %v", i, s.key, s.want, r.tops[s.want], top)
		}
	}
	if opened != 1 || left != 1 || other != fyne.KeyF7 {
		t.Errorf("opened %d times, left %d times, other key %q", opened, left, other)
	}
}
