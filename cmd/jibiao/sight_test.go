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

// A run that can draw nothing logs why and returns it, whatever becomes of its data,
// which it does not wait for long.
func TestBlind(t *testing.T) {
	why, released := errors.New("no Direct3D"), errors.New("released")
	tests := []struct {
		name   string
		begun  func(log *slog.Logger) opening // nil = it does not come
		wants  error                          // beside why
		inFile bool                           // it is logged by a log of its own
	}{
		{"the data is open", func(log *slog.Logger) opening {
			return opening{held: &holding{log: log, ends: []func() error{func() error { return released }}}}
		}, released, false},
		{"nor can the data be opened", func(*slog.Logger) opening { return opening{err: store.ErrNotDatabase} }, nil, true},
		{"the data is still being opened", nil, nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			check := func(t *testing.T) {
				var out bytes.Buffer
				log := slog.New(slog.NewTextHandler(&out, nil))
				p := &program{}
				p.log.Store(log)
				begun := make(chan opening, 1)
				if tt.begun != nil {
					begun <- tt.begun(log)
				}
				err := p.blind(dir, begun, why)
				if !errors.Is(err, why) || !errors.Is(err, tt.wants) && tt.wants != nil {
					t.Errorf("%v, want %v and %v", err, why, tt.wants)
				}
				said := out.String()
				if tt.inFile {
					said = logged(t, dir)
				}
				if strings.Count(said, "nothing can be drawn") != 1 || !strings.Contains(said, `"no Direct3D"`) {
					t.Errorf("logged %q", said)
				}
			}
			if tt.begun == nil {
				synctest.Test(t, check) // which waits
			} else {
				check(t)
			}
		})
	}
}
