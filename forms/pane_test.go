package forms_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"jibiao/assets"
	"jibiao/assets/fonts"
	"jibiao/forms"
	"jibiao/forms/field"
	"jibiao/forms/paper"
	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/draft"
)

var update = flag.Bool("update", false, "write the golden files anew")

// faces are parsed once: Fyne knows them by their resource.
var faces = func() paper.Fonts {
	song := fyne.NewStaticResource("serif-regular.otf", fonts.SerifRegular)
	return paper.Fonts{
		Song: song, FangSong: song, Hei: fyne.NewStaticResource("sans-regular.otf", fonts.SansRegular),
		Title: fyne.NewStaticResource("serif-bold.otf", fonts.SerifBold),
	}
}()

// A desk is a pane in a window, with its draft.
type desk struct {
	testing.TB
	pane   *forms.Pane
	draft  *draft.Draft
	window fyne.Window
	at     report.Key // the cell last focused
}

func newDesk(t testing.TB, b *bundle.Bundle, values report.Values) *desk {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(test.Theme())
	return openDesk(t, b, values)
}

// openDesk opens another window of the same application.
func openDesk(t testing.TB, b *bundle.Bundle, values report.Values) *desk {
	t.Helper()
	d := &desk{TB: t, draft: draft.New(b.Form, values, nil)}
	now := time.Date(2025, 3, 1, 9, 0, 0, 0, time.UTC)
	d.draft.Now = func() time.Time { return now }
	d.window = test.NewTempWindow(t, nil)
	d.pane = forms.NewPane(d.draft, faces, d.window.Canvas())
	d.pane.OnFocus = func(k report.Key) { d.at = k }
	d.window.SetContent(d.pane)
	d.window.SetPadded(false)
	d.window.Resize(fyne.NewSize(868, 700))
	return d
}

// sample is the built-in form with the sample report.
func sample(t *testing.T) *desk {
	t.Helper()
	values := report.Values{}
	if err := json.Unmarshal(assets.Sample(), &values); err != nil {
		t.Fatal(err)
	}
	return newDesk(t, builtIn(t), values)
}

func builtIn(t testing.TB) *bundle.Bundle {
	t.Helper()
	b, err := bundle.BuiltIn(assets.SampleForm)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// typeText types into whatever has the focus.
func (d *desk) typeText(text string) {
	d.Helper()
	focused := d.window.Canvas().Focused()
	if focused == nil {
		d.Fatalf("typing %q: nothing has the focus", text)
	}
	for _, r := range text {
		focused.TypedRune(r)
	}
}

func (d *desk) key(name fyne.KeyName) {
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
}

func (d *desk) shortcut(s fyne.Shortcut) {
	d.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(s)
}

func (d *desk) want(k report.Key, text string) {
	d.Helper()
	if got := d.draft.Text(k); got != text {
		d.Errorf("%s is %q, want %q", k, got, text)
	}
}

func (d *desk) wantAt(k report.Key) {
	d.Helper()
	if d.at != k {
		d.Errorf("the focus is in %q, want %q", d.at, k)
	}
}

// golden compares the window's markup with a file.
func (d *desk) golden(name string) {
	d.Helper()
	path := filepath.Join("testdata", name+".xml")
	got := test.RenderToMarkup(d.window.Canvas())
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			d.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		d.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		d.Errorf("%s (-want +got; run with -update if it should be so):\n%s", path, diff)
	}
}

func TestPaneMarkup(t *testing.T) {
	t.Run("sample at rest", func(t *testing.T) { sample(t).golden("sample") })
	t.Run("blank form", func(t *testing.T) { newDesk(t, builtIn(t), nil).golden("blank") })
	t.Run("cell being edited", func(t *testing.T) {
		d := sample(t)
		d.pane.GoTo("预算安排.县级资金")
		d.golden("editing")
	})
}

func TestTyping(t *testing.T) {
	d := newDesk(t, builtIn(t), nil)
	d.pane.GoTo("评价对象名称")
	d.typeText("云岭市档案馆")
	d.want("评价对象名称", "云岭市档案馆")
	d.pane.GoTo("评价年度")
	d.typeText("2024")
	d.want("评价年度", "2024")
	d.pane.GoTo("实施目的")
	d.want("评价年度", "2024年度")
	d.want("项目名称", "云岭市档案馆2024年度部门整体支出绩效评价")
	d.typeText("第一段")
	d.key(fyne.KeyReturn)
	d.typeText("第二段")
	d.want("实施目的", "第一段\n第二段")
}

func TestEnterMovesOnInOneLine(t *testing.T) {
	d := sample(t)
	d.pane.GoTo("预算安排资金")
	d.key(fyne.KeyReturn)
	d.wantAt("实际到位资金")
	d.want("预算安排资金", "1286.4")
}

func TestTabWalksTheCells(t *testing.T) {
	d := sample(t)
	c := d.window.Canvas()
	var walked []report.Key
	for range d.draft.Form().Fields {
		c.FocusNext()
		walked = append(walked, d.at)
	}
	want := []report.Key{
		"项目名称", "评价年度", "评价类型", "评价对象名称", "实施目的", "预算安排资金", "实际到位资金", "预算安排.市级资金",
		"实际到位.市级资金", "预算安排.县级资金", "实际到位.县级资金", "实际支出资金", // 结余资金 and 预算执行率 are computed
		"年度绩效目标", "评价范围", "评价依据", "绩效评价指标体系", "评价方法", "数据采集及处理方法", "绩效评价工作过程",
		"存在问题", "相关建议", "其他需要说明的事项", "项目名称", "评价年度",
	}
	if diff := cmp.Diff(want, walked); diff != "" {
		t.Errorf("Tab (-want +got):\n%s", diff)
	}
	c.FocusPrevious()
	d.wantAt("项目名称")
	c.FocusPrevious()
	d.wantAt("其他需要说明的事项")
}

func TestFocusScrollsIntoView(t *testing.T) {
	d := sample(t)
	before := test.RenderToMarkup(d.window.Canvas())
	d.pane.GoTo("其他需要说明的事项")
	entry := d.window.Canvas().Focused().(fyne.CanvasObject)
	y := fyne.CurrentApp().Driver().AbsolutePositionForObject(entry).Y
	if y < 0 || y > 700 {
		t.Errorf("the cell stands at %v, outside of the window", y)
	}
	if before == test.RenderToMarkup(d.window.Canvas()) {
		t.Error("nothing moved")
	}
}

func TestCellGrowsWithItsText(t *testing.T) {
	d := sample(t)
	d.pane.GoTo("评价方法")
	entry := d.window.Canvas().Focused().(fyne.CanvasObject)
	before := entry.Size().Height
	for range 6 {
		d.key(fyne.KeyReturn)
		d.typeText("又一段")
	}
	if after := entry.Size().Height; after < before+5*16 {
		t.Errorf("the cell was %v high and is %v after six paragraphs more", before, after)
	}
}

func TestUndoOverTheWholeReport(t *testing.T) {
	d := sample(t)
	d.pane.GoTo("实际支出资金")
	d.shortcut(&fyne.ShortcutSelectAll{})
	d.typeText("1200")
	d.want("结余资金", "86.4")
	d.pane.GoTo("评价方法")
	d.typeText("另。")
	d.shortcut(&fyne.ShortcutUndo{})
	d.shortcut(&fyne.ShortcutUndo{})
	d.wantAt("实际支出资金")
	d.want("实际支出资金", "1241.75")
	d.want("结余资金", "44.65")
	d.shortcut(&fyne.ShortcutRedo{})
	d.want("实际支出资金", "1200")
}

func TestComputedCellIsLockedUntilOverridden(t *testing.T) {
	d := sample(t)
	d.pane.GoTo("结余资金")
	if f := d.window.Canvas().Focused(); f != nil {
		t.Fatalf("a locked cell took the focus: %T", f)
	}
	d.tapOn("44.65")
	d.choose("改为手工填写")
	d.shortcut(&fyne.ShortcutSelectAll{})
	d.typeText("50")
	d.want("结余资金", "50")
	d.pane.GoTo("评价方法")
	d.pane.GoTo("结余资金")
	d.shortcut(&fyne.ShortcutSelectAll{})
	d.key(fyne.KeyDelete)
	d.pane.GoTo("评价方法")
	d.want("结余资金", "44.65")
}

func TestOfferIsReplacedByTypingAndComesBack(t *testing.T) {
	d := sample(t)
	offer := d.draft.Text("评价范围")
	d.pane.GoTo("评价范围")
	d.shortcut(&fyne.ShortcutSelectAll{})
	d.typeText("全部资金")
	d.want("评价范围", "全部资金")
	d.shortcut(&fyne.ShortcutSelectAll{})
	d.key(fyne.KeyDelete)
	d.typeText("改过")
	d.want("评价范围", "改过")
	d.shortcut(&fyne.ShortcutSelectAll{})
	d.key(fyne.KeyDelete)
	d.pane.GoTo("评价方法")
	d.want("评价范围", offer)
}

func TestChoiceFromTheList(t *testing.T) {
	d := newDesk(t, builtIn(t), nil)
	d.pane.GoTo("评价类型")
	d.tapArrow()
	d.choose("部门评价")
	d.want("评价类型", "部门评价")
}

func TestPasteIsCleaned(t *testing.T) {
	d := newDesk(t, builtIn(t), nil)
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent("一\r\n二\x07")
	d.pane.GoTo("存在问题")
	d.shortcut(&fyne.ShortcutPaste{Clipboard: clip})
	d.want("存在问题", "一\n二")
	d.pane.GoTo("评价对象名称")
	d.shortcut(&fyne.ShortcutPaste{Clipboard: clip})
	d.want("评价对象名称", "一二")
}

func TestUnreadableFigureIsKept(t *testing.T) {
	d := newDesk(t, builtIn(t), nil)
	d.pane.GoTo("预算安排资金")
	d.typeText("约1000")
	d.pane.GoTo("实际到位资金")
	d.want("预算安排资金", "约1000")
	d.typeText("１,２８６.40")
	d.pane.GoTo("预算安排资金")
	d.want("实际到位资金", "1286.4")
}

func TestWheelOverTheEditorScrollsThePage(t *testing.T) {
	d := sample(t)
	d.pane.GoTo("年度绩效目标")
	entry := d.window.Canvas().Focused().(fyne.CanvasObject)
	driver := fyne.CurrentApp().Driver()
	before := driver.AbsolutePositionForObject(entry)
	test.Scroll(d.window.Canvas(), before.AddXY(20, 20), 0, -80)
	if after := driver.AbsolutePositionForObject(entry); after.Y >= before.Y {
		t.Errorf("the cell stands at %v after the wheel, at %v before", after.Y, before.Y)
	}
}

// tapOn clicks on the first text on the sheet that reads so.
func (d *desk) tapOn(text string) {
	d.Helper()
	at, found := d.find(text)
	if !found {
		d.Fatalf("no text %q on the sheet", text)
	}
	test.TapCanvas(d.window.Canvas(), at)
}

// choose clicks on an entry of the menu that is open.
func (d *desk) choose(item string) {
	d.Helper()
	if d.window.Canvas().Overlays().Top() == nil {
		d.Fatalf("no menu is open to choose %q from", item)
	}
	d.tapOn(item)
}

// Blanks between words are filled in where they are, as on a cover page.
func TestBlanksBetweenWords(t *testing.T) {
	d := newDesk(t, coverPage(t), report.Values{"填报单位": "云岭市档案馆"})
	d.golden("cover")
	d.pane.GoTo("联系人")
	d.typeText("王某")
	d.want("联系人", "王某")
	if !strings.Contains(test.RenderToMarkup(d.window.Canvas()), "王某") {
		t.Error("the name is not on the sheet")
	}
}

// The caret is to stay within the cell that grows around it.
func TestEditorStaysWithinItsCell(t *testing.T) {
	d := sample(t)
	d.pane.GoTo("实施目的")
	driver := fyne.CurrentApp().Driver()
	for range 60 {
		d.typeText("字")
		frame := d.frame()
		top := driver.AbsolutePositionForObject(frame).Y
		caret, focused := field.FocusedCaret(d.window.Canvas())
		if !focused || caret.At.Y < top || caret.At.Y+caret.Size.Height > top+frame.Size().Height {
			t.Fatalf("the caret stands at %v, the cell goes from %v to %v", caret, top, top+frame.Size().Height)
		}
	}
}

// A step taken back in a locked cell leaves no editor behind that would go on
// taking keys unseen.
func TestNoKeysIntoAHiddenEditor(t *testing.T) {
	d := sample(t)
	d.tapOn("44.65")
	d.choose("改为手工填写")
	d.typeText("1")
	d.pane.GoTo("评价方法")
	before := d.draft.Text("评价方法")
	d.shortcut(&fyne.ShortcutUndo{})
	d.want("结余资金", "44.65")
	if f := d.window.Canvas().Focused(); f != nil {
		f.TypedRune('字')
	}
	d.want("评价方法", before)
}

func TestLookingAtACellChangesNothing(t *testing.T) {
	d := newDesk(t, builtIn(t), report.Values{"预算安排资金": "1,286.40", "评价年度": "2024"})
	steps := 0
	d.draft.Subscribe(func(draft.Change) { steps++ })
	for range d.draft.Form().Fields {
		d.window.Canvas().FocusNext()
	}
	if steps > 0 {
		t.Errorf("walking through the cells made %d steps", steps)
	}
	d.want("预算安排资金", "1,286.40")
}

func TestSettlePrintsWhatIsBeingTyped(t *testing.T) {
	d := newDesk(t, builtIn(t), nil)
	d.pane.GoTo("预算安排资金")
	d.typeText("１,２８６.40")
	d.pane.Settle()
	d.want("预算安排资金", "1286.4")
	d.wantAt("预算安排资金")
}
