package jibiao_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	promise     = regexp.MustCompile(`(?m)^\| .*\|([^|]*)\|$`) // the last cell of a row: its tests
	inPackage   = regexp.MustCompile("`((?:app|cmd|forms|report)[a-z/-]*)`")
	named       = regexp.MustCompile(`\bTest\w+`)
	namedScript = regexp.MustCompile(`scripts/\w+\.sh`)
)

// TestPromisesAreTested checks that what docs/RELIABILITY.md names is there:
// each promise has a test, in the package that it is said to be in, or a script
// that make test runs.
func TestPromisesAreTested(t *testing.T) {
	table := section(t, read(t, "docs/RELIABILITY.md"), "## Promises and their tests")
	rows := promise.FindAllStringSubmatch(table, -1)
	if len(rows) < 10 {
		t.Fatalf("%d rows are found", len(rows))
	}
	run := read(t, "scripts/test.sh")
	for _, row := range rows[2:] { // without the table's head
		proofs := 0
		for _, cell := range strings.Split(row[1], ";") {
			proofs += testsIn(t, cell) + scriptsIn(t, cell, run)
		}
		if proofs == 0 {
			t.Errorf("no test is named: %s", row[0])
		}
	}
}

// testsIn counts the tests that a part of a cell names, after their package or
// without one in the part behind.
func testsIn(t *testing.T, part string) int {
	t.Helper()
	names := named.FindAllString(part, -1)
	folder := inPackage.FindStringSubmatch(part)
	if len(names) > 0 && folder == nil {
		t.Errorf("no package is named: %s", part)
		return 0
	}
	for _, name := range names {
		if !strings.Contains(testFiles(t, folder[1]), "func "+name+"(t *testing.T)") {
			t.Errorf("%s has no %s", folder[1], name)
		}
	}
	return len(names)
}

// scriptsIn counts the scripts that it names.
func scriptsIn(t *testing.T, part, run string) int {
	t.Helper()
	names := namedScript.FindAllString(part, -1)
	for _, name := range names {
		if !strings.Contains(run, "run "+name) {
			t.Errorf("make test does not run %s", name)
		}
	}
	return len(names)
}

// testFiles is the text of a package's tests.
func testFiles(t *testing.T, folder string) string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, path := range paths {
		all.WriteString(read(t, path))
	}
	return all.String()
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// section is what stands below a heading of a page.
func section(t *testing.T, page, heading string) string {
	t.Helper()
	_, below, found := strings.Cut(page, heading)
	if !found {
		t.Fatalf("there is no %q", heading)
	}
	below, _, _ = strings.Cut(below, "\n## ")
	return below
}
