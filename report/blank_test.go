package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBlanks(t *testing.T) {
	form, issues := Compile(grid("日期：{{日期}}，{{公开}}，{{机构}}，{{备注}}"), Spec{Fields: []Field{
		{Key: "日期", Kind: KindDate, Blank: "    年  月  日"},
		{Key: "公开", Kind: KindChoice, Blank: "□是 □否", Choices: []string{"☑是 □否", "□是 ☑否"}},
		{Key: "机构", Kind: KindText, Blank: "____"},
		{Key: "备注", Kind: KindText},
	}})
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	all := Values{"公开": "☑是 □否"}
	want := Values{"日期": "    年  月  日", "公开": "☑是 □否", "机构": "____"}
	if diff := cmp.Diff(want, form.Printed(all)); diff != "" {
		t.Errorf("printed (-want +got):\n%s", diff)
	}
	read := Values{"日期": " 年 月 日", "公开": "□是　□否", "机构": "____局", "备注": "无"}
	if diff := cmp.Diff(Values{"机构": "____局", "备注": "无"}, form.Filled(read)); diff != "" {
		t.Errorf("filled in (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(Values{"公开": "☑是 □否"}, all); diff != "" {
		t.Errorf("the argument changed:\n%s", diff)
	}
}
