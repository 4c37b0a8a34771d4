package docx

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
)

func extract(t *testing.T, tm *Template, body ...string) (report.Values, []string) {
	t.Helper()
	v, issues, err := tm.Extract(open(t, word(t, body...)))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, i := range issues {
		list = append(list, i.ID+" "+string(i.Key)+" "+i.Where+": "+i.What)
	}
	return v, list
}

// form is a small form of two title lines and a table with merged cells.
func form(t *testing.T) *Template {
	return template(t, p("{{单位}}{{年度}}部门整体支出"), p("绩效评价报告"), p(), table(
		row(spanned(spans(5), "一、基本情况")),
		row(spanned(mergeStart, "基本情况"), cell("单位名称"), spanned(spans(3), "{{单位}}")),
		row(spanned(mergeOn, ""), cell("评价年度"), cell("{{年度}}"), cell("评价类型"), cell("{{类型}}")),
		row(spanned(mergeStart, "资金"), cell("预算"), cell("{{预算}}"), cell("到位"), cell("{{到位}}")),
		row(spanned(mergeOn, ""), cell("其中：市级"), cell("{{预算.市}}"), cell("其中：市级"), cell("{{到位.市}}")),
		row(cell(p("绩效评价")+p("指标体系")), spanned(spans(4), "{{指标}}")),
		row(spanned(spans(5), "二、存在问题")),
		row(spanned(spans(5), "{{问题}}")),
	), p("填表日期：{{日期}}"))
}

// filled are the rows of the form as a person would fill them.
func filledRows() []string {
	return []string{
		row(spanned(spans(3), "一、基本情况")),
		row(spanned(mergeStart, "基本情况"), cell("单位名称"), cell("甲局")),
		row(spanned(mergeOn, "残留"), cell("评价 年度"), cell("2023年度"), cell("评价类型"), cell("自评")),
		row(spanned(mergeStart, "资金"), cell("预算"), cell("10"), cell("到位"), cell("9")),
		row(spanned(mergeOn, ""), cell("其中：市级"), cell("1"), cell("其中：市级"), cell("2")),
		row(cell("绩效评价指标体系"), cell(p(" 一")+p("二"))),
		row(cell("二、存在问题")),
		row(cell("无")),
	}
}

func filledValues() report.Values {
	return report.Values{
		"单位": "甲局", "年度": "2023年度", "类型": "自评", "预算": "10", "到位": "9", "预算.市": "1", "到位.市": "2",
		"指标": " 一\n二", "问题": "无", "日期": "2024年3月",
	}
}

func TestExtract(t *testing.T) {
	tm := form(t)
	title, date := p("甲局2023年度部门整体支出")+p("绩效评价报告")+p(), p("填表日期：2024年3月")
	but := func(change func(report.Values)) report.Values {
		v := filledValues()
		change(v)
		return v
	}
	with := func(i int, rows ...string) string {
		all := filledRows()
		return title + table(append(append(all[:i:i], rows...), all[i+1:]...)...) + date
	}
	for _, c := range []struct {
		name, body string
		want       report.Values
		issues     []string
	}{
		{"as it should be", title + table(filledRows()...) + date, filledValues(), nil},
		{
			"another year in the title", p("甲局2022年度部门整体支出") + p("绩效评价报告") + p() + table(filledRows()...) + date, filledValues(),
			[]string{"X1 年度 第1段「部门整体支出」: “年度”在几处的内容不同：取“2023年度”，另一处是“2022年度”"},
		},
		{"a title that cannot be split", p("乙局2022年度部门整体支出") + p("绩效评价报告") + p() + table(filledRows()...) + date, filledValues(), []string{
			"X4 单位 第1段「部门整体支出」: “乙局2022年度部门整体支出 绩效评价报告”可以有几种拆分方法，请核对拆出的内容",
			"X1 单位 第1段「部门整体支出」: “单位”在几处的内容不同：取“甲局”，另一处是“（空）”",
			"X1 年度 第1段「部门整体支出」: “年度”在几处的内容不同：取“2023年度”，另一处是“乙局2022年度”",
		}},
		{
			"an empty cell that the title fills", with(1, row(spanned(mergeStart, "基本情况"), cell("单位名称"), cell(""))), filledValues(),
			[]string{"X1 单位 第1段「部门整体支出」: “单位”在几处的内容不同：取“甲局”，另一处是“（空）”"},
		},
		{
			"a title still to be filled in", p("　　　　　　年度部门整体支出") + p("绩效评价报告") + p() +
				table(append([]string{
					filledRows()[0], row(spanned(mergeStart, "基本情况"), cell("单位名称"), cell("")),
					row(spanned(mergeOn, ""), cell("评价年度"), cell(""), cell("评价类型"), cell("自评")),
				}, filledRows()[3:]...)...) + date,
			but(func(v report.Values) { delete(v, "单位"); delete(v, "年度") }), nil,
		},
		{"blanks in the title", p("甲局2023年度 部门整体支出") + p("绩效评价报告") + table(filledRows()...) + date, filledValues(), nil},
		{
			"another title line", p("附件1") + title + table(filledRows()...) + date, filledValues(),
			[]string{"X1 单位 第1段「部门整体支出」: “单位”在几处的内容不同：取“甲局”，另一处是“附件1 甲局”"},
		},
		{"another line at the end", title + table(filledRows()...) + date + p("附：清单"), but(func(v report.Values) { v["日期"] = "2024年3月\n附：清单" }), nil},
		{
			"another line before the end", title + table(filledRows()...) + p("经办人：某") + date, filledValues(),
			[]string{"X3  第4段「经办人：某」: 文件中的“经办人：某”在本表中没有对应的位置，没有读入"},
		},
		{
			"a line missing", title + table(filledRows()...), but(func(v report.Values) { delete(v, "日期") }),
			[]string{"X2 日期 第4段「填表日期：」: 文件中没有找到这个位置，“日期”没有读入"},
		},
		{
			"a row added", with(4, filledRows()[4], row(spanned(mergeOn, ""), cell("县级"), cell("5"), cell("县级"), cell("6"))), filledValues(),
			[]string{"X3  表1 第6行: 文件中的“县级 | 5 | 县级 | 6”在本表中没有对应的位置，没有读入"},
		},
		{
			"a row missing", with(5), but(func(v report.Values) { delete(v, "指标") }),
			[]string{"X2 指标 表1 第6行「绩效评价指标体系」右侧: 文件中没有找到这个位置，“指标”没有读入"},
		},
		{
			"a cell added", with(2, row(spanned(mergeOn, ""), cell("评价年度"), cell("2023年度"), cell("评价类型"), cell("自评"), cell("备注"))), filledValues(),
			[]string{"X3  表1 第3行: 文件中的“备注”在本表中没有对应的位置，没有读入"},
		},
		{
			"cells in another order", with(2, row(spanned(mergeOn, ""), cell("评价类型"), cell("自评"), cell("评价年度"), cell("2023年度"))),
			filledValues(), nil,
		},
		{
			"another caption", with(2, row(spanned(mergeOn, ""), cell("年度"), cell("2023年度"), cell("评价类型"), cell("自评"))), filledValues(),
			[]string{"X3  表1 第3行: 本表的标题“评价年度”在文件中是“年度”，同一行的内容按位置读入"},
		},
		{
			"a caption changed a little", with(1, row(cell("审批"), cell("同意")), row(spanned(mergeStart, "基本情况"), cell("单位的名称（全称）"), cell("甲局"))), filledValues(),
			[]string{
				"X3  表1 第3行: 本表的标题“单位名称”在文件中是“单位的名称（全称）”，同一行的内容按位置读入",
				"X3  表1 第2行: 文件中的“审批 | 同意”在本表中没有对应的位置，没有读入",
			},
		},
		{
			"a table more", title + table(row(cell("审批"), cell("同意"))) + table(filledRows()...) + date, filledValues(),
			[]string{"X3  表1 第1行: 文件中的“审批 | 同意”在本表中没有对应的位置，没有读入"},
		},
		{"a value that looks like a placeholder", with(7, row(cell("{{单位}}"))), but(func(v report.Values) { v["问题"] = "{{单位}}" }), nil},
		{"a value that is a caption", with(7, row(cell("评价年度"))), but(func(v report.Values) { v["问题"] = "评价年度" }), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, issues := extract(t, tm, c.body)
			if diff := cmp.Diff(c.want, v); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.issues, issues); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestExtractAnswersAnotherForm(t *testing.T) {
	_, _, err := form(t).Extract(open(t, word(t, p("请假条"), table(row(cell("姓名"), cell("张三"))))))
	var mismatch *MismatchError
	if !errors.As(err, &mismatch) || !strings.HasSuffix(err.Error(), "。") {
		t.Fatalf("got %v", err)
	}
}

func TestExtractTellsTextWithoutAPlace(t *testing.T) {
	tm := template(t, table(row(cell("题"), cell("{{a}}"), cell(""))))
	v, issues := extract(t, tm, table(row(cell("题"), cell("x"), cell("另写的"))))
	if diff := cmp.Diff(report.Values{"a": "x"}, v); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"X3  表1 第1行「x」右侧: 文件中的“另写的”在本表中没有对应的位置，没有读入"}, issues); diff != "" {
		t.Error(diff)
	}
}

func TestPatternMatch(t *testing.T) {
	for _, c := range []struct {
		literals []string
		text     string
		values   []string
		unique   bool
		ok       bool
	}{
		{[]string{"a"}, "a", nil, true, true},
		{[]string{"a"}, "b", nil, true, false},
		{[]string{"", ""}, "x\ny", []string{"x\ny"}, true, true},
		{[]string{"a", "b"}, "axb", []string{"x"}, true, true},
		{[]string{"a", "a"}, "a", nil, false, false},
		{[]string{"", "-", ""}, "x-y", []string{"x", "y"}, true, true},
		{[]string{"", "-", ""}, "x-y-z", []string{"x", "y-z"}, false, true},
		{[]string{"", "-", "."}, "x-y-z.", []string{"x", "y-z"}, false, true},
		{[]string{"", "", ""}, "xy", []string{"", "xy"}, false, true},
		{[]string{"", "", ""}, "", []string{"", ""}, true, true},
		{[]string{"年", "月", "日"}, "年1月2日", []string{"1", "2"}, true, true},
		{[]string{"年", "月", "日"}, "年1日", nil, false, false},
	} {
		p := pattern{literals: c.literals, keys: make([]report.Key, len(c.literals)-1)}
		values, unique, ok := p.match(c.text)
		if diff := cmp.Diff(c.values, values); diff != "" || unique != c.unique || ok != c.ok {
			t.Errorf("%q on %q: unique %v, ok %v\n%s", c.literals, c.text, unique, ok, diff)
		}
	}
}

func TestPatternMatchLoosely(t *testing.T) {
	for _, c := range []struct {
		literals []string
		text     string
		values   []string
	}{
		{[]string{"单 位：", "年度\n说明"}, "单位：甲 局年度 说\n明", []string{"甲 局"}},
		{[]string{"名称：", ""}, "名 称： 甲", []string{" 甲"}},
		{[]string{"(.*", ")"}, "(.*x)", []string{"x"}},
		{[]string{"a", "b"}, "axc", nil},
	} {
		p := pattern{literals: c.literals, keys: make([]report.Key, len(c.literals)-1)}
		values, ok := p.matchLoosely(c.text)
		if diff := cmp.Diff(c.values, values); diff != "" || ok != (c.values != nil) {
			t.Errorf("%q on %q: ok %v\n%s", c.literals, c.text, ok, diff)
		}
	}
}

func TestAlign(t *testing.T) {
	for _, c := range []struct {
		ours, theirs string
		want         []int
	}{
		{"", "", []int{}},
		{"abc", "abc", []int{0, 1, 2}},
		{"abc", "axbyc", []int{0, 2, 4}},
		{"abc", "ac", []int{0, -1, 1}},
		{"abc", "", []int{-1, -1, -1}},
		{"ab", "ba", []int{-1, 0}},
		{"aab", "ab", []int{0, -1, 1}},
	} {
		got := align(len(c.ours), len(c.theirs), func(i, j int) int {
			if c.ours[i] == c.theirs[j] {
				return 1
			}
			return 0
		})
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s on %s: %s", c.ours, c.theirs, diff)
		}
	}
	long := align(2000, 1000, func(int, int) int { return 1 })
	if long[999] != 999 || long[1000] != -1 {
		t.Errorf("long lists are not paired in order: %v", long[990:1010])
	}
}

// Last year's file has last year in its title and headings a little different:
// that is no text without a place.
func TestHeadingsOfLastYear(t *testing.T) {
	body := func(title, heading string) string {
		return centred(title) + drawn("项目名称 | {{名称}}") + drawnParagraph(heading) + drawn("存在问题 | {{问题}}")
	}
	tm := mustTemplate(t, word(t, body("2025年度部门预算绩效目标申报表", "二、存在的问题及建议")))
	filled := strings.NewReplacer("{{名称}}", "甲项目", "{{问题}}", "进度慢").Replace(body("2024年度部门预算绩效目标申报表", "二、存在问题及建议"))
	v, issues, err := tm.Extract(open(t, word(t, filled)))
	if err != nil || len(issues) > 0 {
		t.Errorf("%v, %+v", err, issues)
	}
	if diff := cmp.Diff(report.Values{"名称": "甲项目", "问题": "进度慢"}, v); diff != "" {
		t.Error(diff)
	}
}
