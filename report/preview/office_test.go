package preview_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/office"
	"jibiao/report/preview"
)

// sample is the sample report: the form, its values, and the Word file.
func sample(t testing.TB) (*bundle.Bundle, report.Values, []byte) {
	t.Helper()
	b, err := bundle.BuiltIn(assets.SampleForm)
	if err != nil {
		t.Fatal(err)
	}
	values := report.Values{}
	if err := json.Unmarshal(assets.Sample(), &values); err != nil {
		t.Fatal(err)
	}
	values = b.Form.Compute(values)
	document, err := b.Fill(values)
	if err != nil {
		t.Fatal(err)
	}
	return b, values, document
}

// engine is one with the word processor of this machine.
func engine(t testing.TB) *preview.Engine {
	t.Helper()
	if _, err := office.Find(); errors.Is(err, office.ErrNone) {
		if os.Getenv("JIBIAO_REQUIRE_TOOLS") == "1" {
			t.Fatal("no word processor is installed")
		}
		t.Skip("no word processor is installed")
	}
	cache := os.Getenv("JIBIAO_TEST_CACHE") // as TestMain made it
	e := preview.New(office.NewPDFMaker(filepath.Join(t.TempDir(), "office")).Make, cache)
	t.Cleanup(e.Close)
	return e
}

// The sample report comes out as the pages that it prints, and its cells are
// found on them.
func TestSampleReport(t *testing.T) {
	b, values, document := sample(t)
	e := engine(t)
	pdf, err := e.PDF(t.Context(), document)
	if err != nil {
		t.Fatal(err)
	}
	sizes, err := e.Pages(t.Context(), pdf)
	if err != nil || len(sizes) < 2 {
		t.Fatalf("pages %v, %v", sizes, err)
	}
	var pages []string
	for i, s := range sizes {
		if s.Width < 590 || s.Width > 600 || s.Height < 840 || s.Height > 844 {
			t.Errorf("page %d is %v, want A4", i, s)
		}
		text, err := e.Text(t.Context(), pdf, i)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, text)
	}
	keys := b.Form.Keys()
	texts := make([]string, len(keys))
	for i, k := range keys {
		texts[i] = values[k]
	}
	places := preview.Locate(texts, pages)
	for i, k := range keys {
		switch k {
		case "项目名称", "预算安排资金", "预算安排.市级资金":
			if places[i] != 0 {
				t.Errorf("%s is on page %d", k, places[i])
			}
		case "其他需要说明的事项":
			if places[i] != len(pages)-1 {
				t.Errorf("%s is on page %d of %d", k, places[i], len(pages))
			}
		}
	}
}

// BenchmarkFirstPage is what a clerk waits for after a change: the PDF by the
// machine's word processor, with its profile kept, and its first page.
func BenchmarkFirstPage(b *testing.B) {
	form, values, _ := sample(b)
	e := engine(b)
	for n := byte('a'); b.Loop(); n++ {
		values["评价对象名称"] = "档案馆" + string(n)
		document, err := form.Fill(values)
		if err != nil {
			b.Fatal(err)
		}
		pdf, err := e.PDF(b.Context(), document)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := e.Draw(b.Context(), pdf, 0, 600); err != nil {
			b.Fatal(err)
		}
	}
}
