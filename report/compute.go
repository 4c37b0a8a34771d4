package report

import (
	"cmp"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"jibiao/report/formula"
)

// compileFormulas parses every formula and orders the computed fields so that
// each comes after those it needs.
func (c *compiler) compileFormulas() {
	for i := range c.form.Fields {
		f := &c.form.Fields[i]
		if f.Formula == "" {
			continue
		}
		expr, err := formula.Parse(f.Formula)
		if err != nil {
			c.complain("F4", Error, f.Key, "“%s”的%v", f.Key, err)
			continue
		}
		if unknown := c.unknownName(expr.Names()); unknown != "" {
			c.complain("F4", Error, f.Key, "“%s”的公式用到了表样中没有的“%s”", f.Key, unknown)
			continue
		}
		c.form.formulas[f.Key] = expr
	}
	c.orderFormulas()
}

func (c *compiler) unknownName(names []string, known ...string) string {
	for _, name := range names {
		if !slices.Contains(known, name) && c.form.Field(Key(name)) == nil {
			return name
		}
	}
	return ""
}

// orderFormulas sorts by depth-first visit, after leaving out and complaining
// of formulas that need themselves by some way round.
func (c *compiler) orderFormulas() {
	var circular []Key
	for _, f := range c.form.Fields {
		if c.needs(f.Key, f.Key, map[Key]bool{}) {
			circular = append(circular, f.Key)
			c.complain("F4", Error, f.Key, "“%s”的公式绕了一圈又用到自己", f.Key)
		}
	}
	for _, k := range circular {
		delete(c.form.formulas, k)
	}
	seen := map[Key]bool{}
	var visit func(k Key)
	visit = func(k Key) {
		expr := c.form.formulas[k]
		if expr == nil || seen[k] {
			return
		}
		seen[k] = true
		for _, name := range expr.Names() {
			visit(Key(name))
		}
		c.form.order = append(c.form.order, k)
	}
	for _, f := range c.form.Fields {
		visit(f.Key)
	}
}

// needs says whether k's formula needs the value of want, itself or through
// other formulas; seen are the keys already looked through.
func (c *compiler) needs(k, want Key, seen map[Key]bool) bool {
	expr := c.form.formulas[k]
	if expr == nil || seen[k] {
		return false
	}
	seen[k] = true
	for _, name := range expr.Names() {
		if Key(name) == want || c.needs(Key(name), want, seen) {
			return true
		}
	}
	return false
}

// ComputedKeys lists the keys that have a formula, each after those it needs.
func (f *Form) ComputedKeys() []Key { return slices.Clone(f.order) }

// Computed says whether the key has a formula.
func (f *Form) Computed(k Key) bool { return f.formulas[k] != nil }

// Compute returns all values as they are printed: those typed, and for every
// computed field that nothing was typed into, the result of its formula. A
// formula that cannot be worked out yet (something it needs is empty or cannot
// be read) gives nothing. typed is not changed.
func (f *Form) Compute(typed Values) Values {
	all := typed.Clone()
	for _, k := range f.order {
		if typed[k] != "" {
			continue
		}
		if text := f.result(k, all); text != "" {
			all[k] = text
		} else {
			delete(all, k)
		}
	}
	return all
}

// Result is what the key's formula gives for these values, whatever was typed
// into the cell itself; "" where it cannot be worked out or there is none.
func (f *Form) Result(k Key, all Values) string {
	if f.formulas[k] == nil {
		return ""
	}
	return f.result(k, all)
}

func (f *Form) result(k Key, all Values) string {
	v, err := f.formulas[k].Eval(f.env(all))
	if err != nil {
		return "" // a type clash; Check says so
	}
	return f.Field(k).print(v)
}

// Explain shows a formula in two lines: in the words for its cells (实际到位资金 −
// 实际支出资金), and with their present texts (1286.4 − 空). It is "" without a
// formula.
func (f *Form) Explain(k Key, all Values) string {
	expr := f.formulas[k]
	if expr == nil {
		return ""
	}
	names := expr.Words(func(key string) string { return f.Field(Key(key)).Name() })
	texts := expr.Words(func(key string) string { return cmp.Or(all[Key(key)], "空") })
	return names + "\n= " + texts
}

// env gives formulas the values by key, read by each field's kind.
func (f *Form) env(all Values) func(string) formula.Value {
	return func(name string) formula.Value {
		if k, of := strings.CutPrefix(name, formula.ComputedPrefix); of {
			k := Key(k)
			return f.Field(k).value(f.Result(k, all))
		}
		return f.Field(Key(name)).value(all[Key(name)])
	}
}

// value reads a text as the field's kind says. A nil field is empty.
func (f *Field) value(text string) formula.Value {
	if f == nil || strings.TrimSpace(text) == "" {
		return formula.Empty()
	}
	if !f.Kind.Numeric() {
		return formula.Text(text)
	}
	if n, ok := f.ReadNumber(text); ok {
		return formula.Number(n)
	}
	return formula.Unreadable()
}

// ReadNumber reads the text of a numeric field. Percents are given by their
// printed number: 100% is 100. A percent without its sign that is not above 1
// is a ratio, because "1" in such a cell means all of it (notes of the trade).
// ok is false for a text that is no number, and for other kinds.
func (f *Field) ReadNumber(text string) (n *big.Rat, ok bool) {
	if !f.Kind.Numeric() {
		return nil, false
	}
	text = strings.TrimSpace(text)
	if f.Kind != KindPercent {
		return formula.ParseNumber(strings.TrimSuffix(text, f.Unit))
	}
	if bare, signed := cutPercent(text); signed {
		return formula.ParseNumber(bare)
	}
	n, ok = formula.ParseNumber(text)
	if ok && new(big.Rat).Abs(n).Cmp(big.NewRat(1, 1)) <= 0 {
		n = new(big.Rat).Mul(n, big.NewRat(100, 1))
	}
	return n, ok
}

func cutPercent(text string) (bare string, signed bool) {
	for _, sign := range []string{"%", "％"} {
		if bare, ok := strings.CutSuffix(text, sign); ok {
			return strings.TrimSpace(bare), true
		}
	}
	return text, false
}

// maxDecimals is the finest that money and rates are printed: 万元 to the fen.
const maxDecimals = 6

// print writes a formula's result as the field's kind is printed.
func (f *Field) print(v formula.Value) string {
	n, isNumber := v.Number()
	switch {
	case isNumber && f.Kind == KindPercent:
		return formula.FormatNumber(n, maxDecimals) + "%"
	case isNumber:
		return formula.FormatNumber(n, maxDecimals)
	default:
		text, _ := v.Text()
		return text
	}
}

// Tidy is the text as the form prints it: "１,２３４.50" is 1234.5, "0.9653" in
// a rate 96.53%, "2024" in a year 2024年度. A text that cannot be read, one of
// another kind, and a figure finer than is printed come back as they are:
// nothing typed is lost.
func (f *Field) Tidy(text string) string {
	if n, ok := f.ReadNumber(text); ok {
		if tidy := f.print(formula.Number(n)); f.same(tidy, text) {
			return tidy
		}
		return text
	}
	if f.Kind == KindYear && wholeYear.MatchString(text) {
		if y, ok := ReadYear(text); ok {
			return PrintYear(y)
		}
	}
	if day, ok := ReadDate(text); ok && f.Kind == KindDate {
		return PrintDate(day)
	}
	return text
}

// wholeYear is a text that is a year and nothing else, so that rewriting it
// loses nothing.
var wholeYear = regexp.MustCompile(`^[\s\x{A0}\x{3000}]*([0-9０-９]{4}|[〇○◯零OＯ一二三四五六七八九]{4})[\s\x{A0}\x{3000}]*(年度?)?[\s\x{A0}\x{3000}]*$`)

// LetFollow leaves out of values read from a file those that their formulas
// give anyway, so that the cells go on following them. Figures count as equal
// by their amount: 0.9653 is 96.53%.
func (f *Form) LetFollow(read Values) Values {
	typed := read.Clone()
	for _, k := range f.order {
		text, given := read[k]
		if !given {
			continue
		}
		delete(typed, k)
		if !f.Field(k).same(text, f.Compute(typed)[k]) {
			typed[k] = text
		}
	}
	return typed
}

func (f *Field) same(a, b string) bool {
	x, okX := f.ReadNumber(a)
	y, okY := f.ReadNumber(b)
	return a == b || okX && okY && x.Cmp(y) == 0
}
