package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestCleanText(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"as it is", " 一\t二\n三 <&>\"' {{x}} 𠮷😀\u00a0\u3000\u007f\u0085\u200b\ufeff", " 一\t二\n三 <&>\"' {{x}} 𠮷😀\u00a0\u3000\u007f\u0085\u200b\ufeff"},
		{"Windows lines", "一\r\n二\r\n", "一\n二\n"},
		{"old Mac lines", "一\r二", "一\n二"},
		{"a line of its own each", "一\r\r\n二", "一\n\n二"},
		{"line and page breaks of Word", "一\v二\f三", "一\n二\n三"},
		{"separators of Unicode", "一\u2028二\u2029三", "一\n二\n三"},
		{"controls", "a\x00b\x01c\x08d\x0ee\x1ff", "abcdef"},
		{"not characters", "a\uFFFEb\uFFFFc", "abc"},
		{"bytes that are not UTF-8", "一\xff\xfe二\xe4\xb8", "一\uFFFD二\uFFFD"},
		{"half a surrogate pair", "\xed\xa0\x80x", "\uFFFDx"},
		{"the replacement itself", "\uFFFD", "\uFFFD"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := CleanText(tt.in); got != tt.want {
				t.Errorf("CleanText(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestCleanTextLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(0, 20).Draw(t, "pieces") {
			b.WriteString(rapid.OneOf(
				rapid.String(),
				rapid.SampledFrom([]string{"\r", "\n", "\v", "\x00", "\u2028", "\uFFFE", "\x80", "\xed\xb0\x80", "字"}),
			).Draw(t, "piece"))
		}
		lawsOfCleanText(t, b.String())
	})
}

func FuzzCleanText(f *testing.F) {
	for _, s := range []string{"", "一\r\n二", "\x00\xff", "\u2028\uFFFF", "clean\ttext\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { lawsOfCleanText(t, s) })
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

func lawsOfCleanText(t failer, s string) {
	t.Helper()
	got := CleanText(s)
	for i, r := range got {
		if !inXML(r) || r == '\r' {
			t.Fatalf("CleanText(%q) holds %U at %d", s, r, i)
		}
	}
	if !utf8.ValidString(got) {
		t.Fatalf("CleanText(%q) = %q is not UTF-8", s, got)
	}
	if again := CleanText(got); again != got {
		t.Fatalf("CleanText of the clean %q is %q", got, again)
	}
	if strings.IndexFunc(s, untidy) < 0 && utf8.ValidString(s) && got != s {
		t.Fatalf("CleanText changed the clean %q to %q", s, got)
	}
}

// inXML is the production Char of XML 1.0.
func inXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF ||
		r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

func untidy(r rune) bool { return !inXML(r) || strings.ContainsRune("\r\u2028\u2029", r) }

func TestCloneSharesNothing(t *testing.T) {
	v := Values{"a": "1"}
	c := v.Clone()
	c["a"], c["b"] = "2", "3"
	if diff := cmp.Diff(Values{"a": "1"}, v); diff != "" {
		t.Error(diff)
	}
	if c := Values(nil).Clone(); c == nil || len(c) != 0 {
		t.Errorf("a clone of nothing is %v, want a map to write to", c)
	}
}
