package report

import (
	"go/token"
	"strconv"
	"strings"
	"unicode"
)

// A Key names a value: "评价年度", "预算安排.市级资金". It stands between
// double braces in the Word template and is how values are stored, so it
// outlives any change of the table's geometry.
//
// A valid key is one or more names joined by dots; a name is made of letters,
// digits and underscores and does not begin with a digit, so that a key is
// also a legal expression in a formula (see [Key.Valid]).
//
// The key of a column that repeats has its group in front: "指标[].三级指标"
// is the column 三级指标 of the rows 指标. In a report's [Values] the brackets
// hold the row, counted from 1: "指标[2].三级指标" (see [Key.InRow], [Key.Row]).
type Key string

// Valid says whether the key can stand in a template. The key of one row's
// value cannot: a template speaks of the column.
func (k Key) Valid() bool {
	if group, column, repeats := k.Repeats(); repeats {
		return isName(group) && validNames(column)
	}
	return validNames(string(k))
}

func validNames(dotted string) bool {
	for _, name := range strings.Split(dotted, ".") {
		if !isName(name) {
			return false
		}
	}
	return true
}

func isName(name string) bool {
	if name == "" || token.IsKeyword(name) { // formulas are read by Go's parser
		return false
	}
	for i, r := range name {
		if !unicode.IsLetter(r) && r != '_' && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return true
}

// Repeats splits the key of a repeating column into its group and its name
// within the row; ok is false for other keys.
func (k Key) Repeats() (group, column string, ok bool) {
	return strings.Cut(string(k), "[].")
}

// Repeating makes the key of a group's column.
func Repeating(group, column string) Key { return Key(group + "[]." + column) }

// InRow is the key of a repeating column's value in a row, counted from 1:
// "指标[].得分" in row 2 is "指标[2].得分". A key that does not repeat is
// itself.
func (k Key) InRow(row int) Key {
	group, column, repeats := k.Repeats()
	if !repeats {
		return k
	}
	return Key(group + "[" + strconv.Itoa(row) + "]." + column)
}

// Row is the opposite of InRow: the column's key and the row, or the key
// itself and 0 where it names no row.
func (k Key) Row() (column Key, row int) {
	group, name, row := k.inRow()
	if row == 0 {
		return k, 0
	}
	return Key(group + "[]." + name), row
}

// inRow splits the key of a row's value; row is 0 for other keys. It is by hand
// because all values of a report come by here at a keystroke.
func (k Key) inRow() (group, name string, row int) {
	group, rest, found := strings.Cut(string(k), "[")
	if !found {
		return "", "", 0
	}
	i := 0
	for ; i < len(rest) && '0' <= rest[i] && rest[i] <= '9' && row <= MaxRows; i++ {
		row = 10*row + int(rest[i]-'0')
	}
	name, found = strings.CutPrefix(rest[i:], "].")
	if !found || row > MaxRows {
		return "", "", 0
	}
	return group, name, row
}

// MaxRows is the greatest number of rows that a group may have: far more than
// any report, and few enough that a hostile file does no harm.
const MaxRows = 1_000_000
