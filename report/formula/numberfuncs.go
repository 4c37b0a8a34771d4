package formula

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
)

func wantNumbers(args []Value) error {
	for _, v := range args {
		if v.kind != number {
			return fmt.Errorf("这里要数字，不能用%v", v.kind)
		}
	}
	return nil
}

func round(args []Value) (Value, error) {
	if err := wantNumbers(args); err != nil {
		return Empty(), err
	}
	x, n := args[0].num, args[1].num
	if !n.IsInt() || n.Sign() < 0 || n.Cmp(big.NewRat(maxDecimals, 1)) > 0 {
		return Empty(), errors.New("round 的小数位数应是 0 到 10 的整数")
	}
	decimals := int(n.Num().Int64())
	// Twice the fraction plus one, halved and cut off: rounds away from zero.
	scaled := new(big.Rat).Mul(x, new(big.Rat).SetInt(pow10(decimals)))
	doubled := new(big.Int).Mul(new(big.Int).Abs(scaled.Num()), big.NewInt(2))
	whole := doubled.Add(doubled, scaled.Denom())
	whole.Quo(whole, new(big.Int).Mul(scaled.Denom(), big.NewInt(2)))
	if x.Sign() < 0 {
		whole.Neg(whole)
	}
	return bounded(new(big.Rat).SetFrac(whole, pow10(decimals)))
}

func abs(args []Value) (Value, error) {
	if err := wantNumbers(args); err != nil {
		return Empty(), err
	}
	return exact(new(big.Rat).Abs(args[0].num)), nil
}

func byNumber(x, y Value) int { return x.num.Cmp(y.num) }

func least(args []Value) (Value, error) {
	if err := wantNumbers(args); err != nil {
		return Empty(), err
	}
	return slices.MinFunc(args, byNumber), nil
}

func greatest(args []Value) (Value, error) {
	if err := wantNumbers(args); err != nil {
		return Empty(), err
	}
	return slices.MaxFunc(args, byNumber), nil
}

func sum(args []Value) (Value, error) {
	if slices.ContainsFunc(args, Value.IsUnreadable) {
		return Unreadable(), nil
	}
	present := slices.DeleteFunc(args, Value.IsEmpty)
	if err := wantNumbers(present); err != nil || len(present) == 0 {
		return Empty(), err
	}
	total := new(big.Rat)
	for _, v := range present {
		if _, err := bounded(total.Add(total, v.num)); err != nil {
			return Empty(), err
		}
	}
	return exact(total), nil
}

// when is the only function that looks at no more arguments than it needs.
func when(env Env, args []node) (Value, error) {
	cond, err := args[0].eval(env)
	if err != nil {
		return Empty(), err
	}
	switch {
	case cond.kind == empty || cond.kind == unreadable:
		return cond, nil
	case cond.kind != boolean:
		return Empty(), fmt.Errorf("when 的第一项应是条件，不能是%v", cond.kind)
	case cond.yes:
		return args[1].eval(env)
	default:
		return args[2].eval(env)
	}
}

func filled(args []Value) (Value, error) {
	return Bool(!slices.ContainsFunc(args, Value.IsEmpty)), nil
}

func anyFilled(args []Value) (Value, error) {
	return Bool(slices.ContainsFunc(args, func(v Value) bool { return !v.IsEmpty() })), nil
}

func readable(args []Value) (Value, error) {
	return Bool(!slices.ContainsFunc(args, Value.IsUnreadable)), nil
}
