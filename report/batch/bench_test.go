package batch

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"jibiao/assets"
	"jibiao/report/bundle"
	"jibiao/report/records"
)

// BenchmarkRun fills 10,000 reports of the built-in form from JSON lines, with
// all that a batch does: reading, formulas, filling, and writing to the disk.
func BenchmarkRun(b *testing.B) {
	form, err := bundle.BuiltIn(assets.SampleForm)
	must(b, err)
	const count = 10_000
	path := sampleLines(b, count)
	for b.Loop() {
		source, err := records.Open(path, form.Form)
		must(b, err)
		j := Job{Form: form.Form, Hash: form.Hash, Fill: form.Fill, Folder: b.TempDir()}
		sum, err := j.Run(context.Background(), source.All)
		must(b, err)
		must(b, source.Close())
		if sum.Done != count {
			b.Fatalf("%+v", sum)
		}
	}
	b.ReportMetric(count*float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

// sampleLines are copies of the sample report, each of another unit.
func sampleLines(b *testing.B, count int) string {
	b.Helper()
	var values map[string]string
	must(b, json.Unmarshal(assets.Sample(), &values))
	path := filepath.Join(b.TempDir(), "values.jsonl")
	f, err := os.Create(path)
	must(b, err)
	w := bufio.NewWriter(f)
	for n := range count {
		values["评价对象名称"] = fmt.Sprintf("第%05d局", n+1)
		line, err := json.Marshal(values)
		must(b, err)
		_, err = w.Write(append(bytes.TrimSpace(line), '\n'))
		must(b, err)
	}
	must(b, w.Flush())
	must(b, f.Close())
	return path
}

func must(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}
