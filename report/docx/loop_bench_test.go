package docx

import (
	"fmt"
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

// A report of 1,000 rows of which every tenth changed and ten came.
func BenchmarkFillTracked(b *testing.B) {
	tm := template(b, table(row(cell("首")), row(cell("1"), cell("{{行[].a}}"), cell("{{行[].b}}"))))
	old, new := report.Values{}, report.Values{}
	at := 0
	for i := range 1000 {
		a, text := report.Key("行[].a"), report.Key("行[].b")
		old[a.InRow(i+1)], old[text.InRow(i+1)] = fmt.Sprintf("指标%d", i), "部门整体支出绩效目标完成情况较好"
		if i%100 == 50 {
			at++
			new[a.InRow(at)] = "新增"
		}
		at++
		new[a.InRow(at)], new[text.InRow(at)] = old[a.InRow(i+1)], old[text.InRow(i+1)]
		if i%10 == 3 {
			new[text.InRow(at)] = "部门整体支出绩效目标完成情况一般"
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tm.FillTracked(old, new, clerk); err != nil {
			b.Fatal(err)
		}
	}
}
