package platform

import (
	"regexp"
	"testing"
)

func TestSystem(t *testing.T) {
	if name := System(); !regexp.MustCompile(`^[a-z]+/[a-z0-9]+ \d+\.\d+`).MatchString(name) {
		t.Errorf("System = %q, want a name and a version", name)
	}
}
