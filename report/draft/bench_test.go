package draft_test

import (
	"encoding/json"
	"strings"
	"testing"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/draft"
)

// sample is the sample report, open.
func sample(tb testing.TB) *draft.Draft {
	tb.Helper()
	b, err := bundle.BuiltIn(assets.SampleForm)
	if err != nil {
		tb.Fatal(err)
	}
	var values report.Values
	if err := json.Unmarshal(assets.Sample(), &values); err != nil {
		tb.Fatal(err)
	}
	return draft.New(b.Form, values, nil)
}

// keystrokes types into a cell of the sample report: it begins with text and
// gains and loses a character.
func keystrokes(b *testing.B, k report.Key, text string, after func(*draft.Draft)) {
	d := sample(b)
	d.Follow(func(draft.Findings) {})
	d.Set(k, text)
	longer := text + "。"
	b.ResetTimer()
	for i := range b.N {
		d.Set(k, []string{longer, text}[i%2])
		after(d)
	}
}

// A keystroke costs the steps and the formulas; the pause after it the findings.
func BenchmarkKeystroke(b *testing.B) {
	long := strings.Repeat("围绕预算编制的合理性、执行的及时性，2024年度支出1286.4万元；", 160)
	for _, text := range []struct{ name, text string }{{"sample", "为客观反映"}, {"5000", string([]rune(long)[:5000])}} {
		b.Run(text.name+"/set", func(b *testing.B) {
			keystrokes(b, "实施目的", text.text, func(*draft.Draft) {})
		})
		b.Run(text.name+"/pause", func(b *testing.B) {
			keystrokes(b, "实施目的", text.text, (*draft.Draft).Check)
		})
	}
}
