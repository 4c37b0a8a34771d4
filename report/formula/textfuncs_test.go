package formula

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// asText writes s as a literal of the language.
func asText(s string) string { return "`" + s + "`" }

func TestYear(t *testing.T) {
	for s, year := range map[string]string{
		"2023年度":              "2023",
		"2023年":               "2023",
		"2023":                "2023",
		"2023 年度":             "2023",
		"2023\u3000年":         "2023",
		"２０２３年度":              "2023",
		"二〇二三年":               "2023",
		"二○二三年度":              "2023",
		"二零二三年度":              "2023",
		"二Ｏ二三年度":              "2023",
		"一九九九年":               "1999",
		"二〇二四年三月十五日":          "2024",
		"统一二〇二三年口径":           "2023",
		"2019年06月18日":         "2019",
		"2021 年 4 月 22 日":     "2021",
		"2023-06-18":          "2023",
		"10.2023年度预算执行情况":     "2023",
		"（中发〔2018〕34号）2023年度": "2023",
		"财预〔2013〕53号":         "2013",
		"5257.66万元，2023年":     "2023",
		"2000万元":              "空",
		"2000 万元":             "空",
		"2000.5":              "空",
		"1.2023":              "空",
		"2023.5":              "空",
		"2,023":               "空",
		"12023年":              "空",
		"20231年":              "空",
		"5257年":               "空",
		"1899年、2100年":         "空",
		"23年":                 "空",
		"2023%":               "空",
		"A2023":               "空",
		"2023B":               "空",
		"二〇二":                 "空",
		"九千":                  "空",
		"无":                   "空",
		"兰州新区2000个项目，完成于2023年底": "2023",
	} {
		table{{"year(" + asText(s) + ")", year}}.check(t)
	}
	table{
		{"year(2023)", "2023"}, {"year(5257.66)", "空"}, {"year(空格)", "空"}, {"year(乱)", "乱"}, {"year(年度)", "2023"},
	}.check(t)
}

func TestStrayYear(t *testing.T) {
	table{
		{`strayyear("本单位2022年度与2023年度", 年度)`, `"2022年度`},
		{`strayyear("本单位2022 年度", 年度)`, `"2022 年度`},
		{`strayyear("二〇二二年度", 2023)`, `"二〇二二年度`},
		{`strayyear("２０２２年度", "2023")`, `"２０２２年度`},
		{`strayyear("2023年度、二〇二三年度、2023 年度", 年度)`, "空"},
		{`strayyear("2022年完成，统筹到2024年", 年度)`, "空"},
		{`strayyear("2022年度", "没有年份")`, "空"},
		{`strayyear("2022年度", 空格)`, "空"},
		{`strayyear(空格, 年度)`, "空"},
		{`strayyear(乱, 年度)`, "乱"},
	}.check(t)
}

func TestMoveYear(t *testing.T) {
	table{
		{`moveyear("甲2022年度乙2021 年度丙2020年", 年度)`, `"甲2023年度乙2023 年度丙2020年`},
		{`moveyear("二〇二二年度", 年度)`, `"二〇二三年度`},
		{`moveyear("二○一九年度", 2020)`, `"二○二○年度`},
		{`moveyear("二零零九年度", 2010)`, `"二零一零年度`},
		{`moveyear("一九九九年度", 2000)`, `"二〇〇〇年度`},
		{`moveyear("２０2２年度", 2019)`, `"２０1９年度`},
		{`moveyear("统一二〇二二年度", 2023)`, `"统一二〇二三年度`},
		{`moveyear("无年份", 年度)`, `"无年份`},
		{`moveyear("2022年度", "无")`, "空"},
		{`moveyear(空格, 年度)`, "空"},
	}.check(t)
}

func TestMovedYearsAreNotStray(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"2022年度", "２０２１ 年度", "二〇一九年度", "二○二三年", "2023年度", "5257.66万元", "一", "。", "12", "\n", "档案馆", "O", "年度",
	})
	move, err := Parse("moveyear(s, y)")
	if err != nil {
		t.Fatal(err)
	}
	stray, err := Parse("strayyear(s, y)")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(piece, 1, 12).Draw(t, "s"), "")
		y := rapid.Int64Range(1900, 2099).Draw(t, "y")
		env := func(text Value) Env {
			return func(key string) Value {
				if key == "s" {
					return text
				}
				return Number(big.NewRat(y, 1))
			}
		}
		moved, err := move.Eval(env(Text(s)))
		if err != nil {
			t.Fatal(err)
		}
		left, err := stray.Eval(env(moved))
		if err != nil || !left.IsEmpty() {
			t.Fatalf("%q moved to %q, still stray: %q, %v", s, moved, left, err)
		}
		if again, err := move.Eval(env(moved)); err != nil || !again.Equal(moved) {
			t.Fatalf("%q moved to %q and then to %q, %v", s, moved, again, err)
		}
		if len([]rune(moved.String())) != len([]rune(s)) {
			t.Fatalf("%q moved to %q: another length", s, moved)
		}
	})
}

func TestAmount(t *testing.T) {
	for s, want := range map[string]string{
		"5257.66万元":          "5257.66",
		"5,257.66 万元":        "5257.66",
		"52576600元":          "5257.66",
		"52,576,600.00元":     "5257.66",
		"1.5亿元":              "15000",
		"３００．５万元":            "300.5",
		"５，２５７．６６　万元":        "5257.66",
		"3千元":                "0.3",
		"2百万元，3千万元":          "200",
		"3千万元":               "3000",
		"9个项目共12万元、另5万元":     "12",
		"支出3，5257.66万元":      "5257.66",
		"2023年度资金5257.66万元。": "5257.66",
		"0万元":                "0",
		"1,23,4万元":           "空",
		"1234,567万元":         "空",
		"1234,567,8万元":       "空",
		"1.2.3万元":            "空",
		"5257万美元":            "空",
		"2024元旦":             "空",
		"2024元旦慰问5万元":        "5",
		"100%":               "空",
		"五千元":                "空",
		"无":                  "空",
	} {
		table{{"amount(" + asText(s) + ")", want}}.check(t)
	}
	table{{"amount(空格)", "空"}, {"amount(乱)", "乱"}, {"amount(5)", "空"}}.check(t)
}

func TestNames(t *testing.T) {
	table{
		{`namebefore("某市档案馆2024年度部门整体支出")`, `"某市档案馆`},
		{`namebefore(" 某市档案馆　2024 年度部门")`, `"某市档案馆`},
		{`namebefore("某市档案馆二〇二四年部门")`, `"某市档案馆`},
		{`namebefore("2024年度部门")`, "空"},
		{`namebefore("某市档案馆")`, "空"},
		{`namebefore(空格)`, "空"},
		{`shortname("某市档案馆", "某市档案馆")`, "是"},
		{`shortname("市档馆", 单位)`, "是"},
		{`shortname(" 档案 ", 单位)`, "是"},
		{`shortname("馆", 单位)`, "否"},
		{`shortname("馆市", 单位)`, "否"},
		{`shortname("某市档案馆局", 单位)`, "否"},
		{`shortname("馆馆", 单位)`, "否"},
		{`shortname("  ", 单位)`, "否"},
		{`shortname("𠮷林", "𠮷市林业局")`, "是"},
		{`shortname(空格, 单位)`, "空"},
		{`contains(单位, "档案")`, "是"},
		{`contains(单位, "图书")`, "否"},
		{`contains("共5257.66万元", 预算)`, "是"},
		{`contains(单位, 空格)`, "空"},
	}.check(t)
}

// TestSampleReport reads a real report's texts where the samples stand beside
// the repository.
func TestSampleReport(t *testing.T) {
	path := filepath.Join("..", "..", "..", "shared", "samples", "lanzhou-2023.values.json")
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the sample report is not beside the repository: ", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	var list []struct{ Label, Value string }
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for _, v := range list {
		values[strings.TrimPrefix(v.Label, "其中：")] = v.Value
	}
	env := func(key string) Value {
		if r, ok := ParseNumber(values[key]); ok {
			return Number(r)
		}
		return Text(values[key])
	}
	for _, src := range []string{
		"year(评价年度) == 2023",
		"year(项目名称) == year(评价年度)",
		"namebefore(项目名称) == 评价对象名称",
		`shortname("党工委办公室", 评价对象名称)`,
		"amount(评价范围) == 预算安排资金",
		"预算安排资金 == sum(市级资金, 县级资金)",
		"结余资金 == 实际到位资金 - 实际支出资金",
		`评价对象名称 + year(评价年度) + "年度部门整体支出绩效评价" == 项目名称`,
		`strayyear(年度绩效目标, 评价年度) == ""`,
		`strayyear(评价依据, 评价年度) == ""`,
		`strayyear(评价依据, 2024) == "2023年度"`,
		`strayyear(moveyear(评价依据, 2024), 2024) == ""`,
		`contains(moveyear(评价依据, 2024), "10.2024年度预算执行情况绩效目标表")`,
		`contains(moveyear(评价依据, 2024), "〔2018〕34号")`,
	} {
		e, err := Parse(src)
		if err != nil {
			t.Error(err)
			continue
		}
		if v, err := e.Eval(env); err != nil || !v.Equal(Bool(true)) {
			t.Errorf("%s = %v, %v", src, v, err)
		}
	}
}
