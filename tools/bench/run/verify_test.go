package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jibiao/assets"
	"jibiao/report/bundle"
)

// filled writes a document that the rows repeated by hand make of s, and
// returns the texts that are read from it.
func filled(t *testing.T, s sample) []string {
	t.Helper()
	form := lanzhou(t)
	data, err := inDialect(form.TemplateFile, byHand, s)
	if err != nil {
		t.Fatal(err)
	}
	fill, err := loadNguyen(data, s)
	if err != nil {
		t.Fatal(err)
	}
	document, err := fill()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "filled.docx")
	if err := os.WriteFile(name, document, 0o600); err != nil {
		t.Fatal(err)
	}
	texts, err := textsOf(name)
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func lanzhou(t *testing.T) *bundle.Bundle {
	t.Helper()
	form, err := bundle.BuiltIn(assets.SampleForm)
	if err != nil {
		t.Fatal(err)
	}
	return form
}

func twelveRows(t *testing.T) sample {
	t.Helper()
	s, err := newSample(lanzhou(t), 12, 1)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestHolds shows that a document with its report passes, and that a wrong one
// does not: otherwise the figures would compare different work.
func TestHolds(t *testing.T) {
	s := twelveRows(t)
	texts := filled(t, s)
	if err := holds(texts, s); err != nil {
		t.Fatalf("holds: %v", err)
	}
	last := len(texts) - 2 // of the table
	tests := []struct {
		name  string
		spoil func(texts []string) []string
		want  string
	}{
		{"a value in the table", func(texts []string) []string { texts[last] += "。"; return texts }, "indicator table"},
		{"a row too few", func(texts []string) []string { return slices.Delete(texts, last-len(columns), last) }, "indicator table"},
		{"rows out of order", func(texts []string) []string {
			texts[last], texts[last-len(columns)] = texts[last-len(columns)], texts[last]
			return texts
		}, "indicator table"},
		{"a field", func(texts []string) []string {
			for i := range texts {
				texts[i] = strings.ReplaceAll(texts[i], s.fields["实施目的"], "")
			}
			return texts
		}, "实施目的"},
		{"nearly all", func(texts []string) []string { return texts[:3] }, "3 texts"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := holds(tt.spoil(slices.Clone(texts)), s)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("holds = %v, want an error about %q", err, tt.want)
			}
		})
	}
}

func TestSame(t *testing.T) {
	tests := []struct {
		got, want []string
		err       string
	}{
		{[]string{"a", "b"}, []string{"a", "b"}, ""},
		{[]string{"a", "c"}, []string{"a", "b"}, `text 1 is "c", want "b"`},
		{[]string{"a"}, []string{"a", "b"}, "it has 1 texts, want 2"},
	}
	for _, tt := range tests {
		err := same(tt.got, tt.want)
		if tt.err == "" && err != nil || tt.err != "" && (err == nil || err.Error() != tt.err) {
			t.Errorf("same(%q, %q) = %v, want %q", tt.got, tt.want, err, tt.err)
		}
	}
}

func TestQuantile(t *testing.T) {
	ten := []float64{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}
	tests := []struct {
		samples []float64
		q, want float64
	}{
		{ten, 0.5, 5},
		{ten, 0.9, 9},
		{[]float64{3, 1, 2}, 0.5, 2},
		{[]float64{7}, 0.9, 7},
	}
	for _, tt := range tests {
		if got := quantile(slices.Clone(tt.samples), tt.q); got != tt.want {
			t.Errorf("quantile(%v, %v) = %v, want %v", tt.samples, tt.q, got, tt.want)
		}
	}
}
