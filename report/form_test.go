package report

import "testing"

func TestTitleOf(t *testing.T) {
	fields := []Field{{Key: "单位", Kind: KindText}, {Key: "年度", Kind: KindYear}, {Key: "项目", Kind: KindText}}
	spec := Spec{Name: "绩效评价报告", Title: "{单位}{year(年度)}年度报告", Unit: "单位", Year: "年度", Fields: fields}
	untitled, free, odd := spec, spec, spec
	untitled.Title = ""
	free.Title, free.Unit, free.Year = "{项目}报告", "", ""
	odd.Title = "{单位 - 1}"
	tests := []struct {
		name string
		spec Spec
		v    Values
		want string
	}{
		{"both known", spec, Values{"单位": "档案馆", "年度": "二〇二四年度"}, "档案馆2024年度报告"},
		{"no unit", spec, Values{"年度": "2024年度"}, "绩效评价报告"},
		{"a blank unit", spec, Values{"单位": " ", "年度": "2024年度"}, "绩效评价报告"},
		{"no year", spec, Values{"单位": "档案馆"}, "绩效评价报告"},
		{"a year that cannot be read", spec, Values{"单位": "档案馆", "年度": "本年度"}, "绩效评价报告"},
		{"nothing", spec, nil, "绩效评价报告"},
		{"a form without a title", untitled, Values{"单位": "档案馆", "年度": "2024年度"}, "绩效评价报告"},
		{"a form without unit and year", free, Values{"项目": "库房改造"}, "库房改造报告"},
		{"and nothing known", free, nil, "绩效评价报告"},
		{"a title that clashes with the values", odd, Values{"单位": "档案馆", "年度": "2024年度"}, "绩效评价报告"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := compiled(t, tt.spec).TitleOf(tt.v); got != tt.want {
				t.Errorf("the report is called %q, want %q", got, tt.want)
			}
		})
	}
}
