package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/bundle"
)

func sampleBundle(t testing.TB) *bundle.Bundle {
	t.Helper()
	b, err := bundle.BuiltIn(assets.SampleForm)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// anyValues draws texts for some of a form's keys, as they are when clean.
func anyValues(form *report.Form) *rapid.Generator[report.Values] {
	text := rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom([]string{"0", "100", "99.5", "100%", "2023年度", "<>&\"'\\", "{{x}}", "一\n二", "\u2028", "𠮷"}),
	)
	return rapid.Custom(func(t *rapid.T) report.Values {
		v := report.Values{}
		for _, k := range form.Keys() {
			if s := report.CleanText(text.Draw(t, string(k))); s != "" && rapid.Bool().Draw(t, "filled") {
				v[k] = s
			}
		}
		return v
	})
}

// What is written is read again, whatever the texts are.
func TestValuesLaw(t *testing.T) {
	form := sampleBundle(t).Form
	rapid.Check(t, func(t *rapid.T) {
		want := anyValues(form).Draw(t, "values")
		var file bytes.Buffer
		if err := writeJSON(&file, orderedValues{form, want}); err != nil {
			t.Fatal(err)
		}
		got, err := parseValues("values.json", file.Bytes(), form)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestParseValuesReadsWhatEditorsWrite(t *testing.T) {
	form := sampleBundle(t).Form
	tests := []struct{ name, file, want string }{
		{"a byte order mark", "\xEF\xBB\xBF{\"评价年度\": \"2024年度\"}", "2024年度"},
		{"Windows' line ends", "{\r\n\"评价年度\": \"一\\r\\n二\"\r\n}\r\n", "一\n二"},
		{"escapes", `{"\u8bc4\u4ef7年度": "\u003c\ud842\udfb7"}`, "<𠮷"},
		{"control characters", `{"评价年度": "a\u0000\u000bb"}`, "a\nb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := parseValues("values.json", []byte(tt.file), form)
			if err != nil || got["评价年度"] != tt.want {
				t.Errorf("parseValues = %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

// A file of another form has no place for anything: not all of it is told.
func TestParseValuesTellsNotTooMuch(t *testing.T) {
	file := "{" + strings.Repeat("\"没有\": \"\",\n", 1000) + "\"没有\": \"\"}"
	_, err := parseValues("values.json", []byte(file), sampleBundle(t).Form)
	if err == nil || strings.Count(err.Error(), "\n")+1 != maxFaults {
		t.Errorf("told %v", err)
	}
}

func FuzzParseValues(f *testing.F) {
	form := sampleBundle(f).Form
	f.Add(assets.Sample())
	f.Add([]byte(`{"评价年度": "2024年度", "评价年度": [{}], "x": null}`))
	f.Add([]byte("\xEF\xBB\xBF[1]"))
	f.Fuzz(func(t *testing.T, file []byte) {
		values, err := parseValues("values.json", file, form)
		var wrong *valuesError
		if err != nil && (!errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), "文件“values.json”第")) {
			t.Fatalf("error without a place: %v", err)
		}
		for k, text := range values {
			if form.Field(k) == nil || report.CleanText(text) != text {
				t.Errorf("%q: %q was read", k, text)
			}
		}
	})
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b report.Key
		want int
	}{
		{"", "", 0},
		{"评价年", "评价年度", 1},
		{"预算安排.市级", "预算安排.县级", 1},
		{"年度评价", "评价年度", 4},
		{"", "评价", 2},
	}
	for _, tt := range tests {
		if got := distance(tt.a, tt.b); got != tt.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
	key := rapid.Map(rapid.StringOfN(rapid.RuneFrom([]rune("评价年度.a")), 0, 6, -1), func(s string) report.Key { return report.Key(s) })
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := key.Draw(t, "a"), key.Draw(t, "b"), key.Draw(t, "c")
		if (distance(a, b) == 0) != (a == b) || distance(a, b) != distance(b, a) || distance(a, c) > distance(a, b)+distance(b, c) {
			t.Errorf("distance is no metric for %q, %q, %q", a, b, c)
		}
	})
}
