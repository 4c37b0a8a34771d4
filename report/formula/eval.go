package formula

import (
	"errors"
	"fmt"
	"go/token"
	"math/big"
)

// The limits of what a formula may make.
const (
	maxBits = 4096    // of a number's numerator and denominator
	maxText = 1 << 20 // bytes
)

// An Env gives the value of the cell with the given key; a key that it does
// not know is Empty. Texts of white space alone are for it to call Empty.
type Env func(key string) Value

// Eval computes the formula over the cells of env, which must not be nil and
// is asked only for keys in [Expr.Names], for each as often as it occurs.
// Every error is an *[EvalError] and comes with an Empty value.
func (e *Expr) Eval(env Env) (Value, error) {
	v, err := e.root.eval(env)
	if err == nil {
		return v, nil
	}
	var placed *EvalError
	if errors.As(err, &placed) {
		placed.Src = e.src
	}
	return Empty(), err
}

// A node is a part of a formula. Its errors are *EvalErrors without Src.
type node interface {
	eval(env Env) (Value, error)
	words(say func(key string) string, outer int) string
}

type (
	constant Value
	name     string
	unary    struct {
		op token.Token
		x  node
		at int
	}
	binary struct {
		op   token.Token
		x, y node
		at   int
	}
	logical binary
	// emptiness is x == "" or, where want is false, x != "".
	emptiness struct {
		x    node
		want bool
	}
	call struct {
		f    *Function
		args []node
		at   int
	}
)

func (n constant) eval(Env) (Value, error) { return Value(n), nil }

func (n name) eval(env Env) (Value, error) { return env(string(n)), nil }

func (n unary) eval(env Env) (Value, error) {
	x, err := n.x.eval(env)
	if err != nil {
		return Empty(), err
	}
	switch {
	case x.kind == empty || x.kind == unreadable:
		return x, nil
	case n.op == token.NOT && x.kind == boolean:
		return Bool(!x.yes), nil
	case n.op == token.SUB && x.kind == number:
		return exact(new(big.Rat).Neg(x.num)), nil
	}
	return Empty(), locate(fmt.Errorf("“%s”不能用于%v", n.op, x.kind), n.at)
}

func (n binary) eval(env Env) (Value, error) {
	values, err := evalAll(env, []node{n.x, n.y})
	if err != nil {
		return Empty(), err
	}
	if hole, ok := findHole(values); ok {
		return hole, nil
	}
	v, err := operate(n.op, values[0], values[1])
	return v, locate(err, n.at)
}

// eval follows the rule that the left operand is the result unless it leaves
// the matter to the right one.
func (n logical) eval(env Env) (Value, error) {
	for _, operand := range []node{n.x, n.y} {
		v, err := operand.eval(env)
		if err != nil {
			return Empty(), err
		}
		if v.kind == number || v.kind == text {
			return Empty(), locate(fmt.Errorf("“%s”两边应是条件，不能是%v", n.op, v.kind), n.at)
		}
		if v.kind != boolean || v.yes == (n.op == token.LOR) {
			return v, nil
		}
	}
	return Bool(n.op == token.LAND), nil
}

func (n emptiness) eval(env Env) (Value, error) {
	x, err := n.x.eval(env)
	if err != nil {
		return Empty(), err
	}
	return Bool(x.IsEmpty() == n.want), nil
}

func (n call) eval(env Env) (Value, error) {
	v, err := n.f.call(env, n.args)
	return v, locate(err, n.at)
}

func evalAll(env Env, nodes []node) ([]Value, error) {
	values := make([]Value, len(nodes))
	for i, n := range nodes {
		v, err := n.eval(env)
		if err != nil {
			return nil, err
		}
		values[i] = v
	}
	return values, nil
}

// findHole finds what keeps an operation from being done: an Unreadable
// operand or, where there is none, an Empty one.
func findHole(values []Value) (hole Value, ok bool) {
	for _, v := range values {
		switch v.kind {
		case unreadable:
			return v, true
		case empty:
			ok = true
		}
	}
	return Empty(), ok
}
