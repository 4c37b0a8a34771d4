package main

import (
	"errors"
	"flag"
	"path/filepath"
	"testing"

	"jibiao/app/platform/instance"
)

func TestArguments(t *testing.T) {
	data, r, err := arguments([]string{"--data", "甲", "--sample", "--cell", "评价方法", "去年.docx"})
	here, absErr := filepath.Abs("去年.docx")
	if want := (instance.Request{Sample: true, Cell: "评价方法", File: here}); errors.Join(err, absErr) != nil || data != "甲" || r != want {
		t.Errorf("arguments: %q, %+v, %v, want %+v", data, r, err, want)
	}
	for _, args := range [][]string{{"--nosuch"}, {"--data"}, {"一.docx", "二.docx"}} {
		if _, _, err := arguments(args); err == nil || errors.Is(err, flag.ErrHelp) {
			t.Errorf("%q: %v, want a mistake", args, err)
		}
	}
	if _, _, err := arguments([]string{"-h"}); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("-h: %v", err)
	}
}
