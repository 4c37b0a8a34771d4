package records

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jibiao/assets"
	"jibiao/report"
)

func TestParseReadsWhatEditorsWrite(t *testing.T) {
	form := sampleForm(t)
	tests := []struct{ name, file, want string }{
		{"a byte order mark", "\xEF\xBB\xBF{\"评价年度\": \"2024年度\"}", "2024年度"},
		{"Windows' line ends", "{\r\n\"评价年度\": \"一\\r\\n二\"\r\n}\r\n", "一\n二"},
		{"escapes", `{"\u8bc4\u4ef7年度": "\u003c\ud842\udfb7"}`, "<𠮷"},
		{"control characters", `{"评价年度": "a\u0000\u000bb"}`, "a\nb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Parse("values.json", []byte(tt.file), form)
			if err != nil || got["评价年度"] != tt.want {
				t.Errorf("Parse = %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

// A file of another form has no place for anything: not all of it is told.
func TestParseTellsNotTooMuch(t *testing.T) {
	file := "{" + strings.Repeat("\"没有\": \"\",\n", 1000) + "\"没有\": \"\"}"
	_, err := Parse("values.json", []byte(file), sampleForm(t))
	if err == nil || strings.Count(err.Error(), "\n")+1 != maxFaults {
		t.Errorf("told %v", err)
	}
}

func FuzzParse(f *testing.F) {
	form := sampleForm(f)
	f.Add(assets.Sample())
	f.Add([]byte(`{"评价年度": "2024年度", "评价年度": [{}], "x": null}`))
	f.Add([]byte("\xEF\xBB\xBF[1]"))
	f.Fuzz(func(t *testing.T, file []byte) {
		values, err := Parse("values.json", file, form)
		var wrong *Error
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
