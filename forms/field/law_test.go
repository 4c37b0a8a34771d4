package field

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"jibiao/forms/paper"
	"jibiao/report"
)

// Whatever the clerk does, and whatever happens to the text meanwhile, the
// caret and the selection stand between characters of it, the field has told the
// text that it has, and what is drawn lies within it.
func TestEditingLaw(t *testing.T) {
	w := newWriter(t, 5, Options{Look: paper.Look{FirstLine: 16, Align: report.AlignCenter}})
	w.field.on.Block = nil
	keys := rapid.SampledFrom([]string{
		"Left", "Right", "Up", "Down", "Home", "End", "BackSpace", "Delete", "Return", "shift+Left", "shift+Right", "shift+Up", "shift+Down",
		"shift+Home", "shift+End", "ctrl+Left", "ctrl+Right", "ctrl+Up", "ctrl+Down", "ctrl+shift+Left", "ctrl+shift+Right", "ctrl+Home", "ctrl+End",
		"ctrl+BackSpace", "ctrl+Delete", "ctrl+A", "ctrl+C", "ctrl+X", "ctrl+V",
	})
	text := rapid.StringOfN(rapid.RuneFrom([]rune("绩效，（）“”1286.4万元 aé\u0301👩\u200D🏽\t\n\n一、")), 0, 12, -1)
	offset := rapid.IntRange(0, 60)
	rapid.Check(t, func(t *rapid.T) {
		position := func() fyne.Position {
			return fyne.NewPos(rapid.Float32Range(-50, 200).Draw(t, "x"), rapid.Float32Range(-50, 200).Draw(t, "y"))
		}
		w.field.SetText("")
		w.texts = nil
		told := ""
		t.Repeat(map[string]func(*rapid.T){
			"key":       func(t *rapid.T) { press(w.field, keys.Draw(t, "key")) },
			"type":      func(t *rapid.T) { typeText(w.field, text.Draw(t, "text")) },
			"click":     func(*rapid.T) { w.click(position(), 0) },
			"drag":      func(*rapid.T) { w.drag(position()) },
			"select":    func(t *rapid.T) { w.field.Select(offset.Draw(t, "from"), offset.Draw(t, "to")) },
			"come back": func(*rapid.T) { w.field.group.Rest(); w.field.Edit() },
			"from elsewhere": func(t *rapid.T) {
				told = report.CleanText(text.Draw(t, "text"))
				w.field.SetText(told)
				w.texts = nil
			},
			"": func(t *rapid.T) {
				if n := len(w.texts); n > 0 {
					told = w.texts[n-1]
				}
				if told != w.field.Text() {
					t.Fatalf("it told %q and has %q", told, w.field.Text())
				}
				checkEditor(t, &w.field.editor)
			},
		})
	})
}

func checkEditor(t *rapid.T, e *editor) {
	stands := func(offset int) bool {
		return offset == len(e.value) || 0 <= offset && offset < len(e.value) && utf8.RuneStart(e.value[offset])
	}
	if !stands(e.caret.Offset) || !stands(e.anchor) {
		t.Fatalf("the caret is at %d and the selection from %d in %q", e.caret.Offset, e.anchor, e.value)
	}
	from, to := e.span()
	if e.Selection() != e.value[from:to] || strings.Contains(e.Selection(), "\n") && len(e.selected.Objects) < 2 {
		t.Fatalf("selected is %q, in %d boxes", e.Selection(), len(e.selected.Objects))
	}
	if !e.bar.Visible() {
		t.Fatal("no caret is seen")
	}
	if at := e.bar.Position(); at.X < padding || at.X > padding+5*16 {
		t.Fatalf("the caret is at %v", at)
	}
}
