package prose

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestNumberOf(t *testing.T) {
	tests := []struct {
		paragraph string
		want      Number
		none      bool
	}{
		{paragraph: "1.完成", want: Number{"1.", "1", 1}},
		{paragraph: "　12、完成", want: Number{"12、", "1", 12}},
		{paragraph: "（三）完成", want: Number{"（三）", "(一)", 3}},
		{paragraph: "(2) done", want: Number{"(2)", "(1)", 2}},
		{paragraph: "二十一、完成", want: Number{"二十一、", "一", 21}},
		{paragraph: "③完成", want: Number{"③", "①", 3}},
		{paragraph: "7.", want: Number{"7.", "1", 7}},
		{paragraph: "1.5万元", none: true},
		{paragraph: "2024.完成", none: true},
		{paragraph: "一是完成", none: true},
		{paragraph: "完成1.", none: true},
		{paragraph: "", none: true},
	}
	for _, tt := range tests {
		got, ok := NumberOf(tt.paragraph)
		if ok == tt.none || got != tt.want {
			t.Errorf("NumberOf(%q) = %+v, %v", tt.paragraph, got, ok)
		}
	}
}

func TestItems(t *testing.T) {
	tests := []struct {
		text string
		want int
	}{
		{"", 0},
		{"一段。\n\n又一段。", 2},
		{"前言：\n1.甲；\n2.乙。", 2},
		{"（一）甲\n1.细\n2.目\n（二）乙", 2},
		{"1.标题\n正文。\n2.标题\n正文。", 2},
		{"存在以下问题：一是甲；二是乙；三是丙。", 3},
		{"一是甲。\n　　二是乙。", 2},
		{"统一是好事，唯一是它。", 1},
		{"1.甲，一是细，二是目。\n2.乙。", 2},
	}
	for _, tt := range tests {
		if got := Items(tt.text); len(got) != tt.want {
			t.Errorf("Items(%q) = %q, want %d", tt.text, got, tt.want)
		}
	}
}

// A finder's table: what it mends, and what it leaves alone (want as given).
type mending struct{ text, want string }

func check(t *testing.T, find func(string) []Spot, tests []mending) {
	t.Helper()
	for _, tt := range tests {
		if got := Mend(tt.text, find(tt.text)); got != tt.want {
			t.Errorf("%q\n becomes %q\n    want %q", tt.text, got, tt.want)
		}
	}
}

func same(texts ...string) []mending {
	var all []mending
	for _, text := range texts {
		all = append(all, mending{text, text})
	}
	return all
}

func TestResidue(t *testing.T) {
	check(t, Residue, []mending{
		{"按时完成[bookmark: _GoBack]。", "按时完成。"},
		{"按时  完成", "按时完成"},
		{"用 Word  2016", "用 Word 2016"},
		{"按时,完成;好:行", "按时，完成；好：行"},
		{"《制度》;", "《制度》；"},
		{"工作(含外包)完成", "工作（含外包）完成"},
		{"规范（DA/T 31—2017)", "规范（DA/T 31—2017）"},
		{"(含外包)完成", "（含外包）完成"},
		{"完成,,,,", "完成，，，，"},
		{"1.甲；\n2.乙\n3.丙；\n4.丁。", "1.甲；\n2.乙；\n3.丙；\n4.丁。"},
		{"1.甲。\n2.乙。\n3.丙", "1.甲。\n2.乙。\n3.丙。"},
	})
	check(t, Residue, same(
		"　　首行缩进两格。", "  首行缩进。", "中共中央 国务院", "共1,286.4万元", "时间10:30到11:30", "比例1:2", "f(x)", "DA/T 31(2017)", "(1)第一项，(2)第二项",
		"1.甲\n2.乙\n3.丙", "1.甲。\n2.乙", "1.标题\n正文。\n2.标题\n正文。\n3.标题\n正文。", "1.甲。\n说明\n2.乙。\n3.丙。", "see http://a.b/c", "[2013]号", "",
	))
}

func TestDocumentNumbers(t *testing.T) {
	check(t, DocumentNumbers, []mending{
		{"财预[2013]53号", "财预〔2013〕53号"},
		{"（财预(2013)53号）", "（财预〔2013〕53号）"},
		{"中发【2018】34号、财预（2020）10号", "中发〔2018〕34号、财预〔2020〕10号"},
	})
	check(t, DocumentNumbers, same("财预〔2013〕53号", "令第700号", "（2023）甘01民终5号", "2023年第5号", "标准[2013]版", "报告（2023）共5号库房"))
	text := "依据财预[2013]53号和其他"
	if got := DocumentNumberAt(text, DocumentNumbers(text)[0]); got != "财预〔2013〕53号" {
		t.Errorf("the number is %q", got)
	}
}

func TestBookTitles(t *testing.T) {
	check(t, BookTitles, []mending{{"《关于印发《办法》的通知》", "《关于印发〈办法〉的通知》"}, {"《甲《乙》丙《丁》》", "《甲〈乙〉丙〈丁〉》"}})
	check(t, BookTitles, same("《甲》《乙》", "《关于印发〈办法〉的通知》", "《没有关上\n《另起》", "》《甲》"))
}

func TestPrompts(t *testing.T) {
	check(t, Prompts, []mending{
		{"完成。（结合自评情况进行总结，200字以内）", "完成。"},
		{"（请简要说明项目情况）", ""},
		{"此处填写评价结论", ""},
		{"××市档案馆", "档案馆"},
		{"XX年度", "度"},
		{"金额____万元", "金额万元"},
		{"（请逐项填写）甲", "甲"},
		{"（需结合部门的实际情况，简要描述）甲", "甲"},
		{"（此处填写）甲", "甲"},
		{"○○○○年", ""},
		{"〇〇〇局", ""},
	})
	check(t, Prompts, same("（共200字）", "（请假3人次）", "请群众填写问卷220份。", "20×30厘米", "DA/T XX", "（应收尽收）", "2 × 3个", "一、二"))
}

func TestMisnumbered(t *testing.T) {
	tests := []struct {
		text string
		want []string // what was to be expected
	}{
		{"1.甲\n2.乙\n3.丙", nil},
		{"1.甲\n3.丙", []string{"2"}},
		{"1.甲\n2.乙\n2.丙", []string{"3"}},
		{"（一）甲\n1.细\n2.目\n（二）乙\n1.细", nil},
		{"（一）甲\n1.细\n（二）乙\n2.目", nil},
		{"一、甲\n三、乙", []string{"2"}},
		{"3.甲\n4.乙", nil},
		{"1.5万元\n3.2万元", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range Misnumbered(tt.text) {
			got = append(got, s.Mended)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestVagueGoal(t *testing.T) {
	tests := []struct{ text, want string }{
		{"1.加强管理。\n2.办展3期。", "加强管理"},
		{"1.办展3期；\n2.提升服务水平；", "提升服务水平"},
		{"1.完善制度三项。\n2.全年不发生事故，强化安全。", ""},
		{"根据申报表，目标为加强管理：\n1.办展3期。", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := VagueGoal(tt.text); got != tt.want {
			t.Errorf("VagueGoal(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestOversums(t *testing.T) {
	tests := []struct {
		text string
		of   int // 0 = nothing to say
	}{
		{"设指标共15个，其中产出8个、效果8个。", 16},
		{"共抽查项目4个，包括库房3个，数字化2个。", 5},
		{"设指标共16个，其中产出8个、效果8个。", 0},
		{"设指标共15个，其中重点8个。", 0},
		{"共设一级指标4项、二级指标11项、三级指标26项。", 0},
		{"共发放问卷220份，收回有效问卷208份。", 0},
		{"共15个，其中产出8个，其中数量8个、质量2个。", 0},
		{"共15个，其中产出8项、效果8项。", 0},
		{"共15个。其中产出8个、效果8个。", 0},
	}
	for _, tt := range tests {
		got := Oversums(tt.text)
		switch {
		case tt.of == 0 && len(got) > 0:
			t.Errorf("%q: %+v", tt.text, got)
		case tt.of > 0 && (len(got) != 1 || got[0].Of() != tt.of):
			t.Errorf("%q: %+v, want one of %d", tt.text, got, tt.of)
		}
	}
}

func TestSame(t *testing.T) {
	const base = "各科室对照绩效目标填报完成情况并提供佐证材料供工作组逐项核对"
	tests := []struct {
		a, b string
		want bool
	}{
		{base, base, true},
		{base, strings.Replace(base, "各科室", "办公室", 1), true},
		{base, strings.Replace(base, "佐证", "凭证", 1), true},
		{base, strings.Replace(base, "完成情况", "2024年完成情况", 1), false},
		{"第一季度" + base, "第二季度" + base, false},
		{"市级" + base, "县级" + base, false},
		{"上半年" + base, "下半年" + base, false},
		{"云岭市" + base, "云岭县" + base, false},
		{"云岭市档案馆" + base, "青山县图书馆" + base, true},
		{base, base + "，并于月底前形成书面意见报馆务会审议通过", false},
		{"完成馆藏纸质档案数字化扫描42万页成果抽检差错率不高于规定标准", "完成馆藏纸质档案数字化扫描35万页成果抽检差错率不高于规定标准", false},
		{base, "工作组核对账簿、合同和支付凭证并实地查看改造后的库房及设施", false},
	}
	for _, tt := range tests {
		if got := Same(tt.a, tt.b); got != tt.want {
			t.Errorf("Same(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}

func TestAround(t *testing.T) {
	text := "前一段\n一二三四五X六七八九十\n后一段"
	at := strings.Index(text, "X")
	if got := Around(text, Spot{From: at, To: at + 1}, 3); got != "…三四五X六七八…" {
		t.Errorf("around is %q", got)
	}
	if got := Around(text, Spot{From: at, To: at + 1}, 9); got != "一二三四五X六七八九十" {
		t.Errorf("around is %q", got)
	}
}

// What was mended is not found again, whatever the text.
func TestMendedOnceIsMended(t *testing.T) {
	pieces := []string{"完成", "，", ",", ";", ":", "(", ")", "（", "）", "《", "》", "〈", "1.", "2.", "（一）", "\n", " ", "  ", "。", "财预", "[2013]", "(2020)", "53号", "A", "7", "[bookmark: x]"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "text"), "")
		for name, find := range map[string]func(string) []Spot{"numbers": DocumentNumbers, "titles": BookTitles} {
			if rest := find(Mend(text, find(text))); len(rest) > 0 {
				t.Fatalf("%s: mended, %q still has %+v", name, text, rest)
			}
		}
		mended := text
		for range 10 { // a mark that was mended may show what its neighbour is
			mended = Mend(mended, Residue(mended))
		}
		if rest := Residue(mended); len(rest) > 0 {
			t.Fatalf("residue: mended, %q (of %q) still has %+v", mended, text, rest)
		}
	})
}
