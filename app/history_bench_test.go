package app

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibiao/report/store"
)

// manySteps is the longest history that is promised to be quick.
const manySteps = 100_000

// withLongHistory is a report of manySteps steps, open in a window.
func withLongHistory(b *testing.B) *reportView {
	b.Helper()
	test.NewTempApp(b)
	s, err := store.Open(filepath.Join(b.TempDir(), "jibiao.db"))
	if err != nil {
		b.Fatal(err)
	}
	never := func(time.Duration, func()) func() bool { return func() bool { return true } }
	a, err := New(fyne.CurrentApp(), s, Options{Fonts: PaperFonts(""), OnMain: func(func()) {}, After: never})
	if err != nil {
		b.Fatal(err)
	}
	openLong(b, a, manySteps, time.Now().Add(-manySteps*10*time.Minute))
	a.window.Resize(fyne.NewSize(1366, 768))
	b.Cleanup(func() {
		a.open.saver.close()
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	return a.open
}

// Opening the sheet, in both orders, one click in it, and words looked for.
func BenchmarkHistory100000(b *testing.B) {
	v := withLongHistory(b)
	h := v.history
	v.pane.GoTo("存在问题")
	open := func() {
		v.side.open(v.findings.tab)
		v.side.open(h.tab)
	}
	for _, what := range []struct {
		name  string
		order int
		words string
		do    func()
	}{
		{"open/time", orderTime, "", open},
		{"open/field", orderField, "", open},
		{"choose", orderTime, "", func() { h.pick(3) }},
		{"filter", orderTime, "第77777次", h.search},
		{"scroll", orderTime, "", func() { h.roll.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -entryHeight)}) }},
	} {
		b.Run(what.name, func(b *testing.B) {
			h.filter.SetText(what.words)
			h.order.set(what.order)
			open()
			for b.Loop() {
				what.do()
			}
		})
	}
}

// A keystroke with such a history: the sheet unseen, and seen.
func BenchmarkHistoryTyping100000(b *testing.B) {
	v := withLongHistory(b)
	for _, seen := range []bool{false, true} {
		b.Run(fmt.Sprintf("seen=%v", seen), func(b *testing.B) {
			v.side.open(v.findings.tab)
			if seen {
				v.side.open(v.history.tab)
			}
			i := 0
			for b.Loop() {
				i++
				v.draft.Set("存在问题", fmt.Sprintf("一是支出进度偏慢，%d。", i))
			}
		})
	}
}
