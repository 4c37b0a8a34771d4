package adopt

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"jibiao/report"
)

// A stretch is a blank in the midst of a text.
type stretch struct {
	from, to int
	label    string // the words that lead to it; may be empty
	kind     report.Kind
	unit     string
	choices  []string
	role     role
	control  *Control
	blank    string // what stands there now
}

// A role is what a blank of a title says.
type role int

const (
	noRole role = iota
	theUnit
	theYear
	theProject
)

// called are titles that a name is written before: ____项目绩效自评报告.
var called = regexp.MustCompile(`^[\p{Han}\s]{2,}(?:表|报告|书|方案)$`)

// A lineOf text is a paragraph as blanks are looked for in it.
type lineText struct {
	text     string
	drawn    []bool // of each byte: it is underlined, or a tab that draws a line
	controls []*Control
	amount   bool // the text may be the unit of an amount before it
	colon    bool // a colon at the end waits for a value
	title    bool // the paragraph is of the title
}

// line is the paragraph at the place; one that is too long has no text.
func (q *inquiry) line(p *report.Paragraph, at Place) lineText {
	l := lineText{text: p.Text()}
	if len(l.text) > maxText {
		return lineText{}
	}
	for _, r := range p.Runs {
		l.drawn = append(l.drawn, slices.Repeat([]bool{r.Style.Underline}, len(r.Text))...)
	}
	for _, tab := range q.lines[at] {
		l.drawn[tab.From] = true
	}
	l.controls = q.controls[at]
	return l
}

var (
	boxes     = "□☐◻▢"
	box       = regexp.MustCompile(`[□☐◻▢☑☒■]`)
	dates     = regexp.MustCompile(`(?:20|２０)?[ _＿\t　\x{A0}]*年[ _＿\t　\x{A0}]+月(?:[ _＿\t　\x{A0}]*日)?`)
	endDate   = regexp.MustCompile(`[至到~～—－-][ 　\x{A0}]*([ _＿　\x{A0}]+月[ _＿　\x{A0}]+日)`) // of the same year
	onlyUnit  = regexp.MustCompile(`^[ 　\x{A0}]*[（(]?(?:万元|亿元|千元|元|%|％|人次|人|个|项|分|家|户|天|次)[）)]?[ 　\x{A0}]*$`)
	joint     = regexp.MustCompile(`^[至到~～—－-]+$`)
	scores    = regexp.MustCompile(`[_＿﹍]{2,}(?:[ 　\x{A0}]*[_＿﹍]{2,})*`)
	afterMark = regexp.MustCompile(`[：:]([ 　\x{A0}]{2,}|[ 　\x{A0}]*\t+[ 　\x{A0}]*|[ 　\x{A0}]+$)`)
	ofYear    = regexp.MustCompile(`([ _＿　\x{A0}]{2,})年度`)
	within    = regexp.MustCompile(`[（(]([ 　\x{A0}]{2,})[）)]`)
	unitAfter = regexp.MustCompile(`^[ 　\x{A0}]*(万元|亿元|千元|元|%|％|人次|人|个|项|分|家|户|天|次|岁|名|台|套|辆|平方米|公顷|亩|公里|小时)`)
	// noUnits begin with what might be a unit, or the end of a date, and are words.
	noUnits = regexp.MustCompile(`^[ 　\x{A0}]*(?:项目|人员|人均|人数|人民|人口|个人|个体|分值|分数|分析|分管|家庭|户籍|户数|户主|次数|天数|名称|名单|台账|元月|年龄|年份|月份|日期)`)
	// gap is room before a unit: 参会    人. 负  责  人 is one word.
	gap   = regexp.MustCompile(`\p{Han}{2}([ 　\x{A0}]{3,})(?:万元|亿元|千元|元|%|％|人次|人|个|项|分|家|户|天|次|岁|名|台|套|辆|平方米|公顷|亩|公里|小时)(?:[\pP\s]|$)`)
	money = regexp.MustCompile(`[￥¥]([ 　\x{A0}]*)$`)
)

// stretches finds the blanks of the text from left to right.
func (l *lineText) stretches() []stretch {
	var list []stretch
	add := func(s stretch) {
		free := !slices.ContainsFunc(list, func(o stretch) bool { return s.from < o.to && o.from < s.to || s.from == o.from })
		if free {
			list = append(list, s)
		}
	}
	for _, c := range l.controls {
		add(stretch{from: c.Place.From, to: c.Place.To, kind: c.Kind, choices: c.Choices, label: c.Title, control: c})
	}
	for _, s := range l.lists() {
		add(s)
	}
	for _, m := range dates.FindAllStringIndex(l.text, -1) {
		add(l.date(m[0], m[1]))
	}
	for _, m := range endDate.FindAllStringSubmatchIndex(l.text, -1) {
		add(stretch{from: m[2], to: m[3], label: "结束日期"})
	}
	for _, s := range l.years() {
		add(s)
	}
	for _, m := range scores.FindAllStringIndex(l.text, -1) {
		add(stretch{from: m[0], to: m[1]})
	}
	for _, s := range l.underlined() {
		add(s)
	}
	for _, m := range afterMark.FindAllStringSubmatchIndex(l.text, -1) {
		add(l.room(m[2], m[3]))
	}
	for _, m := range within.FindAllStringSubmatchIndex(l.text, -1) {
		add(stretch{from: m[2], to: m[3]})
	}
	for _, m := range gap.FindAllStringSubmatchIndex(l.text, -1) {
		add(stretch{from: m[2], to: m[3]})
	}
	if m := money.FindStringSubmatchIndex(l.text); m != nil {
		add(stretch{from: m[2], to: m[3], kind: report.KindMoney, unit: "元"})
	}
	if list == nil && l.amount && onlyUnit.MatchString(l.text) {
		add(stretch{unit: strings.Trim(joined(l.text), "（）()"), to: len(l.text) - len(strings.TrimLeft(l.text, " 　\u00a0"))})
	}
	if end := len(strings.TrimRightFunc(l.text, unicode.IsSpace)); l.colon && endsInColon(l.text) {
		add(stretch{from: end, to: len(l.text)})
	}
	slices.SortFunc(list, func(a, b stretch) int { return a.from - b.from })
	l.name(list)
	return list
}

func endsInColon(s string) bool {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	return strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":")
}

// date keeps the room to the left of a date that stands by itself, so that it
// stays where it is.
func (l *lineText) date(from, to int) stretch {
	room := len(l.text[from:to]) - len(strings.TrimLeft(l.text[from:to], " 　\u00a0\t"))
	if strings.TrimSpace(l.text[:from]) == "" && room > 4 && !l.drawn[from] {
		keep := []rune(l.text[from : from+room])
		from += len(string(keep[:max(len(keep)-4, 0)]))
	}
	return stretch{from: from, to: to, kind: report.KindDate}
}

// years finds the blanks before 年度. A long one at the beginning of a title
// takes the unit's name too.
func (l *lineText) years() []stretch {
	var list []stretch
	for _, m := range ofYear.FindAllStringSubmatchIndex(l.text, -1) {
		from, mid, to := m[0], m[3], m[1]
		inTitle := l.title && strings.TrimSpace(l.text[:from]) == ""
		letters := []rune(l.text[from:mid])
		if !inTitle || columns(letters) < 16 {
			list = append(list, stretch{from: from, to: to, kind: report.KindYear, role: theYear, label: "年度"})
			continue
		}
		cut := from + len(string(letters[:2*len(letters)/3]))
		list = append(list,
			stretch{from: from, to: cut, kind: report.KindText, role: theUnit, label: "单位名称"},
			stretch{from: cut, to: to, kind: report.KindYear, role: theYear, label: "年度"})
	}
	return list
}

// columns is how wide blanks are, in half characters.
func columns(blanks []rune) int {
	n := len(blanks)
	for _, r := range blanks {
		if r == '　' || r == '＿' {
			n++
		}
	}
	return n
}

// underlined finds blanks with a line under them. A tab stays: it draws the
// line on behind the value.
func (l *lineText) underlined() []stretch {
	var list []stretch
	for i := 0; i < len(l.text); {
		end := i
		for end < len(l.text) && l.drawn[end] && isBlank(l.text[i:end+width(l.text[end:])]) {
			end += width(l.text[end:])
		}
		part := l.text[i:end]
		switch tab := strings.IndexByte(part, '\t'); {
		case tab >= 0:
			list = append(list, stretch{from: i, to: i + tab})
		case len([]rune(part)) >= 2:
			list = append(list, stretch{from: i, to: end})
		}
		i = max(end, i+width(l.text[i:]))
	}
	return list
}

// width is how many bytes the first character has.
func width(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

// room is the blank behind a colon; two blanks or a tab stay before what
// follows.
func (l *lineText) room(from, to int) stretch {
	part := l.text[from:to]
	if tab := strings.IndexByte(part, '\t'); tab >= 0 {
		return stretch{from: from, to: from + tab}
	}
	if to < len(l.text) && !l.drawn[from] {
		letters := []rune(part)
		to = from + len(string(letters[:len(letters)-min(2, len(letters)-1)]))
	}
	return stretch{from: from, to: to}
}

// name gives each blank the words that lead to it, and the unit behind it.
func (l *lineText) name(list []stretch) {
	at := 0
	for i := range list {
		s := &list[i]
		before, after := l.text[at:s.from], l.text[s.to:]
		if m := unitAfter.FindStringSubmatch(after); m != nil && !noUnits.MatchString(after) {
			s.unit = m[1]
		}
		if s.label == "" {
			s.label = lead(before, at > 0)
		}
		if s.label == "" || letters(s.label) == "" {
			s.label = aside(after)
		}
		if s.label == "" && l.title && i == 0 && s.role == noRole && letters(before) == "" && called.MatchString(after) {
			s.label, s.role = "单位名称", theUnit
			if strings.HasPrefix(after, "项目") {
				s.label, s.role = "项目名称", theProject
			}
		}
		if s.blank = untick(l.text[s.from:s.to]); s.control != nil {
			s.blank = ""
		}
		at = s.to
	}
}

var (
	clause  = regexp.MustCompile(`[，,。；;、！？!?\n\t]|[ 　\x{A0}]{3,}`)
	tail    = regexp.MustCompile(`(?:为|是|共|共计|计|达|达到|约|的)$`)
	ours    = regexp.MustCompile(`^本(?:项目|部门|单位|次)?`)
	hinted  = regexp.MustCompile(`^[ 　]*[（(]([^）)]{2,14})[）)]`)
	leading = regexp.MustCompile(`^[ 　]*(?:万元|亿元|元|%|％|人次|人|个|项|分|家|户|天|次|岁|名|台|套|辆|平方米|公顷|亩|公里|小时|年度?|月|日)`)
)

// lead is the last clause before a blank; behind another blank its unit does
// not count.
func lead(before string, behind bool) string {
	before = strings.TrimRight(strings.TrimSpace(before), "：:（( 　￥¥")
	if behind && !noUnits.MatchString(before) {
		before = leading.ReplaceAllString(before, "")
	}
	if cuts := clause.FindAllStringIndex(before, -1); len(cuts) > 0 {
		for i := len(cuts) - 1; i >= 0; i-- {
			if rest := before[cuts[i][1]:]; letters(rest) != "" && len([]rune(letters(rest))) > 1 {
				before = rest
				break
			}
		}
	}
	if colon := strings.LastIndexAny(before, "：:"); colon >= 0 {
		before = strings.TrimLeft(before[colon:], "：:")
	}
	for _, extra := range []*regexp.Regexp{tail, ours} {
		if short := extra.ReplaceAllString(before, ""); letters(short) != "" {
			before = short
		}
	}
	if joint.MatchString(letters(before)) || joint.MatchString(before) {
		return ""
	}
	if r := []rune(before); len(r) > longest {
		before = string(r[len(r)-12:])
	}
	return before
}

// aside is what brackets behind a blank call it: ____（部门名称）.
func aside(after string) string {
	if m := hinted.FindStringSubmatch(after); m != nil && !stamp.MatchString(m[1]) && !units[m[1]] {
		return m[1]
	}
	return ""
}
