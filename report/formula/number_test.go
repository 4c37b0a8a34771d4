package formula

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseNumber(t *testing.T) {
	read := map[string]string{
		"0": "0", "5257.66": "5257.66", " 12 ": "12", "\u300012\u00a0\n": "12", "+3": "3", "-3.50": "-3.5",
		"1,234.5": "1234.5", "1，234.5": "1234.5", "12,345,678": "12345678", "0.10": "0.1", ".5": "0.5", "-.5": "-0.5",
		"５２５７．６６": "5257.66", "－１，２３４．５": "-1234.5", "＋７": "7", "−7": "-7", "007": "7", "-0": "0",
		"0.00000000001":         "0.00000000001",
		strings.Repeat("9", 64): strings.Repeat("9", 64),
	}
	for in, want := range read {
		r, ok := ParseNumber(in)
		if !ok {
			t.Errorf("ParseNumber(%q) refused", in)
		} else if got := FormatNumber(r, 20); got != want {
			t.Errorf("ParseNumber(%q) = %s, want %s", in, got, want)
		}
	}
	refused := []string{
		"", " ", "-", "+", ".", "5.", "1.2.3", "1..2", "1e3", "1E3", "0x1F", "1_000", "1/2", "½", "一", "NaN", "Inf",
		"1,23,4", "1,2345", "1234,567", ",123", "1,", "1,,234", "1,234,5", "1.234,5", "1,234.567,8", "--1", "+-1", "- 1",
		"1 234", "1 2", "100%", "12元", "¥12", "12a", "٣", "1\x00", "\xff", "1，23",
		strings.Repeat("9", 65), strings.Repeat("９", 65), strings.Repeat("9", 1<<20),
	}
	for _, in := range refused {
		if r, ok := ParseNumber(in); ok {
			t.Errorf("ParseNumber(%.20q) = %s, want refusal", in, r)
		}
	}
}

func TestFormatNumber(t *testing.T) {
	for _, c := range []struct {
		in       string
		decimals int
		want     string
	}{
		{"0", 2, "0"},
		{"-1/1000", 2, "0"},
		{"-4/10", 0, "0"},
		{"-5/10", 0, "-1"},
		{"5/10", 0, "1"},
		{"1.005", 2, "1.01"},
		{"-1.005", 2, "-1.01"},
		{"1.004", 2, "1"},
		{"2/3", 4, "0.6667"},
		{"1/3", 10, "0.3333333333"},
		{"100", 2, "100"},
		{"1000000", 0, "1000000"},
		{"12.50", 2, "12.5"},
		{"12.5", -3, "13"},
		{"99.999", 2, "100"},
	} {
		r, ok := new(big.Rat).SetString(c.in)
		if !ok {
			t.Fatal(c.in)
		}
		if got := FormatNumber(r, c.decimals); got != c.want {
			t.Errorf("FormatNumber(%s, %d) = %s, want %s", c.in, c.decimals, got, c.want)
		}
	}
}

// genDecimal draws numbers that have at most ten decimals.
func genDecimal(t *rapid.T, label string) *big.Rat {
	units := rapid.Int64().Draw(t, label)
	decimals := rapid.IntRange(0, maxDecimals).Draw(t, label+" decimals")
	return new(big.Rat).SetFrac(big.NewInt(units), pow10(decimals))
}

func TestNumberRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := genDecimal(t, "r")
		printed := FormatNumber(r, maxDecimals)
		for _, s := range []string{printed, fullWidth(printed), separated(printed)} {
			back, ok := ParseNumber(s)
			if !ok || back.Cmp(r) != 0 {
				t.Fatalf("%s printed %q, read %v, %t", r, s, back, ok)
			}
		}
	})
}

func fullWidth(s string) string {
	return strings.Map(func(r rune) rune { return r + '０' - '0' }, s)
}

// separated puts a comma before every third digit of the whole part.
func separated(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, fraction, found := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if found {
		whole += "." + fraction
	}
	return sign + whole
}

func FuzzParseNumber(f *testing.F) {
	for _, seed := range []string{"0", "1,234.5", "1，234．5", "-.5", "1,23,4", "1e9", "9.", strings.Repeat("9", 65), "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, ok := ParseNumber(s)
		if !ok {
			return
		}
		printed := FormatNumber(r, maxNumberRunes)
		if strings.HasPrefix(printed, "-0") && !strings.HasPrefix(printed, "-0.") {
			t.Fatalf("%q prints %q", s, printed)
		}
		if strings.HasPrefix(strings.TrimSpace(s), ".") || len(printed) > maxNumberRunes {
			return // a zero before the point may make it one too long
		}
		back, ok := ParseNumber(printed)
		if !ok || back.Cmp(r) != 0 {
			t.Fatalf("%q prints %q, which reads %v, %t", s, printed, back, ok)
		}
	})
}
