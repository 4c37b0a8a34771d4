package formula

import (
	"go/token"
	"strings"
)

// Words writes the formula as a clerk would on paper: 实际到位资金 − 实际支出资金.
// say gives the word for each key: its caption, or its present text.
func (e *Expr) Words(say func(key string) string) string {
	return e.root.words(say, 0)
}

// signs are the operators as they are printed, with how tightly they bind.
var signs = map[token.Token]struct {
	text  string
	binds int
}{
	token.LOR: {"或", 1}, token.LAND: {"且", 2},
	token.EQL: {"=", 3}, token.NEQ: {"≠", 3}, token.LSS: {"<", 3}, token.LEQ: {"≤", 3}, token.GTR: {">", 3}, token.GEQ: {"≥", 3},
	token.ADD: {"+", 4}, token.SUB: {"−", 4}, token.MUL: {"×", 5}, token.QUO: {"÷", 5},
}

// unaryBinds is more than any binary operator does.
const unaryBinds = 6

func infix(op token.Token, x, y node, say func(string) string, outer int) string {
	sign := signs[op]
	return bracket(x.words(say, sign.binds)+" "+sign.text+" "+y.words(say, sign.binds+1), sign.binds < outer)
}

func bracket(text string, yes bool) string {
	if yes {
		return "（" + text + "）"
	}
	return text
}

func (n constant) words(func(string) string, int) string {
	if v := Value(n); v.kind != text {
		return v.String()
	}
	return "“" + Value(n).String() + "”"
}

func (n name) words(say func(string) string, _ int) string { return say(string(n)) }

func (n unary) words(say func(string) string, _ int) string {
	sign := "−"
	if n.op == token.NOT {
		sign = "非"
	}
	return sign + n.x.words(say, unaryBinds)
}

func (n binary) words(say func(string) string, outer int) string {
	return infix(n.op, n.x, n.y, say, outer)
}

func (n logical) words(say func(string) string, outer int) string {
	return infix(n.op, n.x, n.y, say, outer)
}

func (n emptiness) words(say func(string) string, _ int) string {
	if n.want {
		return n.x.words(say, unaryBinds) + "为空"
	}
	return n.x.words(say, unaryBinds) + "不为空"
}

func (n call) words(say func(string) string, _ int) string {
	args := make([]string, len(n.args))
	for i, a := range n.args {
		args[i] = a.words(say, 0)
	}
	return fill(n.f.words, args)
}

// fill puts arguments into a function's wording: 1, 2, 3 in braces stand for
// theirs, … for all of them.
func fill(wording string, args []string) string {
	pairs := []string{"{…}", strings.Join(args, "、")}
	for i, a := range args {
		pairs = append(pairs, "{"+string(rune('1'+i))+"}", a)
	}
	return strings.NewReplacer(pairs...).Replace(wording)
}
