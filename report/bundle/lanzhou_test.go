package bundle

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/docx"
)

var update = flag.Bool("update", false, "write the golden files anew")

func shipped(t testing.TB) *Bundle {
	t.Helper()
	b, err := BuiltIn("lanzhou-2023")
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Issues) > 0 {
		t.Fatalf("the shipped form has issues: %+v", b.Issues)
	}
	return b
}

func TestShippedFormsFitTogether(t *testing.T) {
	for _, name := range assets.Forms() {
		b, err := BuiltIn(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(b.Issues) > 0 {
			t.Errorf("%s: issues %+v", name, b.Issues)
		}
		if b.Form.ID != name {
			t.Errorf("the form in folder %s has the id %s", name, b.Form.ID)
		}
	}
}

// Keys, captions, sections and kinds are what scripts and stored reports rely on.
func TestLanzhouFields(t *testing.T) {
	form := shipped(t).Form
	var b strings.Builder
	for i := range form.Fields {
		f := &form.Fields[i]
		how := ""
		switch {
		case f.Required:
			how = "必填"
		case f.Formula != "" && f.Editable:
			how = "可改写的公式"
		case f.Formula != "":
			how = "公式"
		}
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%s\n", f.Key, strings.Join(f.Caption, "/"), form.Sections[f.Section].Title, f.Kind, f.Unit, how)
	}
	golden(t, "lanzhou-2023.golden", b.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got), -update writes it anew:\n%s", path, diff)
	}
}

// correct is a report without findings.
var correct = report.Values{
	"评价对象名称": "云岭市档案馆", "评价年度": "2024年度", "评价类型": "单位自行评价",
	"实施目的":   "反映2024年度部门整体支出的效益。",
	"预算安排资金": "1286.4", "预算安排.市级资金": "1100", "预算安排.县级资金": "186.4",
	"实际到位资金": "1286.4", "实际到位.市级资金": "1100", "实际到位.县级资金": "186.4",
	"实际支出资金": "1241.75",
	"年度绩效目标": "接收档案3.2万卷。", "评价依据": "财预〔2013〕53号。", "绩效评价指标体系": "四个方面。",
	"评价方法": "比较法。", "数据采集及处理方法": "取自会计账簿。", "绩效评价工作过程": "2025年3月完成。",
	"存在问题": "进度偏慢，责任落实不到位。", "相关建议": "加快进度。", "其他需要说明的事项": "无",
}

func changed(v, by report.Values) report.Values {
	c := v.Clone()
	for k, text := range by {
		if c[k] = text; text == "" {
			delete(c, k)
		}
	}
	return c
}

// findings leaves out what is odd in the printed form itself, which no text can
// settle.
func findings(f *report.Form, typed report.Values) []report.Issue {
	return slices.DeleteFunc(f.Check(f.Compute(typed)), func(i report.Issue) bool { return i.What == "章节序号跳号" })
}

// The form has no 六. That is said, and left as it is.
func TestLanzhouHasNoSix(t *testing.T) {
	form := shipped(t).Form
	got := form.Check(form.Compute(correct))
	if len(got) != 1 || got[0].ID != "D4" || got[0].Level != report.Hint || got[0].Hint != "五 之后是 七（按表样印制，不改）" || got[0].Mend != nil {
		t.Errorf("a correct report has %+v", got)
	}
}

// brief is a finding in short: its rule, level and cell.
func brief(issues []report.Issue) []string {
	var all []string
	for _, i := range issues {
		all = append(all, fmt.Sprintf("%s %s %s", i.ID, i.Level, i.Key))
	}
	return all
}

type values = report.Values

// Each case breaks a correct report in one way.
var broken = []struct {
	name string
	by   values
	want []string
	mend string // what the first finding's mend writes; "" = it has none
}{
	{name: "nothing broken"},

	{name: "A1: another rate", by: values{"预算执行率": "97%"}, want: []string{"A1 error 预算执行率"}, mend: "96.53%"},
	{name: "A1: a rate of nearly all", by: values{"预算执行率": "1"}, want: []string{"A1 error 预算执行率"}, mend: "96.53%"},
	{name: "A1: just too far", by: values{"预算执行率": "96.541%"}, want: []string{"A1 error 预算执行率"}, mend: "96.53%"},
	{name: "A1: rounded otherwise", by: values{"预算执行率": "96.52%"}},
	{name: "A1: as a ratio", by: values{"预算执行率": "0.9653"}},

	{name: "A2: another rest", by: values{"结余资金": "44"}, want: []string{"A2 error 结余资金"}, mend: "44.65"},
	{name: "A2: just too far", by: values{"结余资金": "44.661"}, want: []string{"A2 error 结余资金"}, mend: "44.65"},
	{name: "A2: within a hundred 元", by: values{"结余资金": "44.66"}},

	{name: "A3: budget, the smaller part", by: values{"预算安排.县级资金": "168.4"}, want: []string{"A3 error 预算安排.县级资金"}, mend: "186.4"},
	{name: "A3: budget, the larger part", by: values{"预算安排.市级资金": "1000"}, want: []string{"A3 error 预算安排.县级资金"}, mend: "286.4"},
	{name: "A3: budget, no mend below zero", by: values{"预算安排.市级资金": "2000"}, want: []string{"A3 error 预算安排.县级资金"}},
	{name: "A3: received, the smaller part", by: values{"实际到位.县级资金": "186.39"}, want: []string{"A3 error 实际到位.县级资金"}, mend: "186.4"},
	{name: "A3: received, the larger part", by: values{"实际到位.市级资金": "0"}, want: []string{"A3 error 实际到位.县级资金"}, mend: "1286.4"},
	{name: "A3: received, no mend below zero", by: values{"实际到位.市级资金": "1300"}, want: []string{"A3 error 实际到位.县级资金"}},
	{name: "A3: a part is empty", by: values{"预算安排.县级资金": ""}, want: []string{"D2 error 预算安排.县级资金"}},

	{name: "A4: more spent than received", by: values{"实际支出资金": "1286.41"}, want: []string{"A4 warning 实际支出资金"}},
	{name: "A4: all spent", by: values{"实际支出资金": "1286.4"}},
	{name: "A4: less received, unexplained", by: values{"实际到位资金": "1250", "实际到位.县级资金": "150"}, want: []string{"A4 warning 其他需要说明的事项"}},
	{name: "A4: explained at the end", by: values{"实际到位资金": "1250", "实际到位.县级资金": "150", "其他需要说明的事项": "县级资金未足额到位。"}},
	{name: "A4: explained among the problems", by: values{"实际到位资金": "1250", "实际到位.县级资金": "150", "存在问题": "到位资金少于预算。"}},
	{name: "A4: more received, explained", by: values{"实际到位资金": "1300", "实际到位.县级资金": "200", "其他需要说明的事项": "年中追加13.6万元。"}},
	{name: "A4: more received, unexplained", by: values{"实际到位资金": "1300", "实际到位.县级资金": "200"}, want: []string{"A4 warning 其他需要说明的事项"}},

	{
		name: "A5: spent without a budget",
		by: values{
			"预算安排资金": "0", "预算安排.市级资金": "0", "预算安排.县级资金": "0",
		},
		want: []string{"A5 error 预算安排资金"},
	},
	{
		name: "A5: nothing budgeted, nothing spent",
		by:   values{"预算安排资金": "0", "预算安排.市级资金": "0", "预算安排.县级资金": "0", "实际支出资金": "0"},
	},

	{name: "A6: budget empty over parts", by: values{"预算安排资金": ""}, want: []string{"D2 error 预算安排资金", "A6 error 预算安排资金"}, mend: "1286.4"},
	{name: "A6: budget 0 over parts", by: values{"预算安排资金": "0", "实际支出资金": "0"}, want: []string{"A6 error 预算安排资金"}, mend: "1286.4"},
	{name: "A6: received empty over parts", by: values{"实际到位资金": ""}, want: []string{"D2 error 实际到位资金", "A6 error 实际到位资金"}, mend: "1286.4"},
	{name: "A6: received 0 over one part", by: values{"实际到位资金": "0", "实际到位.市级资金": "", "实际支出资金": "0", "其他需要说明的事项": "资金未到位。"}, want: []string{"A6 error 实际到位资金", "D2 error 实际到位.市级资金"}},
	{name: "A6: total empty, so are the parts", by: values{"实际到位资金": "", "实际到位.市级资金": "", "实际到位.县级资金": ""}, want: []string{"D2 error 实际到位资金", "D2 error 实际到位.市级资金", "D2 error 实际到位.县级资金"}},

	{name: "C1: last year in the name", by: values{"项目名称": "云岭市档案馆2023年度部门整体支出绩效评价"}, want: []string{"C1 error 项目名称"}, mend: "云岭市档案馆2024年度部门整体支出绩效评价"},
	{name: "C1: last year in the scope", by: values{"评价范围": "云岭市档案馆二〇二三年度部门全年预算资金1286.4万元。"}, want: []string{"C1 error 评价范围"}, mend: "云岭市档案馆二〇二四年度部门全年预算资金1286.4万元。"},
	{name: "C1: last year in prose is asked", by: values{"实施目的": "反映2023年度的效益。"}, want: []string{"C1 warning 实施目的"}, mend: "反映2024年度的效益。"},
	{name: "C1: a date of last year is a fact", by: values{"评价依据": "2023年12月批复。"}},
	{name: "C1: no year to compare with", by: values{"评价年度": "", "项目名称": "云岭市档案馆2023年度评价", "评价范围": "云岭市档案馆2023年度1286.4万元。"}, want: []string{"D2 error 评价年度"}},

	{name: "C2: another unit in the name", by: values{"项目名称": "云岭市图书馆2024年度部门整体支出绩效评价"}, want: []string{"C2 warning 项目名称"}, mend: "云岭市档案馆2024年度部门整体支出绩效评价"},
	{name: "C2: another unit in the scope", by: values{"评价范围": "云岭市图书馆2024年度部门全年预算资金1286.4万元。"}, want: []string{"C2 warning 评价范围"}, mend: "云岭市档案馆2024年度部门全年预算资金1286.4万元。"},
	{name: "C2: short names", by: values{"项目名称": "市档案馆2024年度评价", "评价范围": "市档案馆2024年度预算资金1286.4万元。"}},
	{name: "C2: more than the name", by: values{"项目名称": "关于云岭市档案馆2024年度评价"}},
	{name: "C2: no name at all", by: values{"项目名称": "2024年度部门整体支出绩效评价"}},

	{name: "C3: another amount", by: values{"评价范围": "云岭市档案馆2024年度部门全年预算资金1268.4万元。"}, want: []string{"C3 error 评价范围"}, mend: "云岭市档案馆2024年度部门全年预算资金1286.4万元。"},
	{name: "C3: just too far", by: values{"评价范围": "云岭市档案馆2024年度资金1286.41万元。"}, want: []string{"C3 error 评价范围"}, mend: "云岭市档案馆2024年度部门全年预算资金1286.4万元。"},
	{name: "C3: in 元", by: values{"评价范围": "云岭市档案馆2024年度资金12,864,000元。"}},
	{name: "C3: no amount", by: values{"评价范围": "云岭市档案馆2024年度全部资金。"}},

	{name: "C6: a problem without a suggestion", by: values{"存在问题": "1.进度偏慢。\n2.指标不全。", "相关建议": "加快进度。"}, want: []string{"C6 warning 相关建议"}},
	{name: "C6: as many suggestions", by: values{"存在问题": "（一）进度偏慢。\n（二）指标不全。", "相关建议": "1.加快进度。\n2.补全指标。"}},
	{name: "C6: more suggestions", by: values{"存在问题": "1.进度偏慢。\n2.指标不全。", "相关建议": "1.加快。\n2.补全。\n3.培训。"}},

	{name: "C7: all spent, yet something unpaid", by: values{"实际支出资金": "1286.4", "存在问题": "尾款3万元未支付。"}, want: []string{"C7 warning 存在问题"}},
	{name: "C7: all spent, yet carried over", by: values{"实际支出资金": "1286.4", "其他需要说明的事项": "余款统筹到下年使用。"}, want: []string{"C7 warning 其他需要说明的事项"}},
	{name: "C7: all spent, and said so", by: values{"实际支出资金": "1286.4", "其他需要说明的事项": "年末没有未支付的款项。"}},
	{name: "C7: last year's", by: values{"实际支出资金": "1286.4", "其他需要说明的事项": "上年结转到本年的12万元已全部支出。"}},
	{name: "C7: not all spent", by: values{"存在问题": "尾款44.65万元未支付。"}},

	{name: "D7: a goal without a number", by: values{"年度绩效目标": "1.接收档案3.2万卷。\n2.加强库房管理。"}, want: []string{"D7 hint 年度绩效目标"}},
	{name: "D7: goals with numbers", by: values{"年度绩效目标": "1.提升数字化率到95%。\n2.完善制度三项。\n3.年底前完善库房。"}},

	{name: "N1: an amount that cannot be read", by: values{"实际支出资金": "约一千"}, want: []string{"N1 error 实际支出资金"}},
	{name: "N1: a total that cannot be read", by: values{"预算安排资金": "见附件"}, want: []string{"N1 error 预算安排资金"}},
}

func TestLanzhouChecks(t *testing.T) {
	form := shipped(t).Form
	for _, tt := range broken {
		t.Run(tt.name, func(t *testing.T) {
			typed := changed(correct, tt.by)
			found := findings(form, typed)
			if diff := cmp.Diff(tt.want, brief(found)); diff != "" {
				t.Fatalf("findings (-want +got):\n%s%+v", diff, found)
			}
			for i := range found {
				saysItself(t, form, &found[i])
			}
			i := slices.IndexFunc(found, func(i report.Issue) bool { return i.Mend != nil })
			if i < 0 {
				if tt.mend != "" {
					t.Errorf("there is no mend, want %q", tt.mend)
				}
				return
			}
			mend := found[i].Mend
			if mend.Text != tt.mend {
				t.Fatalf("the mend writes %q, want %q", mend.Text, tt.mend)
			}
			if rest := findings(form, changed(typed, values{mend.Key: mend.Text})); len(rest) > 0 {
				t.Errorf("mended, the report still has %+v", rest)
			}
		})
	}
}

// saysItself holds of every finding: it names its cell and shows real figures.
func saysItself(t *testing.T, form *report.Form, i *report.Issue) {
	t.Helper()
	if i.What == "" || i.Where != form.Field(i.Key).Where {
		t.Errorf("%s says %q at %q", i.ID, i.What, i.Where)
	}
	for _, text := range []string{i.What, i.Hint} {
		if strings.ContainsAny(text, "{}") || strings.Contains(text, "无法") {
			t.Errorf("%s says %q", i.ID, text)
		}
	}
	if i.Mend != nil && (i.Mend.Label == "" || strings.ContainsAny(i.Mend.Label, "{}空")) {
		t.Errorf("%s has a button %q", i.ID, i.Mend.Label)
	}
}

// The table above has every check of the list at least once.
func TestEveryLanzhouCheckIsBroken(t *testing.T) {
	spec, err := ParseSpec(shipped(t).FieldsFile)
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string]bool{}
	for _, tt := range broken {
		for _, w := range tt.want {
			wanted[w] = true
		}
	}
	for _, c := range spec.Checks {
		k := slices.Concat(c.Each, c.At)[0]
		if w := fmt.Sprintf("%s %s %s", c.ID, c.Level, k); !wanted[w] {
			t.Errorf("no case breaks %q", w)
		}
	}
}

func TestLanzhouRequired(t *testing.T) {
	form := shipped(t).Form
	for i := range form.Fields {
		f := &form.Fields[i]
		empty := findings(form, changed(correct, values{f.Key: ""}))
		var missing []report.Key
		for _, issue := range empty {
			if issue.ID == report.IDEmpty {
				missing = append(missing, issue.Key)
			}
		}
		var want []report.Key
		if f.Required {
			want = []report.Key{f.Key}
		}
		if diff := cmp.Diff(want, missing); diff != "" {
			t.Errorf("%s emptied (-want +got):\n%s", f.Key, diff)
		}
		if f.Required == (f.Formula != "") {
			t.Errorf("%s: a value is either required or computed", f.Key)
		}
		if f.Help == "" {
			t.Errorf("%s has no help", f.Key)
		}
	}
	if n := len(findings(form, nil)); n != 20 {
		t.Errorf("an empty report has %d findings, want the 20 empty cells", n)
	}
}

func TestLanzhouFormulas(t *testing.T) {
	form := shipped(t).Form
	all := form.Compute(correct)
	want := values{
		"项目名称":  "云岭市档案馆2024年度部门整体支出绩效评价",
		"评价范围":  "云岭市档案馆2024年度部门全年预算资金1286.4万元。",
		"结余资金":  "44.65",
		"预算执行率": "96.53%",
	}
	for k, text := range want {
		if all[k] != text {
			t.Errorf("%s = %q, want %q", k, all[k], text)
		}
	}
	if got := form.TitleOf(all); got != "云岭市档案馆2024年度部门整体支出绩效评价报告" {
		t.Errorf("the report is called %q", got)
	}
}

// The real report that the form was made after.
func TestRealReportHasNoErrors(t *testing.T) {
	real := published(t)
	form := shipped(t).Form
	for _, i := range findings(form, real) {
		if i.Level == report.Error {
			t.Errorf("a real report has the error %+v", i)
		}
	}
	typed := form.LetFollow(real)
	for _, f := range form.Fields {
		if _, kept := typed[f.Key]; kept == (f.Formula != "") {
			t.Errorf("%s: kept as typed: %v", f.Key, kept)
		}
	}
	if diff := cmp.Diff(real, form.Compute(typed)); diff != "" {
		t.Errorf("computed again (-want +got):\n%s", diff)
	}
}

// published reads the real report's values, which lie beside the repository:
// a list in document order.
func published(t *testing.T) report.Values {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "samples", "lanzhou-2023.values.json")
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("the real report is not beside the repository (%s)", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	var list []struct{ Label, Value string }
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	form := shipped(t).Form
	if len(list) != len(form.Fields) {
		t.Fatalf("%d values for %d fields", len(list), len(form.Fields))
	}
	v := report.Values{}
	for i, x := range list {
		f := &form.Fields[i]
		if caption := f.Caption[len(f.Caption)-1]; x.Label != "" && x.Label != caption {
			t.Fatalf("value %d is of %q, the field is %q", i, x.Label, caption)
		}
		v[f.Key] = x.Value
	}
	return v
}

// The sample report shows what findings are: a transposed figure, last year's
// text, marks of the wrong width, and what is not there.
func TestSampleShowsFindings(t *testing.T) {
	var sample report.Values
	if err := json.Unmarshal(assets.Sample(), &sample); err != nil {
		t.Fatal(err)
	}
	b, err := BuiltIn(assets.SampleForm)
	if err != nil {
		t.Fatal(err)
	}
	for k, text := range sample {
		if b.Form.Field(k) == nil || report.CleanText(text) != text {
			t.Errorf("the sample has %q: %q", k, text)
		}
	}
	want := []string{
		"C1 warning 实施目的", "A3 error 预算安排.县级资金", "D5 hint 评价依据", "D6 hint 评价依据",
		"C1 warning 绩效评价工作过程", "C6 warning 相关建议", "D2 error 其他需要说明的事项",
	}
	if diff := cmp.Diff(want, brief(findings(b.Form, sample))); diff != "" {
		t.Fatalf("findings (-want +got):\n%s", diff)
	}
	settled := changed(sample, values{"其他需要说明的事项": "无", "相关建议": sample["相关建议"] + "\n3.补充目录，扩大网上查阅。"})
	for range want { // a mend at a time, as a clerk clicks
		for _, i := range findings(b.Form, settled) {
			if i.Mend != nil {
				settled[i.Mend.Key] = i.Mend.Text
				break
			}
		}
	}
	if rest := findings(b.Form, settled); len(rest) > 0 {
		t.Errorf("settled, the sample still has %+v", rest)
	}
}

// The template is true to the official blank form: the same page, columns,
// rows, cells and captions.
func TestLanzhouTemplateIsTrueToTheBlankForm(t *testing.T) {
	path := filepath.Join("..", "..", "..", "shared", "samples", "lanzhou-blank.docx")
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no blank form at %s", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	blank, err := docx.Scan(data)
	if err != nil {
		t.Fatal(err)
	}
	ours := shipped(t).Form.Grid
	if diff := cmp.Diff(blank.Page, ours.Page); diff != "" {
		t.Errorf("page (-blank +template):\n%s", diff)
	}
	if diff := cmp.Diff(skeleton(t, &blank), skeleton(t, &ours)); diff != "" {
		t.Errorf("table (-blank +template):\n%s", diff)
	}
}

// skeleton is the form's one table without looks and values.
func skeleton(t *testing.T, g *report.Grid) *report.Table {
	t.Helper()
	for _, b := range g.Blocks {
		if b.Table == nil {
			continue
		}
		table := *b.Table
		table.Cells = nil
		for _, c := range b.Table.Cells {
			caption := report.CleanCaption(c.Text())
			c.Paragraphs = []report.Paragraph{{Runs: []report.Run{{Text: caption}}}}
			table.Cells = append(table.Cells, c)
		}
		return &table
	}
	t.Fatal("no table")
	return nil
}
