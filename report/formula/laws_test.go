package formula

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestRoundIsHalfUp(t *testing.T) {
	e, err := Parse("round(x, n)")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.Int64Range(-1e15, 1e15).Draw(t, "units")
		have := rapid.IntRange(0, 6).Draw(t, "decimals of x")
		n := rapid.IntRange(0, have).Draw(t, "n")
		x := new(big.Rat).SetFrac(big.NewInt(units), pow10(have))
		got, err := e.Eval(func(key string) Value {
			if key == "x" {
				return Number(x)
			}
			return Number(big.NewRat(int64(n), 1))
		})
		if err != nil {
			t.Fatal(err)
		}
		step := pow10(have - n).Int64()
		half := step / 2
		if units < 0 {
			half = -half
		}
		rounded := (units + half) / step // Go cuts off toward zero
		want := Number(new(big.Rat).SetFrac(big.NewInt(rounded), pow10(n)))
		if !got.Equal(want) || got.String() != FormatNumber(x, n) {
			t.Fatalf("round(%s, %d) = %s, want %s", x, n, got, want)
		}
	})
}

func TestSumCommutes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Value {
			switch rapid.IntRange(0, 9).Draw(t, "kind") {
			case 0:
				return Unreadable()
			case 1, 2, 3:
				return Empty()
			default:
				return Number(genDecimal(t, "x"))
			}
		}), 1, 8).Draw(t, "values")
		names := make([]string, len(values))
		env := map[string]Value{}
		for i, v := range values {
			names[i] = fmt.Sprintf("v%d", i)
			env[names[i]] = v
		}
		total := func(names []string) Value {
			e, err := Parse("sum(" + strings.Join(names, ",") + ")")
			if err != nil {
				t.Fatal(err)
			}
			v, err := e.Eval(func(key string) Value { return env[key] })
			if err != nil {
				t.Fatal(err)
			}
			return v
		}
		if a, b := total(names), total(rapid.Permutation(names).Draw(t, "order")); !a.Equal(b) {
			t.Fatalf("%s and %s", a, b)
		}
	})
}
