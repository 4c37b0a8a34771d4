package main

import (
	"errors"
	"flag"
	"path/filepath"
	"testing"

	"jibiao/app/platform/instance"
)

func TestArguments(t *testing.T) {
	s, err := arguments([]string{"--data", "甲", "--sample", "--cell", "评价方法", "--d3d9", "去年.docx"})
	here, absErr := filepath.Abs("去年.docx")
	if want := (start{data: "甲", d3d9: true, request: instance.Request{Sample: true, Cell: "评价方法", File: here}}); errors.Join(err, absErr) != nil || s != want {
		t.Errorf("arguments: %+v, %v, want %+v", s, err, want)
	}
	for _, args := range [][]string{{"--nosuch"}, {"--data"}, {"一.docx", "二.docx"}} {
		if _, err := arguments(args); err == nil || errors.Is(err, flag.ErrHelp) {
			t.Errorf("%q: %v, want a mistake", args, err)
		}
	}
	if _, err := arguments([]string{"-h"}); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("-h: %v", err)
	}
}
