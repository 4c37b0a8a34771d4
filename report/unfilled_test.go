package report

import "testing"

func TestFilled(t *testing.T) {
	boxes := []string{"☑自评 □部门评价", "□自评 ☑部门评价"}
	for _, test := range []struct {
		field Field
		text  string
		want  bool
	}{
		{Field{}, "无", true},
		{Field{}, "____", false},
		{Field{}, " ＿＿ \n__", false},
		{Field{}, "__甲__", true},
		{Field{Choices: boxes}, "□自评 □部门评价", false},
		{Field{Choices: boxes}, "□自评　□ 部门评价", false},
		{Field{Choices: boxes}, "□自评 ☑部门评价", true},
		{Field{Choices: boxes}, "□自评 ■部门评价", true},
		{Field{Choices: []string{"☑涉密", "□涉密"}}, "□涉密", true},
		{Field{Choices: []string{"优", "良"}}, "优", true},
		{Field{Help: "结合自评情况填写，200字以内"}, "（结合自评情况填写，200字以内）", false},
		{Field{Help: "结合自评情况填写，200字以内"}, "（结合自评\n情况填写， 200字以内。）", false},
		{Field{Help: "结合自评情况填写，200字以内"}, "结合自评情况，本年完成较好。", true},
	} {
		f, _ := Compile(grid("甲 | {{甲}}"), Spec{Fields: []Field{{Key: "甲", Kind: KindText, Choices: test.field.Choices, Help: test.field.Help}}})
		_, got := f.Filled(Values{"甲": test.text})["甲"]
		if got != test.want {
			t.Errorf("%q counts as filled in: %v, want %v", test.text, got, test.want)
		}
	}
	f, _ := Compile(grid("甲 | {{甲}}"), Spec{})
	if got := f.Filled(Values{"乙": "__"}); len(got) != 1 {
		t.Error("the text of an unknown key is lost")
	}
}
