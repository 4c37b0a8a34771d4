package formula

import (
	"math"
	"slices"
	"strings"
)

// A Function is one that formulas may call, with what a form's author needs
// to know of it, in Chinese.
type Function struct {
	Name      string
	Signature string // as it is called: round(x, n)
	Doc       string // one sentence
	Example   string // a formula without names that is true

	words string // as it is said on paper; see fill

	min, max int // how many arguments it takes
	call     func(env Env, args []node) (Value, error)
}

// Functions lists every function, in the order in which to explain them.
// The caller owns the slice.
func Functions() []Function { return slices.Clone(functions) }

func lookup(name string) *Function {
	i := slices.IndexFunc(functions, func(f Function) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return &functions[i]
}

// many is the max of a function that takes any number of arguments.
const many = math.MaxInt

// functions is the only list of functions: parser, evaluation and
// documentation read it.
var functions = []Function{
	function("round(x, n)", "{1}（保留{2}位小数）", "四舍五入到 n 位小数，n 为 0 到 10。", `round(2.345, 2) == 2.35`, 2, 2, strict(round)),
	function("abs(x)", "{1} 的绝对值", "绝对值。", `abs(3 - 5) == 2`, 1, 1, strict(abs)),
	function("min(a, b, …)", "{…} 中最小的", "最小的数。", `min(3, 1, 2) == 1`, 1, many, strict(least)),
	function("max(a, b, …)", "{…} 中最大的", "最大的数。", `max(3, 1, 2) == 3`, 1, many, strict(greatest)),
	function("sum(a, b, …)", "{…} 之和", "已填各项之和；全部空着时为空。", `sum(1, "", 2) == 3`, 1, many, eager(sum)),
	function("when(cond, a, b)", "{2}（{1} 时，否则为 {3}）", "条件成立时取 a，否则取 b；条件为空时为空。", `when(1 < 2, "是", "否") == "是"`, 3, 3, when),
	function("filled(a, b, …)", "{…} 都已填写", "是否都已填写；填了但无法识别的也算已填。", `!filled(1, "")`, 1, many, eager(filled)),
	function("anyfilled(a, b, …)", "{…} 至少填了一项", "是否至少填了一项。", `anyfilled(1, "")`, 1, many, eager(anyFilled)),
	function("readable(a, b, …)", "{…} 都能识别", "是否没有无法识别的内容；空着的也算可以识别。", `readable(1, "")`, 1, many, eager(readable)),
	function("computed(key)", "{1} 的计算结果", "该栏目的公式算出的结果，不管栏目里手工填了什么。", `computed(3) == 3`, 1, 1, computed),
	function("contains(text, part)", "{1} 中有 {2}", "text 中是否有 part。", `contains("2023年度", "2023")`, 2, 2, strict(contains)),
	function("year(text)", "{1} 的年份", "文字中的第一个年份，先看带“年”字的；没有时为空。", `year("二〇二三年度") == 2023`, 1, 1, strict(yearOf)),
	function("strayyear(text, y)", "{1} 中与 {2} 不同的年度", "文字中第一处与 y 的年份不同的“某某年度”，照原样；没有时为空。", `strayyear("2022 年度", "2023年度") == "2022 年度"`, 2, 2, strict(strayYear)),
	function("moveyear(text, y)", "{1}（年度改为 {2}）", "把文字中与 y 的年份不同的“某某年度”都改成 y 的年份，写法不变。", `moveyear("二〇二二年度", 2023) == "二〇二三年度"`, 2, 2, strict(moveYear)),
	function("amount(text)", "{1} 中的金额", "文字中的第一个金额，折合万元；没有时为空。", `amount("共52,576,600元") == 5257.66`, 1, 1, strict(amount)),
	function("namebefore(text)", "{1} 中年份之前的文字", "第一个年份之前的文字；没有年份或前面没有文字时为空。", `namebefore("某市档案馆2024年度报告") == "某市档案馆"`, 1, 1, strict(nameBefore)),
	function("shortname(short, full)", "{1} 是 {2} 的简称", "short 是否是 full 的全称或简称：至少两个字，每个字都按顺序出现在 full 中。", `shortname("市档案馆", "某市档案馆")`, 2, 2, strict(shortName)),
	function("items(text)", "{1} 的条数", "文字分成几条：带序号的段落数；没有序号时数“一是”“二是”，也没有这些时为段落数。", `items("1.甲；\n2.乙。") == 2`, 1, 1, strict(items)),
	function("vague(text)", "{1} 中没有数字的目标", "第一条只有“加强、提升、完善”之类而没有数字的目标；没有时为空。", `vague("1.加强管理。\n2.办展3期。") == "加强管理"`, 1, 1, strict(vague)),
}

func function(signature, words, doc, example string, least, most int, call func(Env, []node) (Value, error)) Function {
	name, _, _ := strings.Cut(signature, "(")
	return Function{name, signature, doc, example, words, least, most, call}
}

// eager makes a call of a function that wants to see all its arguments.
func eager(f func(args []Value) (Value, error)) func(Env, []node) (Value, error) {
	return func(env Env, args []node) (Value, error) {
		values, err := evalAll(env, args)
		if err != nil {
			return Empty(), err
		}
		return f(values)
	}
}

// strict makes a call of a function that wants only arguments that are filled
// in and readable; others are the result.
func strict(f func(args []Value) (Value, error)) func(Env, []node) (Value, error) {
	return eager(func(args []Value) (Value, error) {
		if hole, ok := findHole(args); ok {
			return hole, nil
		}
		return f(args)
	})
}
