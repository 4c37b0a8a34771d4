package docx

import (
	"strings"
	"testing"

	"jibiao/report"
)

// benchValues are texts of a real report's lengths.
func benchValues(tm *Template) report.Values {
	v := report.Values{}
	for i, k := range tm.Keys() {
		v[k] = strings.Repeat("严格按照合同有计划支出，年底达到全部支出。\n", i%12) + "5257.66"
	}
	return v
}

func BenchmarkFill(b *testing.B) {
	tm := bundled(b)
	v := benchValues(tm)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tm.Fill(v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExtract(b *testing.B) {
	tm := bundled(b)
	data, err := tm.Fill(benchValues(tm))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(tm.file.source)))
	b.ReportAllocs()
	for b.Loop() {
		f, err := Open(data)
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := tm.Extract(f); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLongTable extracts a form of a thousand rows: the work must grow
// with the rows, not with their square.
func BenchmarkLongTable(b *testing.B) {
	rows := make([]string, 1000)
	for i := range rows {
		n := strings.Repeat("行", i%7+1)
		rows[i] = row(cell(n+"甲"), cell("{{"+n+"a}}"), cell(n+"乙"), cell("{{"+n+"b}}"))
	}
	tm := template(b, table(rows...))
	data, err := tm.Fill(benchValues(tm))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		f, err := Open(data)
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := tm.Extract(f); err != nil {
			b.Fatal(err)
		}
	}
}
