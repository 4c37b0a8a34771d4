//go:build unix

package office

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestPrint(t *testing.T) {
	printer := filepath.Join(t.TempDir(), "printer")
	tests := []struct {
		name, script string
		kind         error  // nil = it is printed
		words        string // a part of what is told
	}{
		{"on paper", `cat "$1" >` + printer, nil, ""},
		{"no printer", `echo 'PrintOut: no printer' >&2; exit 1`, ErrFailed, "no printer"},
		{"one that the user works in", `echo 'documents are open in it' >&2; exit 120`, ErrUndriven, "documents are open"},
		{"a dialog that nobody sees", `sleep 1000`, ErrTimeout, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ownTemp(t)
			c := fake(t, tt.script)
			if tt.kind == ErrTimeout { //nolint:errorlint // a table's own
				c.limits.time = 100 * time.Millisecond
			}
			err := c.print(t.Context(), []byte("PK\x03\x04report"))
			var failed *Error
			switch {
			case tt.kind == nil:
				if paper, read := os.ReadFile(printer); err != nil || read != nil || string(paper) != "PK\x03\x04report" {
					t.Errorf("printed %q, %v, %v", paper, read, err)
				}
			case !errors.Is(err, tt.kind) || !errors.As(err, &failed) || !strings.Contains(failed.Words, tt.words) || !strings.Contains(failed.Error(), "打印"):
				t.Errorf("error %v, want %v", err, tt.kind)
			}
		})
	}
}

func TestPrintIsGivenUp(t *testing.T) {
	ownTemp(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := fake(t, `sleep 1000`).print(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestNobodyPrintsHere(t *testing.T) {
	if err := Print(t.Context(), []byte("PK\x03\x04")); !errors.Is(err, ErrNone) {
		t.Errorf("error %v, want ErrNone", err)
	}
}
