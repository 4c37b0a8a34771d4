package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const benchOutput = `goos: linux
BenchmarkOpen200Fields-2    	      10	 101054684 ns/op	11279324 B/op
BenchmarkTyping/5000_characters-2         	   10000	    128760 ns/op	       111.0 µs-median	       287.0 µs-p99
BenchmarkTyping/5000_characters-2         	   10000	    128760 ns/op	       113.0 µs-median	       2870 µs-p99
BenchmarkTyping/5000_characters-2         	   10000	    128760 ns/op	       112.0 µs-median	       286.0 µs-p99
BenchmarkTyping3000Rows           	   10000	    128760 ns/op	       4.0 µs-median
PASS
`

func TestFigureOf(t *testing.T) {
	tests := []struct {
		bench, unit string
		want        float64 // 0 = an error
	}{
		{"Open200Fields", "ns/op", 101.054684},
		{"Typing/5000_characters", "µs-median", 0.112},
		{"Typing/5000_characters", "µs-p99", 0.287},
		{"Typing3000Rows", "µs-median", 0.004},
		{"Typing3000Rows", "µs-p99", 0},
		{"Typing", "ns/op", 0},
		{"Open3000Rows", "ns/op", 0},
	}
	for _, tt := range tests {
		got, err := figureOf(benchOutput, tt.bench, tt.unit)
		if got != tt.want || (err != nil) != (tt.want == 0) {
			t.Errorf("%s %s: %v, %v, want %v", tt.bench, tt.unit, got, err, tt.want)
		}
	}
}

func TestReplaceWindow(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.md")
	for _, old := range []string{"# Page\n\n## The window\n\nold\n\n## Method\n", "# Page\n\n## The window\nx\n## y\n"} {
		if err := os.WriteFile(page, []byte(old), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := replaceWindow(page, windowHead+"\nnew\n"); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if diff := cmp.Diff("# Page\n\n## The window\n\nnew\n\n## y\n", string(got)); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if err := os.WriteFile(page, []byte("# Page\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := replaceWindow(page, "new"); err == nil {
		t.Error("a page without the section is taken")
	}
}
