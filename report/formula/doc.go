// Package formula is the expression language of a form's field list: the
// formulas of computed cells, and the assertions, messages and mends of
// checks.
//
// # Syntax
//
// A formula is one Go expression of a small kind, read by go/parser:
//
//	预算安排.市级资金 + 预算安排.县级资金
//	when(预算安排资金 == 0, "", round(实际支出资金 / 预算安排资金 * 100, 2))
//	评价对象名称 + year(评价年度) + "年度部门整体支出绩效评价"
//
// It may hold decimal numbers, texts in "…" or `…`, names (the keys of cells;
// a dotted name is one key), calls of the functions listed by [Functions],
// parentheses, + - * / and unary -, == != < <= > >=, && || and !. They bind as
// in Go. A line may be broken only after an operator, a comma or an opening
// parenthesis. All else is a [SyntaxError]. A source is at most 4 KiB long and
// 100 levels deep.
//
// # Meaning
//
// Numbers are exact fractions; there is no floating point anywhere. A cell
// may be filled in or not, so every [Value] may be Empty, and it may hold a
// text that is not what its kind says: Unreadable.
//
//   - Arithmetic and comparison with an Unreadable operand give Unreadable,
//     else with an Empty one Empty. The text "" is Empty.
//   - x == "" and x != "", with the literal "", ask whether x is Empty and
//     always give a Bool. An Unreadable x is not Empty.
//   - Division by zero gives Empty: a rate over nothing is nothing.
//   - + joins when one operand is Text; the other is Text or a Number, which
//     is printed as [Value.String] does. A hole makes the whole Empty.
//   - == and != compare two Numbers, two Texts or two Bools; < <= > >= compare
//     Numbers.
//   - && gives its left operand unless that is true, || its left operand
//     unless that is false; only then is the right one looked at. A left
//     operand that is Empty or Unreadable is therefore the result.
//   - Functions take Empty and Unreadable as operators do, unless their own
//     line in [Functions] says otherwise.
//   - Anything else is a clash of types and an [EvalError]: a mistake in the
//     form, not of the clerk.
//
// Nothing repeats or recurs, so the work is bounded by the lengths of the
// source and of the cells' texts; beyond that a result of more than 4096 bits
// above or below the fraction's line, and a joined text of more than 1 MiB,
// is an EvalError.
//
// The package imports the standard library alone and does no I/O. All its
// types are immutable and safe for concurrent use.
package formula
