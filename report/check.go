package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"jibiao/report/formula"
)

// A compiledCheck is a Check with its expressions and messages parsed.
type compiledCheck struct {
	Check
	when, assert, mend   *formula.Expr
	say, detail, mendSay *formula.Template
}

// names that exist only inside a check with Each.
const (
	itName      = "it"     // the value of the key that the check runs for
	itNameLabel = "itname" // its caption
)

func (c *compiler) compileCheck(check Check) {
	cc := compiledCheck{Check: check}
	var fault error
	expr := func(src string) *formula.Expr {
		if src == "" || fault != nil {
			return nil
		}
		e, err := formula.Parse(src)
		fault = err
		return e
	}
	message := func(src string) *formula.Template {
		if src == "" || fault != nil {
			return nil
		}
		t, err := formula.ParseTemplate(src)
		fault = err
		return t
	}
	cc.when, cc.assert, cc.mend = expr(check.When), expr(check.Assert), expr(check.Mend)
	cc.say, cc.detail, cc.mendSay = message(check.Say), message(check.Detail), message(check.MendSay)
	switch {
	case fault != nil:
		c.complain("F5", Error, "", "检查 %s 的%v", check.ID, fault)
	case cc.assert == nil || cc.say == nil:
		c.complain("F5", Error, "", "检查 %s 没有写明规则或说法", check.ID)
	case len(check.Each)+len(check.At) == 0:
		c.complain("F5", Error, "", "检查 %s 没有写明查哪个单元格", check.ID)
	case check.Level.Rank() == Hint.Rank() && check.Level != Hint:
		c.complain("F5", Error, "", "检查 %s 的级别“%s”不存在", check.ID, check.Level)
	default:
		if unknown := c.unknownIn(&cc); unknown != "" {
			c.complain("F5", Error, "", "检查 %s 用到了表样中没有的“%s”", check.ID, unknown)
			return
		}
		c.form.checks = append(c.form.checks, cc)
	}
}

// unknownIn is a name that the check uses and that means nothing, or "".
func (c *compiler) unknownIn(cc *compiledCheck) string {
	keys := slices.Concat(cc.Each, cc.At)
	if cc.MendKey != "" {
		keys = append(keys, cc.MendKey)
	}
	for _, k := range keys {
		if c.form.Field(k) == nil {
			return string(k)
		}
	}
	if len(cc.Each) == 0 {
		return c.unknownName(cc.names())
	}
	return c.unknownName(cc.names(), itName, itNameLabel)
}

// names lists every name that the check's expressions and messages refer to.
func (cc *compiledCheck) names() []string {
	var names []string
	for _, e := range []*formula.Expr{cc.when, cc.assert, cc.mend} {
		if e != nil {
			names = append(names, e.Names()...)
		}
	}
	for _, t := range []*formula.Template{cc.say, cc.detail, cc.mendSay} {
		if t != nil {
			names = append(names, t.Names()...)
		}
	}
	return names
}

// checkFormulas tells the formulas that clash with these values: without that
// a cell would stay empty and nobody know why.
func (f *Form) checkFormulas(all Values) []Issue {
	var found []Issue
	for _, k := range f.order {
		if _, err := f.formulas[k].Eval(f.env(all)); err != nil {
			found = append(found, Issue{
				ID: "N2", Level: Warning, Key: k, Where: f.Field(k).Where,
				What: fmt.Sprintf("“%s”算不出来", f.Field(k).Name()), Hint: err.Error(),
			})
		}
	}
	return found
}

// checkField holds what a field's own description asks of its text.
func (f *Form) checkField(field *Field, k Key, text string) []Issue {
	var found []Issue
	add := func(id string, level Level, what, hint string) {
		found = append(found, field.issue(k, id, level, what, hint))
	}
	if strings.TrimSpace(text) == "" {
		if field.Required {
			add(IDEmpty, Error, fmt.Sprintf("“%s”还没有填写", field.Name()), field.Help)
		}
		return found
	}
	if what, hint := field.unreadable(text); what != "" {
		add("N1", Error, "“"+field.Name()+"”填的"+what, hint)
	}
	if n := utf8.RuneCountInString(text); field.Max > 0 && n > field.Max {
		add("D3", Warning, fmt.Sprintf("“%s”超过%d字", field.Name(), field.Max), fmt.Sprintf("现有%d字", n))
	}
	return found
}

// issue is a finding at the field's cell k.
func (f *Field) issue(k Key, id string, level Level, what, hint string) Issue {
	issue := Issue{ID: id, Level: level, Key: k, Where: f.Where, What: what, Hint: hint}
	if _, issue.Row = k.Row(); issue.Row > 0 {
		issue.Where = fmt.Sprintf("%s（第%d项）", f.Where, issue.Row)
	}
	return issue
}

// unreadable says why a text is not what the field's kind says, "" if it is.
func (f *Field) unreadable(text string) (what, hint string) {
	switch {
	case f.Kind == KindPercent && !f.readable(text):
		return inQuotes(text) + "不是比率", "请填写如 96.53% 的数字"
	case f.Kind.Numeric() && !f.readable(text):
		return inQuotes(text) + "不是金额或数字", "请只填数字" + inUnit(f.Unit) + "，如 1286.4"
	case f.Kind == KindYear:
		if _, ok := formula.Year(text); !ok {
			return inQuotes(text) + "看不出是哪一年", "请填写如 2024年度"
		}
	case f.Kind == KindDate: // other texts (长期, 2024年1月至12月) may well stand there
		if _, _, _, written := dateParts(text); written {
			if _, ok := ReadDate(text); !ok {
				return inQuotes(text) + "不是有效的日期", "请填写如 2024年4月22日"
			}
		}
	}
	return "", ""
}

func inQuotes(text string) string {
	return "“" + shorten(strings.ReplaceAll(text, "\n", " "), 12) + "”"
}

func (f *Field) readable(text string) bool {
	_, ok := f.ReadNumber(text)
	return ok
}

func inUnit(unit string) string {
	if unit == "" {
		return ""
	}
	return "，单位" + unit
}

// run evaluates one check, once for each of its Each keys.
func (f *Form) run(cc *compiledCheck, all Values) []Issue {
	if len(cc.Each) == 0 {
		return f.runAt(cc, cc.At[0], cc.At[1:], f.env(all))
	}
	var found []Issue
	for _, k := range cc.Each {
		base, field := f.env(all), f.Field(k)
		env := func(name string) formula.Value {
			switch name {
			case itName:
				return field.value(all[k])
			case itNameLabel:
				return formula.Text(field.Name())
			}
			return base(name)
		}
		found = append(found, f.runAt(cc, k, cc.At, env)...)
	}
	return found
}

func (f *Form) runAt(cc *compiledCheck, at Key, also []Key, env func(string) formula.Value) []Issue {
	issue := Issue{ID: cc.ID, Level: cc.Level, Key: at, Also: also, Where: f.Field(at).Where}
	ok, err := cc.holds(env)
	if err == nil && ok {
		return nil
	}
	if err == nil {
		err = f.describe(cc, &issue, env)
	}
	if err != nil {
		// The form's author wrote a rule that clashes with these values: that
		// is said, because a check that silently never runs is worse.
		issue.Level, issue.What, issue.Hint, issue.Mend = Warning, "检查 "+cc.ID+" 无法进行", err.Error(), nil
	}
	return []Issue{issue}
}

// holds evaluates when and assert. What cannot be worked out is not a finding:
// the empty or unreadable cell has one of its own.
func (cc *compiledCheck) holds(env func(string) formula.Value) (bool, error) {
	if cc.when != nil {
		applies, known, err := truth(cc.when, env)
		if err != nil || !known || !applies {
			return true, err
		}
	}
	ok, known, err := truth(cc.assert, env)
	return ok || !known, err
}

// truth evaluates a condition. It is not known while a cell that it needs is
// empty or unreadable; an expression that is no condition at all is an error.
func truth(e *formula.Expr, env formula.Env) (yes, known bool, err error) {
	v, err := e.Eval(env)
	if err != nil {
		return false, false, err
	}
	yes, known = v.Bool()
	if !known && !v.IsEmpty() && !v.IsUnreadable() {
		err = fmt.Errorf("公式“%s”的结果不是条件", e)
	}
	return yes, known, err
}

// describe writes the finding's texts and its mend.
func (f *Form) describe(cc *compiledCheck, issue *Issue, env func(string) formula.Value) (err error) {
	format := func(t *formula.Template) string {
		if t == nil || err != nil {
			return ""
		}
		var text string
		text, err = t.Format(env)
		return text
	}
	issue.What, issue.Hint = format(cc.say), format(cc.detail)
	if cc.mend == nil || err != nil {
		return err
	}
	v, err := cc.mend.Eval(env)
	if err != nil {
		return err
	}
	mend := Mend{Key: cc.MendKey, Label: format(cc.mendSay)}
	if mend.Key == "" {
		mend.Key = issue.Key
	}
	mend.Text = f.Field(mend.Key).print(v)
	if mend.Text == "" {
		return err // nothing to offer for these values
	}
	if mend.Label == "" {
		mend.Label = "改为 " + shorten(mend.Text, 12)
	}
	issue.Mend = &mend
	return err
}
