package main

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"

	"jibiao/report/store"
)

// A run that can draw nothing says why, at the latest when its data should be open,
// unless another run has the window.
func TestBlind(t *testing.T) {
	var log bytes.Buffer
	released := errors.New("released")
	held := &holding{log: slog.New(slog.NewTextHandler(&log, nil)), ends: []func() error{func() error { return released }}}
	why := errors.New("no Direct3D")
	tests := []struct {
		name  string
		begun []opening
		wants []error // nil = it did what was asked
	}{
		{"another has the window", []opening{{err: errHandedOver}}, nil},
		{"the data is open", []opening{{held: held}}, []error{why, released}},
		{"nor is the data open", []opening{{err: store.ErrNotDatabase}}, []error{why, store.ErrNotDatabase}},
		{"the data is being mended", nil, []error{why}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				begun := make(chan opening, 1)
				for _, o := range tt.begun {
					begun <- o
				}
				err := blind(begun, why)
				if (err == nil) != (tt.wants == nil) {
					t.Errorf("%v, want %v", err, tt.wants)
				}
				for _, want := range tt.wants {
					if !errors.Is(err, want) {
						t.Errorf("%v, want %v among it", err, want)
					}
				}
			})
		})
	}
	if !strings.Contains(log.String(), `msg="nothing can be drawn" error="no Direct3D"`) {
		t.Errorf("logged %q", &log)
	}
}
