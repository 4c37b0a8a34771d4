package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/report/formula"
)

func TestKeyValid(t *testing.T) {
	tests := map[Key]bool{
		"评价年度":      true,
		"预算安排.市级资金": true,
		"a.b.c":     true,
		"指标1":       true,
		"_x":        true,
		"x２":        true, // a full-width digit
		"ifx":       true,
		"":          false,
		".":         false,
		"a.":        false,
		".a":        false,
		"a..b":      false,
		"1a":        false,
		"a.1b":      false,
		"a b":       false,
		"a-b":       false,
		"资金（万元）":    false,
		"a\n":       false,
		"a{b":       false,
		"func":      false, // would not be read in a formula
		"a.type":    false,
		"a\xff":     false,
	}
	for k, want := range tests {
		if got := k.Valid(); got != want {
			t.Errorf("Key(%q).Valid() = %v, want %v", k, got, want)
		}
	}
}

// A valid key is a formula that names this key and no other.
func TestValidKeyIsAFormula(t *testing.T) {
	piece := rapid.SampledFrom([]string{"评", "价", "a", "Z", "é", "𠮷", "_", "7", "２", ".", " ", "-", "(", "func", "range", "\u0301"})
	rapid.Check(t, func(t *rapid.T) {
		k := Key("")
		for _, s := range rapid.SliceOfN(piece, 1, 8).Draw(t, "pieces") {
			k += Key(s)
		}
		if !k.Valid() {
			t.Skip()
		}
		e, err := formula.Parse(string(k))
		if err != nil {
			t.Fatalf("%q is a valid key, but: %v", k, err)
		}
		if diff := cmp.Diff([]string{string(k)}, e.Names()); diff != "" {
			t.Fatalf("names of the formula %q: %s", k, diff)
		}
	})
}
