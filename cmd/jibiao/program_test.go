package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
)

// What is made ready in the background is nobody's concern at the end: not that it
// failed, and not that it was still at work.
func TestPrepare(t *testing.T) {
	for name, c := range map[string]struct {
		renderer func(context.Context) error
		logged   string
	}{
		"done":   {func(context.Context) error { return nil }, ""},
		"failed": {func(context.Context) error { return errors.New("no room") }, `msg="not ready" what="the page renderer" error="no room"`},
		"ended":  {func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			p := &program{held: &holding{log: slog.New(slog.NewTextHandler(&log, nil))}}
			if err := p.prepare(c.renderer)(); err != nil {
				t.Error(err)
			}
			if c.logged == "" && log.Len() > 0 || !strings.Contains(log.String(), c.logged) {
				t.Errorf("logged %q, want %q", log.String(), c.logged)
			}
		})
	}
}
