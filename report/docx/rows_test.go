package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/flate"

	"jibiao/report"
)

// indicators is a form with a table of eight columns and n rows that take
// values, set as Word sets a table.
func indicators(tb testing.TB, n int) *Template {
	tb.Helper()
	return indicatorTable(tb, n, func(row int, column string) string { return fmt.Sprintf("r%d.%s", row, column) })
}

func indicatorTable(tb testing.TB, n int, key func(row int, column string) string) *Template {
	tb.Helper()
	widths := []int{800, 1400, 1400, 2000, 1000, 1000, 700, 1500}
	var rows strings.Builder
	line := func(text func(column int) string) {
		rows.WriteString(`<w:tr w:rsidR="00A77B3E"><w:trPr><w:cantSplit/><w:trHeight w:val="454" w:hRule="atLeast"/></w:trPr>`)
		for i, w := range widths {
			fmt.Fprintf(&rows, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`+
				`<w:p><w:pPr><w:snapToGrid w:val="0"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/>`+
				`<w:sz w:val="21"/></w:rPr><w:t>%s</w:t></w:r></w:p></w:tc>`, w, text(i))
		}
		rows.WriteString(`</w:tr>`)
	}
	heads := strings.Fields("序号 一级指标 二级指标 三级指标 指标值 完成值 得分 偏差原因分析及改进措施")
	line(func(i int) string { return heads[i] })
	for r := range n {
		line(func(i int) string { return "{{" + key(r+1, heads[i]) + "}}" })
	}
	return template(tb, p("部门整体支出绩效自评表"), "<w:tbl>", grid(widths...), rows.String(), "</w:tbl>")
}

// indicatorValues are texts of a real report's lengths.
func indicatorValues(n int) report.Values {
	v := report.Values{}
	random := rand.New(rand.NewPCG(1, 2))
	for r := range n {
		set := func(column, format string, args ...any) {
			v[report.Key(fmt.Sprintf("r%d.%s", r+1, column))] = fmt.Sprintf(format, args...)
		}
		set("序号", "%d", r+1)
		set("一级指标", "产出指标%d", r/9)
		set("二级指标", "数量指标%d", r/3)
		set("三级指标", "%s & 验收合格率", phrase(random, 6))
		set("指标值", ">=%d%%", r*31%100)
		set("完成值", "%d.%02d%%", r*31%100, r*17%100)
		set("得分", "%d", r*13%10)
		set("偏差原因分析及改进措施", "因%s推迟，%s；\n下年度%s。", phrase(random, 5), phrase(random, 9), phrase(random, 7))
	}
	return v
}

var scrapsOfReports = strings.Fields(`项目 招标 推迟 年底 前 完成 提前 编制 计划 预算 资金 支付 进度 较慢 加强 管理 监督 检查 培训 人员 设备 采购 合同 验收
质量 群众 满意度 问卷 调查 样本 不足 单位 部门 协调 机制 健全 制度 落实 责任 考核`)

// phrase is a text that does not repeat from row to row.
func phrase(random *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(scrapsOfReports[random.IntN(len(scrapsOfReports))])
	}
	return b.String()
}

// pack deflates the main part.
func pack(content []byte) ([]byte, zip.FileHeader, error) {
	return packed(func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// rowCounts are the lengths of tables that the figures are given for.
var rowCounts = []int{10, 100, 1000, 10_000}

func forRows(b *testing.B, run func(b *testing.B, tm *Template, v report.Values)) {
	for _, n := range rowCounts {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			tm, v := indicators(b, n), indicatorValues(n)
			b.ReportAllocs()
			run(b, tm, v)
		})
	}
}

// BenchmarkRowsDeflate is the yardstick: packing the finished main part alone.
func BenchmarkRowsDeflate(b *testing.B) {
	forRows(b, func(b *testing.B, tm *Template, v report.Values) {
		content := tm.content(v)
		w, err := flate.NewWriter(nil, 5)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(content)))
		for b.Loop() {
			var packed bytes.Buffer
			w.Reset(&packed)
			if _, err := w.Write(content); err != nil {
				b.Fatal(err)
			}
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkRowsFill(b *testing.B) { forRows(b, benchFill) }

func benchFill(b *testing.B, tm *Template, v report.Values) {
	for b.Loop() {
		filledBytes(b, tm, v)
	}
}

func filledBytes(tb testing.TB, tm *Template, v report.Values) []byte {
	tb.Helper()
	data, err := tm.Fill(v)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func BenchmarkRowsOpen(b *testing.B) {
	forRows(b, func(b *testing.B, tm *Template, v report.Values) {
		data := filledBytes(b, tm, v)
		for b.Loop() {
			open(b, data)
		}
	})
}

func BenchmarkRowsParse(b *testing.B) {
	forRows(b, func(b *testing.B, tm *Template, v report.Values) {
		content := tm.content(v)
		b.SetBytes(int64(len(content)))
		for b.Loop() {
			if _, err := parse(content); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkRowsGrid(b *testing.B) {
	forRows(b, func(b *testing.B, tm *Template, v report.Values) {
		f := open(b, filledBytes(b, tm, v))
		for b.Loop() {
			f.grid(false)
		}
	})
}

func BenchmarkRowsLint(b *testing.B) {
	forRows(b, func(b *testing.B, tm *Template, v report.Values) {
		f := open(b, filledBytes(b, tm, v))
		for b.Loop() {
			f.Lint()
		}
	})
}

func BenchmarkRowsExtract(b *testing.B) { forRows(b, benchExtract) }

func benchExtract(b *testing.B, tm *Template, v report.Values) {
	data := filledBytes(b, tm, v)
	for b.Loop() {
		back, issues, err := tm.Extract(open(b, data))
		if err != nil || len(issues) > 0 || len(back) != len(v) {
			b.Fatal(len(back), issues, err)
		}
	}
}

// BenchmarkRowsSideBySide takes turns, so that what else the machine does falls
// on all alike, and reports medians: packing the main part, Fill, Open with
// Extract, in milliseconds, and their ratios.
func BenchmarkRowsSideBySide(b *testing.B) { forRows(b, sideBySide) }

func sideBySide(b *testing.B, tm *Template, v report.Values) {
	content, data := tm.content(v), filledBytes(b, tm, v)
	deflater, err := flate.NewWriter(nil, 5)
	if err != nil {
		b.Fatal(err)
	}
	var deflate, fill, extract []time.Duration
	took := func(list *[]time.Duration, do func() error) {
		start := time.Now()
		if err := do(); err != nil {
			b.Fatal(err)
		}
		*list = append(*list, time.Since(start))
	}
	for b.Loop() {
		took(&deflate, func() error {
			var packed bytes.Buffer
			deflater.Reset(&packed)
			_, err := deflater.Write(content)
			return errors.Join(err, deflater.Close())
		})
		took(&fill, func() error {
			_, err := tm.Fill(v)
			return err
		})
		took(&extract, func() error {
			_, _, err := tm.Extract(open(b, data))
			return err
		})
	}
	median := func(list []time.Duration) float64 {
		slices.Sort(list)
		return float64(list[len(list)/2]) / 1e6
	}
	d, f, x := median(deflate), median(fill), median(extract)
	b.ReportMetric(d, "ms-deflate")
	b.ReportMetric(f, "ms-fill")
	b.ReportMetric(x, "ms-extract")
	b.ReportMetric(f/d, "fill/deflate")
	b.ReportMetric(x/f, "extract/fill")
}
