package formula

import "math/big"

type kind int

const (
	empty kind = iota
	number
	text
	boolean
	unreadable
)

// String names the kind as a form's author would.
func (k kind) String() string {
	return [...]string{"空", "数字", "文字", "是非", "无法识别的内容"}[k]
}

// maxDecimals is how many decimals a number prints where nobody rounded it.
const maxDecimals = 10

// A Value is what a cell or an expression holds: Empty, a Number, a Text, a
// Bool, or Unreadable. The zero Value is Empty. Values are immutable; compare
// them with [Value.Equal].
type Value struct {
	kind kind
	num  *big.Rat // of a number; never changed once set
	str  string   // of a text; never ""
	yes  bool     // of a boolean
}

// Empty is the value of a cell in which nothing was filled in.
func Empty() Value { return Value{} }

// Unreadable is the value of a cell whose text is not what its kind says:
// letters in a cell for money.
func Unreadable() Value { return Value{kind: unreadable} }

// Number is the value r, which is copied. A nil r gives Empty.
func Number(r *big.Rat) Value {
	if r == nil {
		return Empty()
	}
	return exact(new(big.Rat).Set(r))
}

// Text is the value s. The text "" is Empty.
func Text(s string) Value {
	if s == "" {
		return Empty()
	}
	return Value{kind: text, str: s}
}

// Bool is the value of a statement that is true or false.
func Bool(b bool) Value { return Value{kind: boolean, yes: b} }

// exact is Number for an r that nobody else holds.
func exact(r *big.Rat) Value { return Value{kind: number, num: r} }

// IsEmpty says whether nothing was filled in.
func (v Value) IsEmpty() bool { return v.kind == empty }

// IsUnreadable says whether something was filled in that cannot be read.
func (v Value) IsUnreadable() bool { return v.kind == unreadable }

// Number returns a copy of a Number's value; ok is false for other values.
func (v Value) Number() (r *big.Rat, ok bool) {
	if v.kind != number {
		return nil, false
	}
	return new(big.Rat).Set(v.num), true
}

// Text returns a Text's value; ok is false for other values.
func (v Value) Text() (s string, ok bool) { return v.str, v.kind == text }

// Bool returns a Bool's value; ok is false for other values.
func (v Value) Bool() (b, ok bool) { return v.yes, v.kind == boolean }

// Equal says whether v and w are of one kind and hold the same.
func (v Value) Equal(w Value) bool {
	if v.kind != w.kind {
		return false
	}
	if v.kind == number {
		return v.num.Cmp(w.num) == 0
	}
	return v.str == w.str && v.yes == w.yes
}

// String is the value as it is printed: a Number as a plain decimal of at most
// ten decimals, rounded half up, without trailing zeros and separators; a Text
// as it is; a Bool as 是 or 否; Unreadable as 无法识别; Empty as "".
func (v Value) String() string {
	switch v.kind {
	case number:
		return FormatNumber(v.num, maxDecimals)
	case boolean:
		if v.yes {
			return "是"
		}
		return "否"
	case unreadable:
		return "无法识别"
	default:
		return v.str
	}
}
