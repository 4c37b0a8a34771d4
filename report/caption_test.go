package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCleanCaption(t *testing.T) {
	tests := map[string]string{
		"":                 "",
		"项目名称":             "项目名称",
		"绩效评价\n指标体系":       "绩效评价指标体系",
		"预 算 编 码：":         "预算编码",
		"日\u3000\u3000期 :": "日期",
		"\t单位\u00a0名称：：":   "单位名称",
		"其中：市级资金":          "其中：市级资金",
		"：":                "",
	}
	for in, want := range tests {
		if got := CleanCaption(in); got != want {
			t.Errorf("CleanCaption(%q) = %q, want %q", in, got, want)
		}
	}
}

// A place is where a value stands: the captions that lead to it, and how a
// clerk says it.
type place struct{ Captions, Where string }

func places(g Grid) map[Key]place {
	found := map[Key]place{}
	for _, b := range g.Blocks {
		if b.Table == nil {
			for _, k := range b.Paragraph.Keys() {
				found[k] = place{"", g.Where(k)}
			}
			continue
		}
		for i := range b.Table.Cells {
			c := &b.Table.Cells[i]
			for _, k := range c.Keys() {
				found[k] = place{strings.Join(b.Table.captionsOf(c, k), "/"), g.Where(k)}
			}
		}
	}
	return found
}

func TestCaptionsAndWhere(t *testing.T) {
	tests := []struct {
		name string
		grid Grid
		want map[Key]place
	}{
		{"the shape of the shipped form", grid("{{评价对象名称}}{{评价年度}}部门整体支出", lanzhou), map[Key]place{
			"项目名称":      {"基本情况/项目名称", "表1 第2行「项目名称」右侧"},
			"评价年度":      {"基本情况/评价年度", "表1 第3行「评价年度」右侧"},
			"评价类型":      {"基本情况/评价类型", "表1 第3行「评价类型」右侧"},
			"评价对象名称":    {"基本情况/评价对象名称", "表1 第4行「评价对象名称」右侧"},
			"实施目的":      {"实施目的", "表1 第5行「实施目的」右侧"},
			"预算安排资金":    {"资金情况（万元）/预算安排资金", "表1 第6行「预算安排资金」右侧"},
			"实际到位资金":    {"资金情况（万元）/实际到位资金", "表1 第6行「实际到位资金」右侧"},
			"预算安排.市级资金": {"资金情况（万元）/其中：市级资金", "表1 第7行「其中：市级资金」右侧"},
			"实际到位.市级资金": {"资金情况（万元）/其中：市级资金", "表1 第7行「其中：市级资金」右侧"},
			"预算执行率":     {"资金情况（万元）/预算执行率", "表1 第8行「预算执行率」右侧"},
			"绩效评价指标体系":  {"绩效评价指标体系", "表1 第10行「绩效评价指标体系」右侧"},
			"存在问题":      {"四、存在问题", "表1 第12行「四、存在问题」下方"},
		}},
		{"a matrix: further values are told by the column's head", grid("指标 | 年初目标 | 实际完成\n数量 | {{目标}} | {{完成}}"), map[Key]place{
			"目标": {"数量", "表1 第2行「数量」右侧"},
			"完成": {"实际完成", "表1 第2行「实际完成」下方"},
		}},
		{"captions above", grid("预算 | 决算\n{{预算}} | {{决算}}"), map[Key]place{
			"预算": {"预算", "表1 第2行「预算」下方"},
			"决算": {"决算", "表1 第2行「决算」下方"},
		}},
		{"the nearest caption above, over a value", grid("金额 →2\n{{甲}} | 备注\n{{乙}} | {{丙}}"), map[Key]place{
			"甲": {"金额", "表1 第2行「金额」下方"},
			"乙": {"金额", "表1 第3行「金额」下方"},
			"丙": {"备注", "表1 第3行「备注」下方"},
		}},
		{"groups in groups", grid("资金 ↓3 | 其中 ↓2 | 中央 | {{中央}}\n省级 | {{省级}}\n合计 →2 | {{合计}}"), map[Key]place{
			"中央": {"资金/其中/中央", "表1 第1行「中央」右侧"},
			"省级": {"资金/其中/省级", "表1 第2行「省级」右侧"},
			"合计": {"资金/合计", "表1 第3行「合计」右侧"},
		}},
		{"two groups in a row", grid("预算 ↓2 | 市级 | {{预算市}} | 到位 ↓2 | 市级 | {{到位市}}\n县级 | {{预算县}} | 县级 | {{到位县}}"), map[Key]place{
			"预算市": {"预算/市级", "表1 第1行「市级」右侧"},
			"到位市": {"到位/市级", "表1 第1行「市级」右侧"},
			"预算县": {"预算/县级", "表1 第2行「县级」右侧"},
			"到位县": {"到位/县级", "表1 第2行「县级」右侧"},
		}},
		{"no caption at all", grid("{{甲}} | {{乙}}"), map[Key]place{
			"甲": {"", "表1 第1行第1列"},
			"乙": {"", "表1 第1行第2列"},
		}},
		{"text and value in one cell", grid("年度：{{年度}} | 金额 | {{金额}}"), map[Key]place{
			"年度": {"年度", "表1 第1行「年度」后面"},
			"金额": {"金额", "表1 第1行「金额」右侧"},
		}},
		{"rows that repeat beside a caption", grid("一级 | 二级 | 三级 | 得分\n产出 ↓2 | 数量 ↓2 | {{数量[].三级}} | {{数量[].得分}}\n{{数量[].三级}} | {{数量[].得分}}"), map[Key]place{
			"数量[].三级": {"数量/三级", "表1 第2行「数量」右侧"},
			"数量[].得分": {"得分", "表1 第2行「得分」下方"},
		}},
		{"second table, and paragraphs", grid("{{单位}}", "报告日期：{{日期}}（以盖章之日为准，不得涂改）", "甲 | {{甲}}", "乙 | {{乙}}"), map[Key]place{
			"单位": {"", "第1段"},
			"日期": {"", "第2段「报告日期：（以盖章之日为…」"},
			"甲":  {"甲", "表1 第1行「甲」右侧"},
			"乙":  {"乙", "表2 第1行「乙」右侧"},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, places(tt.grid)); diff != "" {
				t.Errorf("places (-want +got):\n%s", diff)
			}
		})
	}
	g := grid(lanzhou)
	if got := g.Where("没有"); got != "" {
		t.Errorf("a key without a place is at %q", got)
	}
}

func TestCellContent(t *testing.T) {
	tests := []struct {
		drawn   string
		text    string
		keys    []Key
		sole    Key
		caption bool
	}{
		{drawn: "绩效评价⏎指标体系", text: "绩效评价\n指标体系", caption: true},
		{drawn: "{{甲}}", keys: []Key{"甲"}, sole: "甲"},
		{drawn: "年度：{{年度}}", text: "年度：", keys: []Key{"年度"}},
		{drawn: "{{甲}}⏎{{乙}}", text: "\n", keys: []Key{"甲", "乙"}},
		{drawn: "\u3000{{甲}}", text: "\u3000", keys: []Key{"甲"}, sole: "甲"},
		{drawn: ""},
	}
	for _, tt := range tests {
		c := cell(tt.drawn)
		sole, ok := c.SoleKey()
		if c.Text() != tt.text || sole != tt.sole || ok != (tt.sole != "") || c.IsCaption() != tt.caption {
			t.Errorf("%q: text %q, sole key %q %v, caption %v", tt.drawn, c.Text(), sole, ok, c.IsCaption())
		}
		if diff := cmp.Diff(tt.keys, c.Keys()); diff != "" {
			t.Errorf("%q: keys %s", tt.drawn, diff)
		}
	}
}

func TestTextStyle(t *testing.T) {
	mark, run := Style{Size: 21}, Style{Size: 44, Bold: true}
	if got := (&Paragraph{Style: mark}).TextStyle(); got != mark {
		t.Errorf("without a run: %+v", got)
	}
	if got := (&Paragraph{Style: mark, Runs: []Run{{Text: "字", Style: run}, {Text: "符"}}}).TextStyle(); got != run {
		t.Errorf("with runs: %+v", got)
	}
}
