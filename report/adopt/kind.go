package adopt

import (
	"regexp"
	"strconv"
	"strings"

	"jibiao/report"
)

// kindRules tell a kind by the innermost caption, the first that fits.
var kindRules = []struct {
	says *regexp.Regexp
	kind report.Kind
}{
	{regexp.MustCompile(`[目指]标值|完成值|目标$|起止|期限|完成情况$`), ""},
	{regexp.MustCompile(`(?:率|比例|占比|百分比)$`), report.KindPercent},
	{regexp.MustCompile(`(?:年度|年份)$`), report.KindYear},
	{regexp.MustCompile(`(?:日期|时间)$`), report.KindDate},
	{regexp.MustCompile(`(?:名称|名|姓名|单位|部门|人|电话|手机|编码|代码|编号|地址|类型|类别|等级|级别|方式|机构|文号|邮箱|职务|职称|来源|用途|性质|项目|科目|品目)$`), report.KindText},
	{regexp.MustCompile(`(?:说明|解释|[分价]标准|问题|建议|措施|原因|依据|方法|意见|分析|概况|内容|情况|目的|过程|体系|结论|事项|简介|理由|总结|做法|备注|范围|[规理时确效范全整]性)$`), report.KindParagraphs},
	{regexp.MustCompile(`(?:序号|人数|数量|个数|次数|户数|分值|得分|评分|分数|总分|权重|自评分)$`), report.KindNumber},
	{funds, report.KindMoney},
}

// funds are what amounts of money are called; rest are captions that say
// nothing of themselves.
var (
	funds = regexp.MustCompile(`金额|小写|支付|资金|经费|拨款|预算数|执行数|决算数|支出|收入|余额|结余|结转|预算安排|投资|合计|小计`)
	goals = regexp.MustCompile(`[目指]标`)
	rest  = regexp.MustCompile(`^(?:其他|其它|其余|合计|小计|总计)$`)
)

// guessKind reads a kind off the captions.
func (c *candidate) guessKind() report.Kind {
	switch c.unit {
	case "%", "％", "‰":
		return report.KindPercent
	}
	if strings.Contains(c.leaf(), "大写") {
		return report.KindText
	}
	leaf := bare(brackets.ReplaceAllString(report.CleanCaption(c.leaf()), ""))
	for _, r := range kindRules {
		if !r.says.MatchString(leaf) {
			continue
		}
		switch {
		case r.kind == report.KindParagraphs && !c.wide && c.group == nil && c.column == "":
			return report.KindText
		case r.kind == "" || r.kind == report.KindMoney && c.wide && c.unit == "":
			return c.prose()
		}
		return r.kind
	}
	switch {
	case strings.HasSuffix(c.unit, "元"):
		return report.KindMoney
	case c.unit != "":
		return report.KindNumber
	case c.column != "" && c.counts(), rest.MatchString(leaf) && funds.MatchString(strings.Join(c.path(), "")):
		return report.KindMoney
	}
	return c.prose()
}

// counts says whether what stands around a column that says nothing of itself
// tells that it holds money.
func (c *candidate) counts() bool {
	over := strings.Join(c.over, "")
	switch {
	case goals.MatchString(c.column + over):
		return false
	case rest.MatchString(bare(c.row)):
		return !c.wide
	default:
		return c.unitOfAll != "" && !c.wide || funds.MatchString(c.row)
	}
}

func (c *candidate) prose() report.Kind {
	if c.wide {
		return report.KindParagraphs
	}
	return report.KindText
}

// field is the candidate with its meaning.
func (c *candidate) field() Field {
	f := Field{Places: c.places, Prompts: c.prompts}
	f.Key, f.Kind, f.Choices, f.Help, f.Unit = c.key, c.kind, c.choices, joined(c.help), c.unit
	f.Blank = c.blank
	for _, p := range c.path() {
		f.Caption = append(f.Caption, report.CleanCaption(p))
	}
	f.Guessed = Guess{Name: true, Repeat: c.group != nil && !c.group.known}
	if f.Kind == "" {
		f.Kind, f.Guessed.Kind = c.guessKind(), true
	}
	if money := strings.HasSuffix(f.Unit, "元"); f.Kind != report.KindMoney && (money || f.Kind != report.KindNumber) {
		f.Unit = ""
	}
	if f.Kind == report.KindMoney && f.Unit == "" {
		f.Unit = c.unitOfAll
	}
	if f.Kind == report.KindMoney && f.Unit == "" {
		f.Unit, f.Guessed.Unit = "万元", true
	}
	if m := most.FindStringSubmatch(f.Help); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil {
			f.Max = n
		}
	}
	for _, p := range c.path() {
		f.Required = f.Required || strings.Contains(p, "必填") || strings.ContainsAny(p, "*＊")
	}
	return f
}
