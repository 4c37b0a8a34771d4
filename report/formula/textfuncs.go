package formula

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"unicode/utf8"

	"jibiao/report/prose"
)

// printed gives arguments as texts: a number counts as its print, so that
// y may be 2023 as well as "2023年度".
func printed(args []Value) ([]string, error) {
	texts := make([]string, len(args))
	for i, v := range args {
		if v.kind != text && v.kind != number {
			return nil, fmt.Errorf("这里要文字，不能用%v", v.kind)
		}
		texts[i] = v.String()
	}
	return texts, nil
}

func contains(args []Value) (Value, error) {
	s, err := printed(args)
	if err != nil {
		return Empty(), err
	}
	return Bool(strings.Contains(s[0], s[1])), nil
}

func yearOf(args []Value) (Value, error) {
	s, err := printed(args)
	if err != nil {
		return Empty(), err
	}
	m, ok := firstYear(s[0])
	if !ok {
		return Empty(), nil
	}
	return exact(big.NewRat(int64(m.year), 1)), nil
}

func strayYear(args []Value) (Value, error) {
	s, err := printed(args)
	if err != nil {
		return Empty(), err
	}
	stray, _ := strayYears(s[0], s[1])
	if len(stray) == 0 {
		return Empty(), nil
	}
	return Text(s[0][stray[0].start:stray[0].end]), nil
}

func moveYear(args []Value) (Value, error) {
	s, err := printed(args)
	if err != nil {
		return Empty(), err
	}
	stray, year := strayYears(s[0], s[1])
	if year == 0 {
		return Empty(), nil
	}
	var b strings.Builder
	done := 0
	for _, m := range stray {
		b.WriteString(s[0][done:m.start])
		b.WriteString(rewrite(s[0][m.start:m.digitsEnd], year))
		done = m.digitsEnd
	}
	b.WriteString(s[0][done:])
	return Text(b.String()), nil
}

func nameBefore(args []Value) (Value, error) {
	s, err := printed(args)
	if err != nil {
		return Empty(), err
	}
	m, ok := firstYear(s[0])
	if !ok {
		return Empty(), nil
	}
	return Text(strings.TrimSpace(s[0][:m.start])), nil
}

func shortName(args []Value) (Value, error) {
	s, err := printed(args)
	if err != nil {
		return Empty(), err
	}
	short, rest := strings.TrimSpace(s[0]), s[1]
	for _, r := range short {
		_, after, found := strings.Cut(rest, string(r))
		if !found {
			return Bool(false), nil
		}
		rest = after
	}
	return Bool(utf8.RuneCountInString(short) >= 2), nil
}

func items(args []Value) (Value, error) {
	s, err := printed(args)
	if err != nil {
		return Empty(), err
	}
	return exact(big.NewRat(int64(len(prose.Items(s[0]))), 1)), nil
}

func vague(args []Value) (Value, error) {
	s, err := printed(args)
	if err != nil {
		return Empty(), err
	}
	return Text(prose.VagueGoal(s[0])), nil
}

// money is an amount in prose. In 2024元旦 there is none.
var money = regexp.MustCompile(`([0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?)` +
	`[\s\x{A0}\x{3000}]*(元|千元|万元|百万元|千万元|亿元)(?:[^旦]|$)`)

// inNumber is the end of a number that goes on.
var inNumber = regexp.MustCompile(`[0-9０-９][,.．]?$`)

// units are how many 万元 a unit is.
var units = map[string]*big.Rat{
	"元": big.NewRat(1, 10000), "千元": big.NewRat(1, 10), "万元": big.NewRat(1, 1),
	"百万元": big.NewRat(100, 1), "千万元": big.NewRat(1000, 1), "亿元": big.NewRat(10000, 1),
}

func amount(args []Value) (Value, error) {
	s, err := printed(args)
	if err != nil {
		return Empty(), err
	}
	for _, at := range money.FindAllStringSubmatchIndex(s[0], -1) {
		if inNumber.MatchString(tail(s[0][:at[2]])) {
			continue
		}
		if r, ok := ParseNumber(s[0][at[2]:at[3]]); ok {
			return exact(r.Mul(r, units[s[0][at[4]:at[5]]])), nil
		}
	}
	return Empty(), nil
}

// tail is the last two or more characters of s, if it has them: enough to see
// what stands before a place without going through the whole text.
func tail(s string) string { return s[max(0, len(s)-2*utf8.UTFMax):] }
