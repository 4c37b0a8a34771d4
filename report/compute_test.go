package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// budget is a field list with a chain of formulas, listed against its order.
var budget = Spec{Fields: []Field{
	{Key: "评语", Kind: KindText, Formula: `单位 + "执行" + 执行率 + "%"`, Editable: true},
	{Key: "执行率", Kind: KindPercent, Formula: "round(支出 / 预算 * 100, 2)"},
	{Key: "结余", Kind: KindMoney, Unit: "万元", Formula: "预算 - 支出"},
	{Key: "预算", Kind: KindMoney, Unit: "万元", Formula: "市级 + 县级"},
	{Key: "市级", Kind: KindMoney, Unit: "万元"},
	{Key: "县级", Kind: KindMoney, Unit: "万元"},
	{Key: "支出", Kind: KindMoney, Unit: "万元"},
	{Key: "单位", Kind: KindText},
}}

func TestCompute(t *testing.T) {
	f := compiled(t, budget)
	full := Values{"市级": "100", "县级": "0.30", "支出": "33.4", "单位": "档案馆"}
	tests := []struct {
		name  string
		typed Values
		want  Values // computed ones alone
	}{
		{"nothing typed", nil, Values{}},
		{"all typed", full, Values{"预算": "100.3", "结余": "66.9", "执行率": "33.3%", "评语": "档案馆执行33.3%"}},
		{"an override is kept and the rest follows it", with(full, Values{"预算": "200"}), Values{"预算": "200", "结余": "166.6", "执行率": "16.7%", "评语": "档案馆执行16.7%"}},
		{"an override in the clerk's writing", with(full, Values{"执行率": "0.5"}), Values{"预算": "100.3", "结余": "66.9", "执行率": "0.5", "评语": "档案馆执行50%"}},
		{"an override that cannot be read", with(full, Values{"预算": "待定"}), Values{"预算": "待定"}},
		{"something is empty", with(full, Values{"县级": ""}), Values{}},
		{"something is blank", with(full, Values{"支出": " "}), Values{"预算": "100.3"}},
		{"something cannot be read", with(full, Values{"支出": "约三十"}), Values{"预算": "100.3"}},
		{"division by zero", with(full, Values{"市级": "0", "县级": "0"}), Values{"预算": "0", "结余": "-33.4"}},
		{"a long fraction is rounded", with(full, Values{"市级": "3", "县级": "0", "支出": "1"}), Values{"预算": "3", "结余": "2", "执行率": "33.33%", "评语": "档案馆执行33.33%"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := tt.typed.Clone()
			want := tt.typed.Clone()
			for k, text := range tt.want {
				want[k] = text
			}
			got := f.Compute(tt.typed)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("values (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(before, tt.typed.Clone()); diff != "" {
				t.Errorf("the typed values were changed:\n%s", diff)
			}
		})
	}
}

// with is v with some texts changed; "" takes one out.
func with(v, changed Values) Values {
	c := v.Clone()
	for k, text := range changed {
		if c[k] = text; text == "" {
			delete(c, k)
		}
	}
	return c
}

// What a formula gives once it is not in the values any more is not left there.
func TestComputeLeavesNoOldResult(t *testing.T) {
	f := compiled(t, budget)
	if got, ok := f.Compute(Values{"结余": ""})["结余"]; ok {
		t.Errorf("a formula without a result gives %q", got)
	}
}

func TestFiguresAreExact(t *testing.T) {
	f := compiled(t, Spec{Fields: []Field{
		{Key: "和", Kind: KindMoney, Formula: "甲 + 乙"},
		{Key: "商", Kind: KindNumber, Formula: "甲 / 乙"},
		{Key: "甲", Kind: KindMoney},
		{Key: "乙", Kind: KindMoney},
	}})
	got := f.Compute(Values{"甲": "0.1", "乙": "0.2"})
	if got["和"] != "0.3" {
		t.Errorf("0.1 + 0.2 = %s", got["和"])
	}
	if got := f.Compute(Values{"甲": "2", "乙": "3"})["商"]; got != "0.666667" {
		t.Errorf("2 / 3 = %s", got)
	}
}

func TestComputedAndResult(t *testing.T) {
	f := compiled(t, budget)
	if !f.Computed("结余") || f.Computed("市级") || f.Computed("没有") {
		t.Error("only 结余 has a formula")
	}
	all := f.Compute(Values{"市级": "100", "县级": "50", "支出": "30", "结余": "999"})
	tests := map[Key]string{"结余": "120", "预算": "150", "执行率": "20%", "评语": "", "市级": "", "没有": ""}
	for k, want := range tests {
		if got := f.Result(k, all); got != want {
			t.Errorf("Result(%s) = %q, want %q", k, got, want)
		}
	}
}

// A formula whose types clash gives nothing.
func TestFormulaWithATypeClash(t *testing.T) {
	f := compiled(t, Spec{Fields: []Field{{Key: "甲", Kind: KindMoney, Formula: "单位 - 1"}, {Key: "单位", Kind: KindText}}})
	if got := f.Compute(Values{"单位": "档案馆"})["甲"]; got != "" {
		t.Errorf("a text minus 1 is %q", got)
	}
}

func TestExplain(t *testing.T) {
	f := compiled(t, budget)
	all := f.Compute(Values{"预算": "1286.4"})
	tests := map[Key]string{
		"结余":  "预算 − 支出\n= 1286.4 − 空",
		"执行率": "支出 ÷ 预算 × 100（保留2位小数）\n= 空 ÷ 1286.4 × 100（保留2位小数）",
		"市级":  "",
		"没有":  "",
	}
	for k, want := range tests {
		if got := f.Explain(k, all); got != want {
			t.Errorf("Explain(%s) = %q, want %q", k, got, want)
		}
	}
}

func TestLetFollow(t *testing.T) {
	f := compiled(t, budget)
	figures := Values{"市级": "100", "县级": "50", "支出": "30", "单位": "档案馆"}
	tests := []struct {
		name       string
		read, keep Values // beside the figures
	}{
		{"nothing computed", nil, nil},
		{"what the formulas give", Values{"预算": "150", "结余": "120", "执行率": "20%", "评语": "档案馆执行20%"}, nil},
		{"in other writings", Values{"预算": "150.00", "结余": " 120万元", "执行率": "0.2"}, nil},
		{"another figure stays, and what follows from it follows", Values{"预算": "200", "结余": "170", "执行率": "15%"}, Values{"预算": "200"}},
		{"a figure that does not follow from the override", Values{"预算": "200", "结余": "120"}, Values{"预算": "200", "结余": "120"}},
		{"a reworded text stays", Values{"评语": "执行20%"}, Values{"评语": "执行20%"}},
		{"an unreadable figure stays", Values{"执行率": "两成"}, Values{"执行率": "两成"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			read := with(figures, tt.read)
			before := read.Clone()
			if diff := cmp.Diff(with(figures, tt.keep), f.LetFollow(read)); diff != "" {
				t.Errorf("typed (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(before, read); diff != "" {
				t.Errorf("the values read were changed:\n%s", diff)
			}
		})
	}
	if got := f.LetFollow(Values{"结余": "5"}); got["结余"] != "5" {
		t.Errorf("a figure whose formula gives nothing became %q", got["结余"])
	}
}
