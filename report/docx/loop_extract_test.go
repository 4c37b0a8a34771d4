package docx

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
)

// indicatorForm has a loop of four columns between other rows.
func indicatorForm(t *testing.T) *Template {
	return template(t, table(
		row(spanned(spans(4), "一、绩效指标")),
		row(cell("单位"), spanned(spans(3), "{{单位}}")),
		row(cell("序号"), cell("一级指标"), cell("指标值"), cell("得分")),
		row(cell("1"), spanned(mergeStart, "{{行[].a}}"), cell("{{行[].b}}"), cell("{{行[].c}}分")),
		row(cell("合计"), spanned(spans(2), ""), cell("{{合计}}")),
		row(spanned(spans(4), "{{说明}}")),
	))
}

func TestExtractRows(t *testing.T) {
	tm := indicatorForm(t)
	title, unit := row(spanned(spans(4), "一、绩效指标")), row(cell("单位"), spanned(spans(3), "甲局"))
	head := row(cell("序号"), cell("一级指标"), cell("指标值"), cell("得分"))
	total, note := row(cell("合计"), spanned(spans(2), ""), cell("10")), row(spanned(spans(4), "无"))
	values := func(rows ...[]string) report.Values {
		v := rowsOf([]string{"a", "b", "c"}, rows...)
		v["单位"], v["合计"], v["说明"] = "甲局", "10", "无"
		return v
	}
	line := func(n int, a, b, c string) string {
		return row(cell(fmt.Sprint(n)), cell(a), cell(b), cell(c))
	}
	three := values([]string{"x", "1", "2"}, []string{"x", "3", "4"}, []string{"y", "5", "6"})
	for _, c := range []struct {
		name   string
		rows   []string
		want   report.Values
		issues []string
	}{
		{"rows", []string{title, unit, head, line(1, "x", "1", "2分"), line(2, "x", "3", "4分"), line(3, "y", "5", "6分"), total, note}, three, nil},
		{"merged rows", []string{
			title, unit, head, row(cell("1"), spanned(mergeStart, "x"), cell("1"), cell("2分")), row(cell("2"), spanned(mergeOn, ""), cell("3"), cell("4分")),
			line(3, "y", "5", "6分"), total, note,
		}, three, nil},
		{"rows deleted and empty", []string{title, unit, head, line(2, "x", "1", "2分"), line(3, "", "", "分"), line(7, "y", "5", "6分"), total, note}, values([]string{"x", "1", "2"}, nil, []string{"y", "5", "6"}), nil},
		{"another column order", []string{
			title, unit, row(cell("序号"), cell("得分"), cell("一级指标"), cell("指标值")),
			row(cell("1"), cell("2分"), spanned(mergeStart, "x"), cell("1")), row(cell("2"), cell("4分"), spanned(mergeOn, ""), cell("3")), row(cell("3"), cell("6分"), cell("y"), cell("5")),
			total, note,
		}, three, nil},
		{"another column", []string{
			title, unit, row(cell("序号"), cell("一级指标"), cell("备注"), cell("指标值"), cell("得分")),
			row(cell("1"), cell("x"), cell("急"), cell("1"), cell("2分")), row(cell("2"), cell("x"), cell(""), cell("3"), cell("4分")), row(cell("3"), cell("y"), cell("缓"), cell("5"), cell("6分")),
			total, note,
		}, three, []string{
			"X3  表1 第3行: 文件中的“备注”在本表中没有对应的位置，没有读入",
			"X3  表1 第4行（第1项）「备注」: 文件中的“急 | 缓”在本表中没有对应的位置，没有读入",
		}},
		{"the head again on the next page", []string{title, unit, head, line(1, "x", "1", "2分"), head, line(2, "x", "3", "4分"), line(3, "y", "5", "6分"), total, note}, three, []string{
			"X3  表1 第5行: 文件中的“序号 | 一级指标 | 指标值 | 得分”在本表中没有对应的位置，没有读入",
		}},
		{"captions changed a little", []string{
			title, unit, row(cell("序号"), cell("一级的指标"), cell("指标值（%）"), cell("得分")), line(1, "x", "1", "2分"), line(2, "x", "3", "4分"), line(3, "y", "5", "6分"), total, note,
		}, three, []string{
			"X3  表1 第3行: 本表的标题“一级指标”在文件中是“一级的指标”，同一行的内容按位置读入",
			"X3  表1 第3行: 本表的标题“指标值”在文件中是“指标值（%）”，同一行的内容按位置读入",
		}},
		{"a row without the unit of a value", []string{title, unit, head, line(1, "x", "1", "2"), total, note}, values([]string{"x", "1", ""}), []string{
			"X3  表1 第4行「得分」下方（第1项）: 文件中的“2”在本表中没有对应的位置，没有读入",
			"X2 行[1].c 表1 第4行「得分」下方（第1项）: 文件中没有找到这个位置，“行[1].c”没有读入",
		}},
		{"no total", []string{title, unit, head, line(1, "x", "1", "2分"), note}, func() report.Values { v := values([]string{"x", "1", "2"}); delete(v, "合计"); return v }(), []string{
			"X2 合计 表1 第5行「合计」右侧: 文件中没有找到这个位置，“合计”没有读入",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, issues := extract(t, tm, table(c.rows...))
			if diff := cmp.Diff(c.want, v); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.issues, issues); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestExtractMovedColumnsOfAMatrix(t *testing.T) {
	line := func(cells ...string) string {
		var list []string
		for _, c := range cells {
			list = append(list, cell(c))
		}
		return row(list...)
	}
	tm := template(t, table(
		row(spanned(mergeStart, "项目"), spanned(spans(2), "预算"), spanned(spans(2), "执行")),
		row(spanned(mergeOn, ""), cell("金额"), cell("比例"), cell("金额"), cell("比例")),
		line("市级", "{{a}}", "{{b}}", "{{c}}", "{{d}}"),
	))
	v, issues := extract(t, tm, table(
		row(spanned(mergeStart, "项目"), spanned(spans(2), "执行"), spanned(spans(2), "预算")),
		row(spanned(mergeOn, ""), cell("金额"), cell("比例"), cell("金额"), cell("比例")),
		line("市级", "3", "4", "1", "2"),
	))
	if diff := cmp.Diff(report.Values{"a": "1", "b": "2", "c": "3", "d": "4"}, v); diff != "" || issues != nil {
		t.Error(diff, issues)
	}
}

func TestExtractManyRowsOfAForeignFile(t *testing.T) {
	tm := indicatorForm(t)
	rows := []string{row(spanned(spans(4), "一、绩效指标情况")), row(cell("单位"), spanned(spans(3), "甲局")), row(cell("序号"), cell("一级指标"), cell("指标值"), cell("得分"))}
	for i := range 5000 {
		rows = append(rows, row(cell(fmt.Sprint(i+1)), cell(fmt.Sprint("项", i/3)), cell("x"), cell("1分")))
	}
	rows = append(rows, row(cell("合计"), spanned(spans(2), ""), cell("5000")))
	v, _ := extract(t, tm, table(rows...))
	if len(v) != 3*5000+2 || v["行[5000].a"] != "项1666" || v["合计"] != "5000" {
		t.Errorf("%d values, last row %q, total %q", len(v), v["行[5000].a"], v["合计"])
	}
}

func TestSameHeading(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2024年度申报表", "2025年度申报表", true},
		{"二〇二四年度自评表", "二〇二五年度自评表", true},
		{"二、存在的问题", "二、存在问题", true},
		{"一、基本情况", "二、绩效目标", false},
		{"2024", "2025", true},
		{"", "", false},
	} {
		if sameHeading(c.a, c.b) != c.want {
			t.Errorf("%s, %s: not %v", c.a, c.b, c.want)
		}
	}
}

func TestSimilar(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"单位名称", "单位的名称", true},
		{"指标值", "指标值（%）", true},
		{"完成情况说明", "完成情形说明", true},
		{"项目负责人", "项目负责", true},
		{"一级指标", "二级指标", false},
		{"预算安排资金", "决算安排资金", false},
		{"完成及时率", "完成不及时率", false},
		{"得分", "评分", false},
		{"", "", false},
	} {
		if similar(c.a, c.b) != c.want || similar(c.b, c.a) != c.want {
			t.Errorf("%s, %s: not %v", c.a, c.b, c.want)
		}
	}
}
