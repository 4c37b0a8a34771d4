package forms_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibiao/forms"
	"jibiao/report"
	"jibiao/report/bundle"
)

// bigRows is how many rows the big indicator table of the benchmarks has.
const bigRows = 3000

// bigColumns are its columns, with their widths in twips: together what A4
// leaves between its margins.
var bigColumns = []struct {
	name  string
	width int
	text  string // of every row, with its number
}{
	{"一级指标", 900, "产出指标"},
	{"二级指标", 900, "数量指标"},
	{"三级指标", 1900, "馆藏纸质档案数字化加工数量第%d项"},
	{"指标值", 1000, "≥%d卷"},
	{"完成值", 1000, "%d卷"},
	{"分值", 700, "10"},
	{"得分", 700, "9.5"},
	{"偏差原因", 1926, "部分案卷破损，修复后再行扫描，进度比计划晚（%d）。"},
}

// bigTable is a form whose indicator table is filled in over so many rows.
func bigTable(t testing.TB, rows int) (*bundle.Bundle, report.Values) {
	t.Helper()
	widths, heads, cells := make([]int, len(bigColumns)), make([]string, len(bigColumns)), make([]string, len(bigColumns))
	values := report.Values{}
	for i, c := range bigColumns {
		widths[i], heads[i], cells[i] = c.width, c.name, "{{指标[]."+c.name+"}}"
		for row := range rows {
			text := c.text
			if strings.Contains(text, "%d") {
				text = fmt.Sprintf(text, row+1)
			}
			values[report.Repeating("指标", c.name).InRow(row+1)] = text
		}
	}
	return formOf(t, tableOf(widths, heads, cells), `<w:p/>`), values
}

// tableOf is a table with columns of the given widths.
func tableOf(widths []int, rows ...[]string) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr/><w:tblGrid>`)
	for _, w := range widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid>`)
	for _, row := range rows {
		b.WriteString(`<w:tr>`)
		for i, cell := range row {
			fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>`, widths[i], cell)
		}
		b.WriteString(`</w:tr>`)
	}
	return b.String() + `</w:tbl>`
}

// manyFields is a form with so many fields, two a row, and a value in each.
func manyFields(t testing.TB, fields int) (*bundle.Bundle, report.Values) {
	t.Helper()
	var rows [][]string
	values := report.Values{}
	for i := 1; i <= fields; i += 2 {
		left, right := fmt.Sprintf("栏目%c%d", 'A'+i%26, i), fmt.Sprintf("栏目%c%d", 'A'+i%26, i+1)
		rows = append(rows, []string{left, "{{" + left + "}}", right, "{{" + right + "}}"})
		values[report.Key(left)] = "云岭市档案馆"
		values[report.Key(right)] = "核对部门整体支出与履职目标是否相称，找出差距，提出改进意见。"
	}
	return formOf(t, tableOf([]int{1500, 3013, 1500, 3013}, rows...), `<w:p/>`), values
}

// BenchmarkOpen200Fields opens a report up to its first paint: the draft with
// its formulas, the pane, its layout, and the picture of the view
// as Fyne's software painter draws it.
func BenchmarkOpen200Fields(b *testing.B) {
	form, values := manyFields(b, 200)
	benchmarkOpen(b, form, values)
}

// BenchmarkOpen3000Rows is the same for a table of 24,000 values.
func BenchmarkOpen3000Rows(b *testing.B) {
	form, values := bigTable(b, bigRows)
	benchmarkOpen(b, form, values)
}

func benchmarkOpen(b *testing.B, form *bundle.Bundle, values report.Values) {
	newDesk(b, form, nil).window.Canvas().Capture() // the typefaces are read once in a program's life
	for b.Loop() {
		openUnchecked(b, form, values).window.Canvas().Capture()
	}
}

// BenchmarkScroll3000Rows is one turn of the wheel in the big table, without
// painting.
func BenchmarkScroll3000Rows(b *testing.B) {
	form, values := bigTable(b, bigRows)
	d := newDesk(b, form, values)
	d.window.Canvas().Capture()
	at, down := fyne.NewPos(400, 300), float32(-80)
	for b.Loop() {
		if y := d.scrolled(at, down); y == 0 { // at an end
			down = -down
		}
	}
	b.ReportMetric(float64(heap())/1e6, "MB-live")
}

// heap is how much memory is in use.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// scrolled turns the wheel and returns by how much the sheet moved.
func (d *desk) scrolled(at fyne.Position, dy float32) float32 {
	before := d.pane.Offset()
	test.Scroll(d.window.Canvas(), at, 0, dy)
	return d.pane.Offset() - before
}

// BenchmarkCompare3000Rows compares two big tables of which a third of the rows
// differ, draws them, and goes from difference to difference.
func BenchmarkCompare3000Rows(b *testing.B) {
	form, before := bigTable(b, bigRows)
	after := before.Clone()
	for i := range bigRows / 3 {
		after[row("偏差原因", 3*i+1)] = "部分案卷破损，修复后再行扫描，进度比计划提前。"
	}
	r := compare(b, form, before, after)
	r.window.Canvas().Capture()
	b.Run("contrast", func(b *testing.B) {
		for b.Loop() {
			forms.NewContrast(form.Form, before, after)
		}
	})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			r.window.SetContent(forms.NewComparison(r.content, faces, tints, r.window.Canvas()))
			r.window.Canvas().Capture()
		}
	})
	b.Run("step", func(b *testing.B) {
		r.window.SetContent(r.paper)
		for b.Loop() {
			r.paper.Step(1)
		}
	})
}
