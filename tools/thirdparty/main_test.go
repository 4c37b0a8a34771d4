package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var root = filepath.Join("..", "..")

// What is linked into a program stands on the page that is shipped, with a
// licence, in that version.
func TestEveryLinkedModuleIsNamed(t *testing.T) {
	page := page(t)
	modules, err := linked(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(modules) < 30 {
		t.Fatalf("%d modules are linked; go list says too little", len(modules))
	}
	for _, missing := range unnamed(page, modules) {
		t.Errorf("%s is missing in %s: run make third-party", missing, output)
	}
	text, err := document(root)
	if err != nil {
		t.Fatal(err)
	}
	if text != page {
		t.Errorf("%s is out of date: run make third-party", output)
	}
}

// The test above finds what is missing.
func TestAMissingModuleIsFound(t *testing.T) {
	modules := []part{{name: "example.com/a", version: "v1.0.0", licence: "MIT"}, {name: "example.com/b", version: "v1.0.0", licence: "MIT"}}
	tests := []struct {
		name, page string
		want       []string
	}{
		{"all there", "* example.com/a v1.0.0：MIT\n* example.com/b v1.0.0：MIT\n", nil},
		{"one missing", "* example.com/b v1.0.0：MIT\n", []string{"example.com/a v1.0.0"}},
		{"another version", "* example.com/a v1.0.1：MIT\n* example.com/b v1.0.0：MIT\n", []string{"example.com/a v1.0.0"}},
		{"another licence", "* example.com/a v1.0.0：ISC\n* example.com/b v1.0.0：MIT\n", []string{"example.com/a v1.0.0"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := unnamed(tt.page, modules); !slices.Equal(got, tt.want) {
				t.Errorf("missing: %q, want %q", got, tt.want)
			}
		})
	}
}

// unnamed are the modules that the page's list lacks.
func unnamed(page string, modules []part) []string {
	var missing []string
	for _, m := range modules {
		if !strings.Contains("\n"+page, "\n* "+m.title()+"："+m.licence) {
			missing = append(missing, m.title())
		}
	}
	return missing
}

func page(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, output))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestRecognise(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Apache License\n  Version 2.0, January 2004", "Apache-2.0"},
		{"Permission is hereby granted, free of charge, to any person\nobtaining a copy of this software and associated documentation files", "MIT"},
		{"Redistributions in binary form must reproduce the above", "BSD-2-Clause"},
		{"Redistributions in binary form must reproduce the above\nNeither the name of X nor the names of its\ncontributors", "BSD-3-Clause"},
		{"wazero\nCopyright 2020 wazero authors", "-"},
		{"You may use it on Sundays.", ""},
	}
	for _, tt := range tests {
		if got := recognise(tt.text); got != tt.want {
			t.Errorf("%q is %q, want %q", tt.text, got, tt.want)
		}
	}
}

// A licence that nobody has looked at, or none, is not shipped.
func TestUnknownLicencesFail(t *testing.T) {
	for _, names := range [][]string{{"MIT", ""}, {"-"}, nil} {
		if got, err := together(names); err == nil {
			t.Errorf("%q pass for %q", names, got)
		}
	}
	if got, err := together([]string{"MIT", "-", "Apache-2.0", "MIT"}); got != "Apache-2.0 AND MIT" || err != nil {
		t.Errorf("together: %q, %v", got, err)
	}
}

func TestParts(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{
		"shared":  "all of it\r\n\r\nto the end  \n",
		"one.txt": "name: 甲\nversion: 2\nlicence: MIT\nin: windows\n\nfirst\n\nstill first\n@include shared\nlast\n",
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all, err := parts(dir, ".")
	if err != nil || len(all) != 1 {
		t.Fatalf("parts: %+v, %v", all, err)
	}
	want := []string{"first\n\nstill first", "all of it\n\nto the end", "last"}
	if p := all[0]; p.title() != "甲 2" || p.licence != "MIT" || !slices.Equal(p.texts, want) {
		t.Errorf("part: %+v", p)
	}
	twice := write([]part{all[0], {name: "乙", licence: "MIT", systems: []string{"linux", "windows"}, texts: want[1:2]}})
	for _, says := range []string{"* 甲 2：MIT（只在 Windows 版中）\n", "* 乙：MIT\n", "## 乙\n\n许可：MIT\n\n全文与“甲 2”的相同。\n"} {
		if !strings.Contains(twice, says) {
			t.Errorf("%q is missing in:\n%s", says, twice)
		}
	}
	for _, bad := range []string{"name: 丙\nlicence: MIT\nin: linux\n", "name: 丙\nlicence: MIT\nin: moon\n\ntext", "what: 丙\n\ntext"} {
		if err := os.WriteFile(filepath.Join(dir, "two.txt"), []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := parts(dir, "."); err == nil {
			t.Errorf("%q passes", bad)
		}
	}
}
