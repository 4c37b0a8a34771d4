package app

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/store"
)

// A worker is a clerk whose clock stands still until it is moved on. The saver
// reads it on its own goroutine.
type worker struct {
	*clerk
	clock atomic.Int64
}

func (w *worker) now() time.Time { return time.Unix(0, w.clock.Load()) }

// pass lets time pass.
func (w *worker) pass(d time.Duration) { w.clock.Add(int64(d)) }

// withWork is a worker in the sample report, in the morning of 24 March 2026.
func withWork(t *testing.T) *worker {
	t.Helper()
	w := &worker{clerk: newClerk(t)}
	w.clock.Store(time.Date(2026, 3, 24, 9, 0, 0, 0, time.Local).UnixNano())
	w.app.options.Now, w.store.Now, w.store.Who = w.now, w.now, "王芳"
	w.press("看示例报告")
	return w
}

// later sets a cell's text after a while.
func (w *worker) later(d time.Duration, k report.Key, text string) {
	w.pass(d)
	w.app.open.draft.Set(k, text)
}

// aWeek is some work on three days.
func aWeek(t *testing.T) *worker {
	t.Helper()
	w := withWork(t)
	d := w.app.open.draft
	w.later(3*time.Minute, "实际支出资金", "1200")
	w.later(5*time.Minute, "其他需要说明的事项", "无")
	w.pass(24 * time.Hour)
	d.Apply("导入 去年.docx", report.Values{"评价方法": "案卷研究法。", "相关建议": "加快支出。"})
	w.later(time.Minute, "实际支出资金", "1241.8")
	d.Undo()
	w.pass(24 * time.Hour)
	w.later(time.Hour, "存在问题", "一是支出进度偏慢。")
	w.later(time.Minute, "存在问题", "一是支出进度偏慢，部分项目资金结转下年。")
	w.waitSaved()
	w.app.openReport(w.app.open.id) // the account is in the stored log
	w.settle()
	return w
}

// lists is what the list shows, from the top: a word for each text.
func (c *clerk) lists() string {
	var out []string
	r := c.app.open.history.roll
	shown := []int{}
	for i := range r.shown {
		shown = append(shown, i)
	}
	slices.Sort(shown)
	for _, i := range shown {
		collect(r.shown[i], &out)
	}
	return strings.Join(out, " ")
}

// wantsList compares what the list shows from the top.
func (c *clerk) wantsList(want string) {
	c.Helper()
	if got := c.lists(); !strings.HasPrefix(got, want) {
		c.Errorf("the list is %s\n    want %s", got, want)
	}
}

func TestHistoryByTime(t *testing.T) {
	w := aWeek(t)
	w.command("历史")
	w.wantsList("今天 10:10 存在问题 修改 …支出进度偏慢，部分项…金结转下年。 10:09 存在问题 修改")
	list := w.lists()
	at := 0
	for _, part := range []string{
		"今天", "昨天", "09:09 实际支出资金 撤销 1241.8 1200", "09:09 实际支出资金 修改", "09:08 导入 去年.docx 2 个栏目 评价方法、相关建议",
		"3月24日 星期二", "09:08 其他需要说明的事项 填写 无", "09:03 实际支出资金 修改 1241.75 1200",
	} {
		n := strings.Index(list[at:], part)
		if n < 0 {
			t.Fatalf("%q does not follow in %s", part, list[at:])
		}
		at += n
	}
}

func TestChoosingAnEntryGoesToTheCell(t *testing.T) {
	w := aWeek(t)
	w.command("历史")
	w.pressIn(w.app.open.history.roll, "其他需要说明的事项")
	if got := w.app.open.current(); got != "其他需要说明的事项" {
		t.Errorf("the clerk is in %q", got)
	}
	w.sees("2026年3月24日 09:08:00　王芳")
	w.sees("恢复成修改前")
	w.command("历史") // the same by keys
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn} {
		w.typedKey(key)
	}
	if got := w.app.open.current(); got != "实际支出资金" {
		t.Errorf("one further down the clerk is in %q", got)
	}
	w.command("历史")
	w.typedKey(fyne.KeyEscape)
	if got := w.app.open.pane.Current(); w.app.window.Canvas().Focused() == fyne.Focusable(w.app.open.history.roll) || got != "实际支出资金" {
		t.Errorf("Escape leads to %q", got)
	}
}

func TestHistoryOfTheCellOneIsIn(t *testing.T) {
	w := aWeek(t)
	w.app.open.pane.GoTo("实际支出资金")
	w.press("历史")
	w.press("按栏目")
	w.wantsList("本栏目的修改：实际支出资金 昨天 09:09 撤销 1241.8 1200 昨天 09:09 修改 1200 1241.8 3月24日 09:03 修改 1241.75 1200 " +
		"3月24日 09:00 示例报告 1241.75 其他改过的栏目 评价年度 1 次")
	w.app.open.history.roll.scrollTo(10_000)
	w.pressIn(w.app.open.history.roll, "存在问题")
	w.wantsList("本栏目的修改：存在问题 今天 10:10 修改")
	if got := w.app.open.current(); got != "存在问题" {
		t.Errorf("the clerk is in %q", got)
	}
	w.fill(w.app.open.history.filter, "去年")
	w.rests()
	w.wantsList("本栏目的修改：存在问题 （没有找到） 其他改过的栏目 评价方法 1 次 相关建议 1 次")
}

func TestRestoringACell(t *testing.T) {
	w := aWeek(t)
	w.press("历史")
	w.pressIn(w.app.open.history.roll, "10:09")
	w.press("恢复此栏目")
	w.want("存在问题", "一是支出进度偏慢。")
	w.sees("“存在问题”已恢复到 3月26日 10:09。")
	w.wantsList("今天 10:10 存在问题 恢复到 3月26日 10:09")
	w.press("撤销")
	w.want("存在问题", "一是支出进度偏慢，部分项目资金结转下年。")
	if texts := w.texts(); slices.Contains(texts, "“存在问题”已恢复到 3月26日 10:09。") {
		t.Errorf("undone, it still says so: %s", texts)
	}
	w.rests()
	w.wantsList("今天 10:10 存在问题 撤销")
}

func TestRestoringWhatWasBefore(t *testing.T) {
	w := aWeek(t)
	w.press("历史")
	w.pressIn(w.app.open.history.roll, "其他需要说明的事项")
	if slices.Contains(w.texts(), "恢复此栏目") {
		t.Error("it is offered to restore what is there")
	}
	w.press("恢复成修改前")
	w.want("其他需要说明的事项", "")
	w.waitSaved()
	if text, there := w.stored().Values["其他需要说明的事项"]; there {
		t.Errorf("stored: %q", text)
	}
}

func TestRestoringAMoment(t *testing.T) {
	w := aWeek(t)
	d := w.app.open.draft
	before, steps := d.Values(), len(d.Log())
	w.press("历史")
	w.pressIn(w.app.open.history.roll, "10:09") // little differs: nothing is asked
	w.press("恢复到此时")
	w.want("存在问题", "一是支出进度偏慢。")
	w.press("撤销")
	w.rests()
	w.app.open.history.pick(w.app.open.history.find(chosenLine{stepLine, 1}))
	w.press("恢复到此时")
	w.sees("有 5 个栏目和那时不一样")
	w.press("取消")
	if n := len(d.Log()); n != steps+2 {
		t.Fatalf("%d steps after nothing was restored, want %d", n, steps+2)
	}
	w.press("恢复到此时")
	w.press("恢复")
	w.sees("已把 5 个栏目恢复到 3月24日 09:00。")
	w.want("实际支出资金", "1241.75")
	w.want("其他需要说明的事项", "")
	w.press("撤销")
	for k, text := range before {
		w.want(k, text)
	}
}

// What was typed and not yet printed the form's way is a step of its own.
func TestRestoringWhileTyping(t *testing.T) {
	w := aWeek(t)
	w.press("历史")
	w.app.open.history.choose(w.app.open.history.find(chosenLine{stepLine, 1}))
	w.typeText("实际到位资金", "5")
	typed := w.app.open.draft.Text("实际到位资金")
	w.press("恢复到此时")
	w.press("恢复")
	w.want("实际到位资金", "1286.4")
	w.press("撤销")
	w.want("实际到位资金", typed)
}

func TestFilteringTheHistory(t *testing.T) {
	w := aWeek(t)
	w.press("历史")
	h := w.app.open.history
	for words, want := range map[string]string{
		"部分项目资": "今天 10:10 存在问题 修改",
		"其他需要":  "3月24日 星期二 09:08 其他需要说明的事项 填写",
		"撤销":    "昨天 09:09 实际支出资金 撤销",
		"去年":    "昨天 09:08 导入 去年.docx",
		"王芳":    "今天 10:10 存在问题",
		"没有这个词": "没有找到",
	} {
		w.fill(h.filter, words)
		w.rests()
		w.wantsList(want)
	}
	w.fill(h.filter, "部分项目资")
	w.rests()
	if n := len(h.lines); n != 2 {
		t.Errorf("%d lines, want a day and a step: %s", n, w.lists())
	}
	h.filter.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if n := len(h.lines); n < 10 || h.filter.Text() != "" {
		t.Errorf("cleared, there are %d lines for %q", n, h.filter.Text())
	}
}

func TestWhoDidIt(t *testing.T) {
	w := aWeek(t)
	w.command("历史")
	if strings.Contains(w.lists(), "王芳") {
		t.Errorf("there is one person, who is named: %s", w.lists())
	}
	id := w.app.open.id
	w.press("‹ 报告库")
	w.store.Who = "李明"
	w.app.openReport(id)
	w.later(time.Minute, "相关建议", "加快支出，按月通报。")
	w.waitSaved()
	w.app.openReport(id) // what was done in the same window is named 我
	w.later(time.Minute, "相关建议", "")
	w.command("历史")
	w.wantsList("今天 10:12 相关建议 我　清空 加快支出，按月通报。 10:11 相关建议 李明　修改")
}

// The list follows the typing in its pauses, and where it is not seen it does nothing.
func TestHistoryFollowsThePause(t *testing.T) {
	w := aWeek(t)
	h := w.app.open.history
	if len(h.lines) > 0 || len(h.roll.shown) > 0 {
		t.Errorf("unseen it has %d lines", len(h.lines))
	}
	w.command("历史")
	w.pass(time.Minute)
	w.typeText("其他需要说明的事项", "。")
	w.rests()
	w.wantsList("今天 10:11 其他需要说明的事项 修改 无。")
	w.typeText("其他需要说明的事项", "另")
	w.rests()
	w.wantsList("今天 10:11 其他需要说明的事项 修改 无。另 10:10")
	w.press("检查")
	lines := len(h.lines)
	w.typeText("评价方法", "。")
	w.rests()
	if len(h.lines) != lines {
		t.Error("unseen it is listed anew")
	}
}

// The look changes while the history is seen: it stays as it was.
func TestHistoryInAnotherLook(t *testing.T) {
	w := aWeek(t)
	w.app.open.pane.GoTo("实际支出资金")
	w.press("历史")
	w.press("按栏目")
	w.app.look = LookDark
	w.app.redress()
	w.wantsList("本栏目的修改：实际支出资金 昨天 09:09 撤销")
}

func TestHistoryMarkup(t *testing.T) {
	size := fyne.NewSize(sideRoom, 700)
	w := aWeek(t)
	w.command("历史")
	w.goldenOf("history", w.app.open.side.content, size)
	w.app.open.history.pick(w.app.open.history.find(chosenLine{stepLine, int64(len(w.app.open.draft.Log()) - 1)}))
	w.press("按栏目")
	w.app.open.history.choose(2)
	w.goldenOf("historyfield", w.app.open.side.content, size)
}

// openLong opens a report with so many steps, one every ten minutes, each of
// them a text that goes on.
func openLong(tb testing.TB, a *App, count int, begin time.Time) {
	tb.Helper()
	form, err := a.builtInForm(assets.SampleForm)
	if err == nil {
		err = a.keep(form)
	}
	if err != nil {
		tb.Fatal(err)
	}
	keys, values := form.Form.Keys(), report.Values{}
	var log []report.Step
	for i := range count {
		k := keys[i/7%len(keys)]
		text := fmt.Sprintf("围绕预算编制的合理性、执行的及时性核对支出，第%d次修改。", i)
		s := report.Step{No: int64(i + 1), Kind: report.EditStep, Label: form.Form.Field(k).Name(), At: begin.Add(time.Duration(i) * 10 * time.Minute)}
		s.Edits = []report.Edit{{Key: k, Old: values[k], New: text}}
		values[k] = text
		log = append(log, s)
	}
	id, err := a.store.Create(store.NewReport{BundleHash: form.Hash, Values: values, Steps: log, At: begin})
	if err != nil {
		tb.Fatal(err)
	}
	a.openReport(id)
}

// Who reads further down is not moved by what comes in above, nor by an entry
// that closes there.
func TestTheListStaysWhereItIsRead(t *testing.T) {
	w := withWork(t)
	openLong(t, w.app, 300, w.now())
	w.settle()
	w.command("历史")
	h := w.app.open.history
	h.pick(2)
	h.roll.scrollTo(h.roll.tops[100] + 7)
	first := chosenLine{stepLine, h.identify(101).no}
	y := h.roll.seenAt(101)
	w.later(time.Minute, "存在问题", "一是支出进度偏慢。")
	w.rests()
	if at := h.find(first); h.roll.seenAt(at) != y || at <= 101 {
		t.Errorf("after a new step the line is %d at %v, was 101 at %v", at, h.roll.seenAt(at), y)
	}
	h.pick(h.find(first))
	if at := h.find(first); h.roll.seenAt(at) != y {
		t.Errorf("chosen, it is at %v, was at %v", h.roll.seenAt(at), y)
	}
}

func TestALongHistory(t *testing.T) {
	w := withWork(t)
	openLong(t, w.app, 3000, w.now())
	w.settle()
	w.command("历史")
	h := w.app.open.history
	if n := len(h.roll.shown); n > 30 {
		t.Errorf("%d lines are built", n)
	}
	days := 0
	for _, l := range h.lines {
		if l.kind == dayLine {
			days++
		}
	}
	if days != 22 || len(h.lines) != 3000+days { // 3,000 times ten minutes, from nine o'clock on
		t.Errorf("%d lines, %d of them days", len(h.lines), days)
	}
	h.roll.scrollTo(h.roll.tops[len(h.lines)])
	if list := w.lists(); !strings.HasSuffix(list, "09:00 项目名称 填写 围绕预算…0次修改。") {
		t.Errorf("at the end stands %s", list)
	}
}

func TestComparingAMomentWithNow(t *testing.T) {
	w := aWeek(t)
	w.press("历史")
	w.pressIn(w.app.open.history.roll, "10:09")
	w.press("与现在对比")
	if c := w.app.comparing; c == nil || c.before.step != w.app.open.history.chosen.no || c.after.step != presently {
		t.Fatalf("compared: %+v", c)
	}
	w.sees("今天 10:09")
	w.press("‹ 返回")
	w.sees("恢复此栏目") // the entry is still open
}
