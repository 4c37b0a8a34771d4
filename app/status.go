package app

import (
	"cmp"
	"fmt"
	"image/color"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibiao/report"
	"jibiao/report/draft"
	"jibiao/report/explain"
)

// A statusLine tells the truth about saving, and what is to be known of the
// cell being edited.
type statusLine struct {
	line fyne.CanvasObject // at the bottom of the window
	bar  fyne.CanvasObject // below the toolbar, while something cannot be saved

	resized func() // the bar came or went

	dot    *canvas.Circle
	state  *canvas.Text
	note   *canvas.Text
	said   string            // what the note says, as far as there is room
	room   float32           // of the whole line
	right  fyne.CanvasObject // what stands at its end
	length *canvas.Text
	why    *widget.RichText
	copy   string // where the report was put meanwhile; "" = nowhere
	cell   report.Key

	at   time.Time // of the latest save
	busy bool      // a step is on its way
	err  error     // why not everything is saved
}

// newStatusLine makes the line, with zoom at its right end, and the bar with
// the ways out.
func newStatusLine(changed time.Time, zoom fyne.CanvasObject, ways ...fyne.CanvasObject) *statusLine {
	s := &statusLine{
		dot: canvas.NewCircle(colorGood), state: label("", sizeSmall, colorGood),
		note: label("", sizeSmall, colorQuiet), length: label("", sizeSmall, colorQuiet),
		why: wrapped("", theme.ColorNameError, theme.SizeNameText),
	}
	dot := container.NewCenter(container.New(layout.NewGridWrapLayout(fyne.NewSquareSize(9)), s.dot))
	left := container.New(layout.NewCustomPaddedHBoxLayout(6), dot, s.state, pad(0, 0, 0, 14, s.note))
	s.right = container.New(layout.NewCustomPaddedHBoxLayout(0), layout.NewSpacer(), s.length, zoom)
	s.line = framed(rule(), nil, nil, nil, pad(4, 14, 5, 14, container.New(statusParts{s}, left, s.right)))
	links := container.NewCenter(container.New(layout.NewCustomPaddedHBoxLayout(14), ways...))
	s.bar = container.NewStack(canvas.NewRectangle(colorBadTint), pad(0, 14, 0, 8, framed(nil, nil, nil, links, s.why)))
	s.bar.Hide()
	s.saved(changed)
	return s
}

// saved is said only after the commit.
func (s *statusLine) saved(at time.Time) {
	s.at, s.busy, s.err, s.copy = at, false, nil, ""
	s.set(colorGood, "已保存 "+at.Local().Format("15:04:05"))
	s.showBar(false)
}

// resume goes on where another line ended.
func (s *statusLine) resume(last *statusLine) {
	switch {
	case last.err != nil:
		s.copy = last.copy
		s.failed(last.err)
	case last.busy:
		s.saved(last.at)
		s.saving()
	default:
		s.saved(last.at)
	}
}

// saving stands while a step is on its way to the disk.
func (s *statusLine) saving() {
	s.busy = true
	if !s.bar.Visible() {
		s.set(colorQuiet, "正在保存…")
	}
}

// failed stays until everything is saved.
func (s *statusLine) failed(err error) {
	s.err = err
	s.set(colorBad, "没有保存")
	reword(s.why, "没有保存："+explain.Error(err)+"　内容都还在窗口里，程序会继续重试，请先不要关闭。"+behind("　已另存到：", s.copy))
	s.showBar(true)
}

// copied tells that the report was put elsewhere.
func (s *statusLine) copied(path string) {
	if s.copy = path; s.err != nil {
		s.failed(s.err)
	}
}

// showBar has the window laid out anew when the bar comes or goes.
func (s *statusLine) showBar(yes bool) {
	if s.bar.Visible() == yes {
		return
	}
	show(s.bar, yes)
	if s.resized != nil {
		s.resized()
	}
}

func (s *statusLine) set(c color.Color, text string) {
	s.dot.FillColor, s.state.Color, s.state.Text = c, c, text
	s.dot.Refresh()
	s.state.Refresh()
}

// help tells what belongs into the cell.
func (s *statusLine) help(k report.Key, d *draft.Draft) {
	s.cell = k
	f := d.Form().Field(k)
	s.count(k, d)
	s.tell(f.Name() + behind("：", cmp.Or(f.Help, unprompted(f))) + behind("　", writing(f)))
}

// unprompted says what belongs into a cell about which the form says nothing.
func unprompted(f *report.Field) string {
	switch {
	case f.Formula != "" && f.Editable:
		return "自动生成，可以改写，清空后恢复自动生成"
	case f.Formula != "":
		return "自动计算，鼠标停在格上可以看算式"
	case f.Kind == report.KindChoice:
		return "从列表中选择，也可以自己写"
	case f.Kind == report.KindParagraphs:
		return "可以分段，按回车另起一段"
	case f.Kind == report.KindText:
		return "填一行文字"
	case f.Unit != "":
		return "单位" + f.Unit
	default:
		return ""
	}
}

// writing says in what other writings a value may be typed; nothing of one that
// is computed.
func writing(f *report.Field) string {
	if f.Formula != "" {
		return ""
	}
	switch f.Kind {
	case report.KindYear:
		return "可写 2024，自动改为 2024年度；按 Alt+↓ 选择"
	case report.KindDate:
		return "可写 2024-4-22，自动改为 2024年4月22日；按 Alt+↓ 选择"
	case report.KindMoney, report.KindNumber:
		return "可写 1,286.40，自动改为 1286.4"
	case report.KindPercent:
		return "可写 0.9653，自动改为 96.53%"
	case report.KindChoice:
		return "按 Alt+↓ 选择"
	default:
		return ""
	}
}

// count shows how long the cell's text is, for the kinds where that matters;
// in amber where it is too long.
func (s *statusLine) count(k report.Key, d *draft.Draft) {
	s.length.Text, s.length.Color = "", colorQuiet
	if f := d.Form().Field(k); f != nil && (f.Kind == report.KindParagraphs || f.Max > 0) {
		n := utf8.RuneCountInString(d.Text(k))
		s.length.Text = fmt.Sprintf("%d 字", n)
		if f.Max > 0 {
			s.length.Text = fmt.Sprintf("%d / %d 字", n, f.Max)
		}
		if f.Max > 0 && n > f.Max {
			s.length.Color = colorAmber
		}
	}
	s.length.Refresh()
}

// assure tells those who press Ctrl+S that they need not.
func (s *statusLine) assure(saved bool) {
	if saved {
		s.tell("已自动保存，不需要手动保存")
	}
}

// tell says something in passing, until the clerk goes to another cell.
func (s *statusLine) tell(text string) {
	s.said = text
	s.fit()
}

// noteGaps are the dot and the gaps around the note.
const noteGaps = 9 + 6 + 6 + 14 + 14

// fit cuts the note to the room that there is between what stands beside it,
// once that is known.
func (s *statusLine) fit() {
	s.note.Text = s.said
	if s.room > 0 {
		room := s.room - noteGaps - s.state.MinSize().Width - s.right.MinSize().Width
		s.note.Text = clip(s.said, sizeSmall, max(0, room))
	}
	s.note.Refresh()
}

// statusParts gives both parts the whole line and none of its own width, so
// that no text widens the window.
type statusParts struct{ line *statusLine }

func (statusParts) MinSize(objects []fyne.CanvasObject) fyne.Size { return narrow{}.MinSize(objects) }

func (p statusParts) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	narrow{}.Layout(objects, size)
	if p.line.room != size.Width {
		p.line.room = size.Width
		p.line.fit()
	}
}
