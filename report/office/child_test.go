package office

import (
	"errors"
	"fmt"
	"testing"
)

// A child says by its exit code whether the document was left alone.
func TestExitCode(t *testing.T) {
	for want, err := range map[int]error{
		0:            nil,
		1:            errors.New("no printer"),
		undrivenCode: errors.Join(fmt.Errorf("KWPS.Application: %w: documents are open in it", ErrUndriven), errors.New("no program did it")),
	} {
		if got := exitCode(err); got != want {
			t.Errorf("%v ends it with %d, want %d", err, got, want)
		}
	}
}
