package forms_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/docx/docxtest"
)

var altDown = &desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt}

// kindsForm is a table with a cell of each kind that is more than text.
func kindsForm(t testing.TB) *bundle.Bundle {
	t.Helper()
	right := `<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>{{右}}</w:t></w:r></w:p>`
	centre := strings.NewReplacer("right", "center", "右", "中").Replace(right)
	table := docxtest.Table([]string{"年度", "{{年度}}"}, []string{"日期", "{{日期}}"}, []string{"类型", "{{类型}}"},
		[]string{"金额", "{{金额}}"}, []string{"比例", "{{比例}}"}, []string{"个数", "{{个数}}"})
	b, err := bundle.New(docxtest.File(t, table, docxtest.Paragraph("附表"), cellOf(right), docxtest.Paragraph("附表"), cellOf(centre), `<w:p/>`), []byte(`
id = "kinds"
name = "各种栏目"
field = [
	{ key = "年度", kind = "year", required = true }, { key = "日期", kind = "date" },
	{ key = "类型", kind = "choice", choices = ["部门评价", "财政评价", "第三方评价"] },
	{ key = "金额", kind = "money", unit = "万元" }, { key = "比例", kind = "percent" }, { key = "个数", kind = "number" },
	{ key = "右", kind = "money" }, { key = "中", kind = "money" },
]`))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// cellOf is a table of one cell with a caption before it.
func cellOf(paragraph string) string {
	cell := func(p string) string {
		return `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>` + p + `</w:tc>`
	}
	return `<w:tbl><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>` +
		cell(docxtest.Paragraph("资金")) + cell(paragraph) + `</w:tr></w:tbl>`
}

func (d *desk) noneOpen() {
	d.Helper()
	if d.window.Canvas().Overlays().Top() != nil {
		d.Error("something is still open over the window")
	}
}

func TestYearsAreOffered(t *testing.T) {
	d := newDesk(t, kindsForm(t), nil) // in 2025
	d.pane.GoTo("年度")
	d.tapArrow()
	d.golden("years")
	d.choose("2023年")
	d.noneOpen()
	d.want("年度", "2023年度")
	d.typeText("！") // the caret is back, behind it
	d.want("年度", "2023年度！")
	d.pane.Undo()
	d.want("年度", "2023年度")
	d.pane.Undo()
	d.want("年度", "")
}

func TestYearsByKeysOpenAtTheValue(t *testing.T) {
	d := newDesk(t, kindsForm(t), report.Values{"年度": "２０１９年"})
	d.pane.GoTo("年度")
	d.shortcut(altDown)
	d.key(fyne.KeyUp)
	d.key(fyne.KeyReturn)
	d.want("年度", "2016年度")
	d.shortcut(altDown)
	d.key(fyne.KeyEscape)
	d.noneOpen()
	d.key(fyne.KeyBackspace)
	d.want("年度", "2016年")
	d.pane.Undo()
	d.pane.Undo()
	d.want("年度", "２０１９年")
}

func TestNewYearIsTheLast(t *testing.T) {
	d := newDesk(t, kindsForm(t), nil)
	d.pane.GoTo("年度")
	d.shortcut(altDown)
	d.key(fyne.KeyReturn)
	d.want("年度", "2024年度")
}

func TestDaysAreOffered(t *testing.T) {
	d := newDesk(t, kindsForm(t), nil) // on the 1st of March
	d.pane.GoTo("日期")
	d.tapArrow()
	d.golden("calendar")
	d.choose("18")
	d.noneOpen()
	d.want("日期", "2025年3月18日")
	d.shortcut(altDown)
	d.key(fyne.KeyPageDown)
	d.key(fyne.KeyReturn)
	d.want("日期", "2025年4月18日")
	d.pane.Undo()
	d.want("日期", "2025年3月18日")
	d.pane.Undo()
	d.want("日期", "")
}

// An arrow of a cell that the clerk is not in takes them there.
func TestArrowOfAnotherCell(t *testing.T) {
	d := newDesk(t, kindsForm(t), nil)
	d.pane.GoTo("日期")
	d.tapArrowOf("年度")
	d.wantAt("年度")
	d.choose("2022年")
	d.want("年度", "2022年度")
	d.wantAt("年度")
}

func TestWritingsArePrintedTheFormsWay(t *testing.T) {
	for _, tt := range []struct {
		key         report.Key
		typed, want string
	}{
		{"年度", "2024", "2024年度"},
		{"年度", "２０２４年", "2024年度"},
		{"年度", "二〇二四年度", "2024年度"},
		{"年度", "二O二四", "2024年度"},
		{"年度", "2024　年度", "2024年度"},
		{"年度", "2023至2024", "2023至2024"},
		{"日期", "2024-4-22", "2024年4月22日"},
		{"日期", "20240422", "2024年4月22日"},
		{"日期", "二〇二四年四月二十二日", "2024年4月22日"},
		{"日期", "2024年2月30日", "2024年2月30日"},
		{"金额", "1,234.5", "1234.5"},
		{"金额", "１，２３４．５０", "1234.5"},
		{"比例", "0.9653", "96.53%"},
		{"比例", "９６．５３％", "96.53%"},
		{"个数", "１２", "12"},
		{"类型", "自己的说法", "自己的说法"},
	} {
		d := newDesk(t, kindsForm(t), nil)
		d.pane.GoTo(tt.key)
		d.typeText(tt.typed)
		d.want(tt.key, tt.typed)
		d.window.Canvas().FocusNext()
		d.want(tt.key, tt.want)
		d.pane.Undo()
		d.want(tt.key, "")
	}
}

func TestListOfChoices(t *testing.T) {
	d := newDesk(t, kindsForm(t), report.Values{"类型": "财政评价"})
	d.pane.GoTo("类型")
	d.shortcut(altDown)
	d.golden("choices")
	d.key(fyne.KeyEscape)
	d.noneOpen()
	d.want("类型", "财政评价")
	d.shortcut(altDown)
	d.key(fyne.KeyDown)
	d.key(fyne.KeyReturn)
	d.want("类型", "第三方评价")
	d.shortcut(altDown)
	d.key(fyne.KeyUp)
	d.key(fyne.KeyUp)
	d.key(fyne.KeyReturn)
	d.want("类型", "部门评价")
	d.shortcut(&fyne.ShortcutSelectAll{})
	d.typeText("其他")
	d.want("类型", "其他")
}

// Figures stand at the right edge, at rest and while being edited, unless the
// form says where.
func TestFiguresStandAtTheRight(t *testing.T) {
	values := report.Values{"年度": "2024年度", "金额": "1234.5", "比例": "96.53%", "个数": "12", "右": "7.25", "中": "8.5"}
	d := newDesk(t, kindsForm(t), values)
	for _, editing := range []bool{false, true} {
		for k, want := range map[report.Key]string{"年度": "left", "金额": "right", "比例": "right", "个数": "right", "右": "right", "中": "center"} {
			if editing {
				d.pane.GoTo(k)
			}
			if got := d.side(k); got != want {
				t.Errorf("%s stands at the %s, want %s (edited: %v)", k, got, want, editing)
			}
		}
	}
}

// side tells where the text of a cell stands in it.
func (d *desk) side(k report.Key) string {
	d.Helper()
	var text *canvas.Text
	var at fyne.Position
	d.walk(func(o fyne.CanvasObject, p fyne.Position) bool {
		if t, is := o.(*canvas.Text); is && t.Text == d.draft.Text(k) {
			text, at = t, p
		}
		return text != nil
	})
	if text == nil {
		d.Fatalf("%s is not on the sheet", k)
	}
	cell, size := d.pane.Bounds(k)
	left, right := at.X-cell.X, cell.X+size.Width-at.X-text.Size().Width
	switch {
	case left < 10:
		return "left"
	case right < 10:
		return "right"
	default:
		return "center"
	}
}

// tapArrowOf clicks on the arrow at the right end of any cell.
func (d *desk) tapArrowOf(k report.Key) {
	d.Helper()
	at, size := d.pane.Bounds(k)
	test.TapCanvas(d.window.Canvas(), at.AddXY(size.Width-10, size.Height/2))
}
