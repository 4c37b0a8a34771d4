package field

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"jibiao/forms/paper/papertest"
)

// BenchmarkTyping is a character typed into the middle of one long paragraph,
// up to the laid-out and refreshed widget and a host that gives it the height
// that it wants. Painting is not in it.
func BenchmarkTyping(b *testing.B) {
	for _, n := range []int{300, 5000, 20000} {
		b.Run(fmt.Sprintf("%d characters", n), func(b *testing.B) {
			f := benchField(b, strings.Repeat("绩效评价，支出1286.4万元。", n/16))
			at := len(f.Text()) / 2
			for f.Text()[at]&0xC0 == 0x80 {
				at++
			}
			f.Select(at, at)
			var times []time.Duration
			typed := 0
			for b.Loop() {
				start := time.Now()
				f.TypedRune('字')
				times = append(times, time.Since(start))
				if typed++; typed == 200 { // not to measure a text that is ever longer
					b.StopTimer()
					f.replace(at, at+typed*len("字"), "")
					typed = 0
					b.StartTimer()
				}
			}
			reportTimes(b, times)
		})
	}
}

func reportTimes(b *testing.B, times []time.Duration) {
	slices.Sort(times)
	micro := func(share float64) float64 {
		return float64(times[int(share*float64(len(times)-1))].Nanoseconds()) / 1e3
	}
	b.ReportMetric(micro(0.5), "µs-median")
	b.ReportMetric(micro(0.99), "µs-p99")
}

func benchField(b *testing.B, text string) *Field {
	b.Helper()
	papertest.NewApp(b)
	window := test.NewTempWindow(b, nil)
	options := Options{Padding: fyne.NewSquareSize(padding)}
	options.Look.Font, options.Look.Size, options.Look.FirstLine = face(), 16, 32
	var f *Field
	fit := func() {
		if h := f.HeightFor(480); h != f.Size().Height {
			f.Resize(fyne.NewSize(480, h))
		}
	}
	f = New(NewGroup(window.Canvas()), options, Events{Resized: func() { fit() }})
	window.SetContent(container.NewScroll(container.NewWithoutLayout(f)))
	f.SetText(text)
	f.Edit()
	return f
}
