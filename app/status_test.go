package app

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/docx/docxtest"
	"jibiao/report/draft"
)

// allKinds is a report with a cell of each kind, about which the form itself
// says nothing.
func allKinds(t *testing.T) *draft.Draft {
	t.Helper()
	var rows [][]string
	var fields strings.Builder
	for _, k := range kinds() {
		rows = append(rows, []string{string(k), "{{" + string(k) + "}}"})
		fields.WriteString(`{ key = "` + string(k) + `", kind = "` + string(k) + `", max = 5 },`)
	}
	rows = append(rows, []string{"结余", "{{结余}}"}, []string{"说明", "{{说明}}"}, []string{"提法", "{{提法}}"})
	fields.WriteString(`{ key = "结余", kind = "money", formula = "money" }, { key = "说明", kind = "text", help = "写明原因" }, { key = "提法", kind = "text", formula = "text", editable = true },`)
	b, err := bundle.New(docxtest.File(t, docxtest.Table(rows...), docxtest.Paragraph("")), []byte(`id = "kinds"
name = "各种栏目"
field = [`+fields.String()+`]`))
	if err != nil {
		t.Fatal(err)
	}
	return draft.New(b.Form, nil, nil)
}

func TestHelpSaysWhatMayBeTyped(t *testing.T) {
	test.NewTempApp(t)
	d := allKinds(t)
	s := newStatusLine(time.Time{}, canvas.NewText("", nil))
	for k, want := range map[report.Key]string{
		"text":       "text：填一行文字",
		"paragraphs": "paragraphs：可以分段，按回车另起一段",
		"money":      "money　可写 1,286.40，自动改为 1286.4",
		"percent":    "percent　可写 0.9653，自动改为 96.53%",
		"number":     "number　可写 1,286.40，自动改为 1286.4",
		"year":       "year　可写 2024，自动改为 2024年度；按 Alt+↓ 选择",
		"choice":     "choice：从列表中选择，也可以自己写　按 Alt+↓ 选择",
		"date":       "date　可写 2024-4-22，自动改为 2024年4月22日；按 Alt+↓ 选择",
		"结余":         "结余：自动计算，鼠标停在格上可以看算式",
		"提法":         "提法：自动生成，可以改写，清空后恢复自动生成",
		"说明":         "说明：写明原因",
	} {
		s.help(k, d)
		if s.note.Text != want {
			t.Errorf("%s: it says %q, want %q", k, s.note.Text, want)
		}
	}
}

// What the line promises is what leaving the cell does.
func TestHelpTellsTheTruth(t *testing.T) {
	for _, f := range allKinds(t).Form().Fields {
		_, promise, promised := strings.Cut(writing(&f), "可写 ")
		if !promised {
			continue
		}
		typed, printed, _ := strings.Cut(promise, "，自动改为 ")
		printed, _, _ = strings.Cut(printed, "；")
		if got := f.Tidy(typed); got != printed {
			t.Errorf("%s: %q becomes %q, not %q", f.Kind, typed, got, printed)
		}
	}
}

func TestCounterTurnsAmber(t *testing.T) {
	test.NewTempApp(t)
	Theme{}.paint()
	d := allKinds(t)
	s := newStatusLine(time.Time{}, canvas.NewText("", nil))
	for _, tt := range []struct {
		text, want string
		amber      bool
	}{
		{"", "0 / 5 字", false}, {"一二三四五", "5 / 5 字", false}, {"一二三四五六", "6 / 5 字", true}, {"一", "1 / 5 字", false},
	} {
		d.Set("text", tt.text)
		s.help("text", d)
		if s.length.Text != tt.want || (s.length.Color == colorAmber) != tt.amber {
			t.Errorf("%q: it says %q in %v", tt.text, s.length.Text, s.length.Color)
		}
	}
}
