package parcel

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"jibiao/report"
	"jibiao/report/store"
)

// busy is a report that was typed into a hundred thousand times.
func busy(b *testing.B) store.Whole {
	r := Sample(b)
	r.Steps, r.Versions = nil, nil
	for no := range int64(100_000) {
		k := report.Key(fmt.Sprintf("指标[%d].名称", no%500+1))
		e := report.Edit{Key: k, Old: r.Values[k], New: fmt.Sprintf("第%d次修改：推进数字档案馆建设，完成馆藏档案数字化三十万页", no)}
		r.Values[k] = e.New
		r.Steps = append(r.Steps, report.Step{
			No: no + 1, Kind: report.EditStep, Label: "名称", At: start.Add(time.Duration(no) * time.Minute), Who: "li", Edits: []report.Edit{e},
		})
	}
	return r
}

func BenchmarkWrite(b *testing.B) {
	r := busy(b)
	for b.Loop() {
		var file bytes.Buffer
		must(b, Write(&file, r))
		b.ReportMetric(float64(file.Len())/1e6, "MB")
	}
}

func BenchmarkRead(b *testing.B) {
	file := Written(b, busy(b))
	for b.Loop() {
		_, err := Read(file)
		must(b, err)
	}
}

func BenchmarkImport(b *testing.B) {
	r, s := busy(b), library(b)
	for b.Loop() {
		_, err := s.Import(r)
		must(b, err)
	}
}
