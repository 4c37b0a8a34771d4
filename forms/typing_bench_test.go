package forms_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"jibiao/report"
)

// BenchmarkTyping is a character typed into one long paragraph of a cell of the
// sample form, all that follows from it in the pane and in the draft included.
// Painting is not in it.
func BenchmarkTyping(b *testing.B) {
	for _, n := range []int{5000, 20000} {
		b.Run(fmt.Sprintf("%d characters", n), func(b *testing.B) {
			d := newDesk(b, builtIn(b), report.Values{"存在问题": strings.Repeat("绩效评价，支出1286.4万元。", n/16)})
			d.pane.GoTo("存在问题")
			focused := d.window.Canvas().Focused()
			var times []time.Duration
			for b.Loop() {
				start := time.Now()
				focused.TypedRune('字')
				times = append(times, time.Since(start))
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)/2].Microseconds()), "µs-median")
			b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "µs-p99")
		})
	}
}
