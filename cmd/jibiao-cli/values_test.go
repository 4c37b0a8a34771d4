package main

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/records"
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
		got, err := records.Parse("values.json", file.Bytes(), form)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}
