package forms_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"jibiao/report"
)

// BenchmarkTyping is a character typed into one long paragraph of a cell of the
// sample form, all that follows from it in the pane and in the draft included.
// Painting is not in it.
func BenchmarkTyping(b *testing.B) {
	for _, n := range []int{5000, 20000} {
		b.Run(fmt.Sprintf("%d characters", n), func(b *testing.B) {
			d := newDesk(b, builtIn(b), report.Values{"存在问题": strings.Repeat("绩效评价，支出1286.4万元。", n/16)})
			d.benchmarkTyping(b, "存在问题")
		})
	}
}

// BenchmarkTyping3000Rows is a character typed into a cell of the big table; the
// cell, and by that the whole table below, now and then grows by a line.
func BenchmarkTyping3000Rows(b *testing.B) {
	form, values := bigTable(b, bigRows)
	newDesk(b, form, values).benchmarkTyping(b, "指标[3].偏差原因")
}

// benchmarkTyping types into a cell, and takes back what it typed before the
// text is another one.
func (d *desk) benchmarkTyping(b *testing.B, k report.Key) {
	d.pane.GoTo(k)
	focused := d.window.Canvas().Focused()
	var times []time.Duration
	for typed := 0; b.Loop(); {
		start := time.Now()
		focused.TypedRune('字')
		times = append(times, time.Since(start))
		if typed++; typed == 200 {
			b.StopTimer()
			for ; typed > 0; typed-- {
				focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			}
			b.StartTimer()
		}
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), "µs-median")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "µs-p99")
}
