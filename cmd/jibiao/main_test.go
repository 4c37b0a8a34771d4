package main

import (
	"errors"
	"flag"
	"testing"
)

func TestArguments(t *testing.T) {
	data, o, err := arguments([]string{"--data", "甲", "--sample", "--cell", "评价方法", "去年.docx"})
	if err != nil || data != "甲" || !o.Sample || o.Cell != "评价方法" || o.File != "去年.docx" {
		t.Errorf("arguments: %q, %+v, %v", data, o, err)
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
