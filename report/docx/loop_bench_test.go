package docx

import (
	"strconv"
	"strings"
	"testing"

	"jibiao/report"
)

// forLoops is forRows for the form with one row, which repeats.
func forLoops(b *testing.B, run func(b *testing.B, tm *Template, v report.Values)) {
	for _, n := range rowCounts {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			tm, v := repeating(b, n)
			b.ReportAllocs()
			run(b, tm, v)
		})
	}
}

// repeating is the form of indicators with one row that repeats, and the values
// of indicatorValues for it.
func repeating(tb testing.TB, n int) (*Template, report.Values) {
	tb.Helper()
	tm := indicatorTable(tb, 1, func(_ int, column string) string { return "指标[]." + column })
	v := report.Values{}
	for k, text := range indicatorValues(n) {
		row, column, _ := strings.Cut(strings.TrimPrefix(string(k), "r"), ".")
		number, err := strconv.Atoi(row)
		if err != nil {
			tb.Fatal(err)
		}
		v[report.Repeating("指标", column).InRow(number)] = text
	}
	return tm, v
}

func BenchmarkFillRows(b *testing.B)    { forLoops(b, benchFill) }
func BenchmarkExtractRows(b *testing.B) { forLoops(b, benchExtract) }

// BenchmarkLoopSideBySide is BenchmarkRowsSideBySide for rows that repeat.
func BenchmarkLoopSideBySide(b *testing.B) { forLoops(b, sideBySide) }
