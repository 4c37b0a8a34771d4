package bundle

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"jibiao/report"
)

func drawSpec(t *rapid.T) report.Spec {
	text := rapid.Map(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{`"`, `\`, "一\n二\t三", "'''", "# x", "\x7f", "\u0085"})), report.CleanText)
	word := func(name string) string { return text.Draw(t, name) }
	key := func(name string) report.Key { return report.Key(word(name)) }
	s := report.Spec{ID: word("id"), Name: word("name"), Title: word("title"), Year: key("year"), Unit: key("unit")}
	for range rapid.IntRange(0, 3).Draw(t, "fields") {
		s.Fields = append(s.Fields, report.Field{
			Key: key("key"), Kind: report.Kind(word("kind")), Unit: word("of"), Required: rapid.Bool().Draw(t, "required"),
			Choices: rapid.SliceOfN(text, 0, 3).Draw(t, "choices"), Formula: word("formula"),
			Editable: rapid.Bool().Draw(t, "editable"), Max: rapid.IntRange(0, 9999).Draw(t, "max"), Help: word("help"), Blank: word("blank"),
		})
	}
	for range rapid.IntRange(0, 2).Draw(t, "checks") {
		s.Checks = append(s.Checks, report.Check{
			ID: word("id"), Level: report.Level(word("level")), At: []report.Key{key("at")}, Each: []report.Key{key("each"), key("each")},
			When: word("when"), Assert: word("assert"), Say: word("say"), Detail: word("detail"),
			Mend: word("mend"), MendKey: key("mendkey"), MendSay: word("mendsay"),
		})
	}
	return s
}

func TestEncodeLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawSpec(t)
		got, err := ParseSpec(EncodeSpec(want))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Error(diff)
		}
	})
}

// The shipped list says the same when it is written anew.
func TestEncodeShipped(t *testing.T) {
	_, fields := files(t)
	want, err := ParseSpec(fields)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ParseSpec(EncodeSpec(want))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
}
