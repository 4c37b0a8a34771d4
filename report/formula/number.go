package formula

import (
	"math/big"
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxNumberRunes is how long a number a clerk may type.
const maxNumberRunes = 64

// Thousands are separated everywhere or nowhere.
var decimal = regexp.MustCompile(`^[+-]?(?:(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?|\.[0-9]+)$`)

// ParseNumber reads a decimal number as a clerk types it: 1234.5, 1,234.5,
// 1，234.5, -３．５, .5, with spaces around. Digits and marks may be full-width.
// It refuses (ok is false) everything else: an empty text, an exponent, a
// second point, a point without digits after it, separators in wrong places,
// a unit or a percent sign, and more than 64 characters.
func ParseNumber(text string) (r *big.Rat, ok bool) {
	text = strings.TrimSpace(text)
	if len(text) > maxNumberRunes*utf8.UTFMax || utf8.RuneCountInString(text) > maxNumberRunes {
		return nil, false
	}
	text = strings.Map(halfWidth, text)
	if !decimal.MatchString(text) {
		return nil, false
	}
	whole, fraction, _ := strings.Cut(strings.ReplaceAll(text, ",", ""), ".")
	numerator, ok := new(big.Int).SetString(whole+fraction, 10)
	if !ok {
		return nil, false
	}
	return new(big.Rat).SetFrac(numerator, pow10(len(fraction))), true
}

// FormatNumber prints r as a plain decimal of at most maxDecimals decimals (a
// negative count means none), rounded half up (away from zero), without
// trailing zeros, thousands separators or exponent. It never prints "-0".
// r must not be nil.
func FormatNumber(r *big.Rat, maxDecimals int) string {
	s := r.FloatString(max(maxDecimals, 0))
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

func pow10(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// halfWidth turns the full-width writings of what a number is made of into
// their ASCII ones.
func halfWidth(r rune) rune {
	switch {
	case r >= '０' && r <= '９':
		return r - '０' + '0'
	case r == '．':
		return '.'
	case r == '，':
		return ','
	case r == '＋':
		return '+'
	case r == '－' || r == '−':
		return '-'
	default:
		return r
	}
}
