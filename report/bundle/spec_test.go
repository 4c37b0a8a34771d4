package bundle

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
)

func TestParseSpec(t *testing.T) {
	got, err := ParseSpec([]byte(`
id = "a"
name = "报告"
title = "{单位}报告"
year = "年度"
unit = "单位"

[[field]]
key = "预算.市级"
kind = "money"
unit = "万元"
required = true
max = 20
help = "填数"

[[field]]
key = "类型"
kind = "choice"
choices = ["自评", "他评"]
formula = "单位"
editable = true

[[check]]
id = "A1"
level = "error"
each = ["类型"]
at = ["预算.市级"]
when = "filled(it)"
assert = "预算.市级 > 0"
say = "不对"
detail = "{it}"
mend = "1"
mendkey = "预算.市级"
mendsay = "改"
`))
	if err != nil {
		t.Fatal(err)
	}
	want := report.Spec{
		ID: "a", Name: "报告", Title: "{单位}报告", Year: "年度", Unit: "单位",
		Fields: []report.Field{
			{Key: "预算.市级", Kind: report.KindMoney, Unit: "万元", Required: true, Max: 20, Help: "填数"},
			{Key: "类型", Kind: report.KindChoice, Choices: []string{"自评", "他评"}, Formula: "单位", Editable: true},
		},
		Checks: []report.Check{{
			ID: "A1", Level: report.Error, Each: []report.Key{"类型"}, At: []report.Key{"预算.市级"}, When: "filled(it)", Assert: "预算.市级 > 0",
			Say: "不对", Detail: "{it}", Mend: "1", MendKey: "预算.市级", MendSay: "改",
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("spec (-want +got):\n%s", diff)
	}
	for _, empty := range []string{"", "\n# nothing\n"} {
		if got, err := ParseSpec([]byte(empty)); err != nil || !cmp.Equal(got, report.Spec{}) {
			t.Errorf("%q is %+v, %v", empty, got, err)
		}
	}
}

func TestParseSpecRefuses(t *testing.T) {
	tests := []struct{ name, list, says string }{
		{"not TOML", "id = \"a\"\n\n这是字段表\n", "第3行"},
		{"a text left open", "id = \"a\nname = \"b\"", "第1行"},
		{"a name twice", "id = \"a\"\nid = \"b\"", "第2行"},
		{"a text for a truth", "[[field]]\nkey = \"a\"\nrequired = \"yes\"", "line 3"},
		{"a name that means nothing", "title = \"a\"\ncolour = \"red\"", "不认识“colour”"},
		{"such a name in a field", "[[field]]\nkey = \"a\"\nkid = \"money\"", "不认识“field.kid”"},
		{"a list under another name", "[[fields]]\nkey = \"a\"", "不认识“fields”"},
		{"bytes that are not UTF-8", "id = \"\xff\"", "第1行"},
		{"too big", strings.Repeat("#\n", maxFields/2) + "#", "超过 1 MB"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ParseSpec([]byte(tt.list))
			var spec *SpecError
			if !errors.As(err, &spec) {
				t.Fatalf("error %v, want a SpecError", err)
			}
			if text := err.Error(); !strings.HasPrefix(text, "字段表 fields.toml 有误：") || !strings.Contains(text, tt.says) {
				t.Errorf("error %q, want it to say %q", text, tt.says)
			}
		})
	}
	if _, err := ParseSpec(bytes.Repeat([]byte("#\n"), maxFields/2)); err != nil {
		t.Errorf("a list of just 1 MB: %v", err)
	}
}

// Whatever a field list says, it is a spec or a SpecError, and the form made
// of it can be worked with.
func FuzzParseSpec(f *testing.F) {
	b := shipped(f)
	f.Add(b.FieldsFile)
	for _, seed := range []string{
		"", "id = 1", "[[field]]\nkey = \"评价年度\"\nkind = \"money\"\nformula = \"评价年度 + 1\"",
		"[[field]]\nkey = \"结余资金\"\nformula = \"computed(预算执行率)\"\n[[field]]\nkey = \"预算执行率\"\nformula = \"结余资金 / 0\"",
		"[[check]]\nid = \"A\"\nlevel = \"hint\"\neach = [\"评价年度\"]\nassert = \"it == itname\"\nsay = \"{it}\"\nmend = \"it\"",
		"[[check]]\nid = \"A\"\nlevel = \"error\"\nat = [\"it\"]\nassert = \"1 > 2\"\nsay = \"x\"",
		"year = \"没有\"\ntitle = \"{}{\"",
	} {
		f.Add([]byte(seed))
	}
	grid := b.Template.Grid()
	f.Fuzz(func(t *testing.T, data []byte) {
		spec, err := ParseSpec(data)
		if err != nil {
			var s *SpecError
			if !errors.As(err, &s) || !strings.HasPrefix(err.Error(), "字段表 fields.toml 有误：") {
				t.Fatalf("error %v", err)
			}
			return
		}
		form, _ := report.Compile(grid, spec)
		all := form.Compute(correct)
		form.TitleOf(all)
		form.LetFollow(all)
		form.NextYear(all)
		for _, i := range form.Check(all) {
			if form.Field(i.Key) == nil || i.Where == "" {
				t.Fatalf("a finding of nothing: %+v", i)
			}
		}
		for _, k := range form.Keys() {
			form.Explain(k, all)
		}
	})
}
