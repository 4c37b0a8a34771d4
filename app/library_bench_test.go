package app

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/store"
)

// One row further down in a library of 10,000 reports, cards and all that is
// seen on them.
func BenchmarkLibraryScroll10000(b *testing.B) {
	test.NewTempApp(b)
	s, err := store.Open(filepath.Join(b.TempDir(), "jibiao.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	a, err := New(fyne.CurrentApp(), s, Options{Fonts: PaperFonts(""), OnMain: func(func()) {}})
	if err != nil {
		b.Fatal(err)
	}
	form, err := a.builtInForm(assets.SampleForm)
	if err != nil {
		b.Fatal(err)
	}
	l := a.library
	a.window.SetContent(l.content)
	a.window.Resize(fyne.NewSize(1366, 768))
	look := glanceAt(form.Form, report.Values{"存在问题": "一是支出进度偏慢。"}, time.Time{})
	for i := range 10_000 {
		sum := store.Summary{ID: int64(i + 1), BundleHash: form.Hash, FormName: form.Form.Name, Unit: fmt.Sprintf("云岭市第%d中学", i), Year: "2024年度", State: store.Draft}
		l.found = append(l.found, store.Hit{Summary: sum})
		l.glances.seen[sum.ID] = look
	}
	l.show(listing{found: l.found, all: len(l.found), tally: &store.Tally{All: len(l.found)}})
	y := float32(0)
	for b.Loop() {
		y += cardSize.Height + shelfGap
		if y > l.cards.heightFor(1000) {
			y = 0
		}
		l.page.goTo(fyne.NewPos(0, y))
	}
	if n := len(l.cards.slots); n < 9 {
		b.Fatalf("%d cards are seen", n)
	}
}
