package formula

import (
	"errors"
	"fmt"
	"go/token"
	"math/big"
)

var (
	errBigNumber = errors.New("得出的数太大或位数太多")
	errLongText  = errors.New("得出的文字太长")
)

// operate applies a binary operator to two values that are filled in and
// readable.
func operate(op token.Token, x, y Value) (Value, error) {
	switch {
	case (op == token.EQL || op == token.NEQ) && x.kind == y.kind:
		return Bool(x.Equal(y) == (op == token.EQL)), nil
	case op == token.ADD && joinable(x, y):
		return join(x, y)
	case op == token.EQL, op == token.NEQ, x.kind != number, y.kind != number:
		return Empty(), fmt.Errorf("“%s”不能用于%v和%v", op, x.kind, y.kind)
	}
	switch op {
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		return Bool(ordered(op, x.num.Cmp(y.num))), nil
	default:
		return calculate(op, x.num, y.num)
	}
}

// ordered says whether a comparison's outcome (negative, 0, positive) is what
// op asks for.
func ordered(op token.Token, outcome int) bool {
	switch op {
	case token.LSS:
		return outcome < 0
	case token.LEQ:
		return outcome <= 0
	case token.GTR:
		return outcome > 0
	default:
		return outcome >= 0
	}
}

func calculate(op token.Token, x, y *big.Rat) (Value, error) {
	r := new(big.Rat)
	switch op {
	case token.ADD:
		r.Add(x, y)
	case token.SUB:
		r.Sub(x, y)
	case token.MUL:
		r.Mul(x, y)
	default:
		if y.Sign() == 0 {
			return Empty(), nil
		}
		r.Quo(x, y)
	}
	return bounded(r)
}

func bounded(r *big.Rat) (Value, error) {
	if r.Num().BitLen() > maxBits || r.Denom().BitLen() > maxBits {
		return Empty(), errBigNumber
	}
	return exact(r), nil
}

// joinable says whether + joins x and y: one is a text, the other has a print.
func joinable(x, y Value) bool {
	return (x.kind == text || y.kind == text) && x.kind != boolean && y.kind != boolean
}

func join(x, y Value) (Value, error) {
	left, right := x.String(), y.String()
	if len(left)+len(right) > maxText {
		return Empty(), errLongText
	}
	return Text(left + right), nil
}
