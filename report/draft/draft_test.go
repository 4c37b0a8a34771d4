package draft

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jibiao/report"
)

func TestTypingIsOneStep(t *testing.T) {
	d := newDesk(report.Values{"单位": "旧馆"})
	for _, text := range []string{"", "档", "档案", "档案馆"} {
		d.Set("单位", text)
		d.wait(1900 * time.Millisecond)
	}
	d.expect(t, edit(1, "单位", report.Edit{Key: "单位", Old: "旧馆", New: "档案馆"}))
	if n := len(d.changes); n != 4 {
		t.Errorf("%d changes were told, want one for each keystroke", n)
	}
	if at := d.changes[3].Step.At; !at.Equal(d.now.Add(-1900 * time.Millisecond)) {
		t.Errorf("the step is dated %v, want the last keystroke", at)
	}
	if at, ok := d.Undo(); !ok || at != "单位" || d.Text("单位") != "旧馆" {
		t.Errorf("undo at %q %v leaves %q", at, ok, d.Text("单位"))
	}
}

func TestWhatEndsTyping(t *testing.T) {
	tests := []struct {
		name  string
		pause func(d *desk)
		steps int
	}{
		{"nothing", func(*desk) {}, 2},
		{"the same text again", func(d *desk) { d.Set("单位", "档") }, 2},
		{"an unknown cell", func(d *desk) { d.Set("没有", "x") }, 2},
		{"nothing to tidy", func(d *desk) { d.Tidy("单位") }, 2},
		{"nothing to apply", func(d *desk) { d.Apply("导入", report.Values{"单位": "档"}) }, 2},
		{"nothing to redo", func(d *desk) { d.Redo() }, 2},
		{"a moment's rest", func(d *desk) { d.wait(burstPause - 1) }, 2},
		{"a rest", func(d *desk) { d.wait(burstPause) }, 3},
		{"another focus", func(d *desk) { d.Break() }, 3},
		{"another cell", func(d *desk) { d.Set("年度", "2024年度") }, 4},
		{"an import", func(d *desk) { d.Apply("导入", report.Values{"单位": "新馆"}) }, 4},
		{"undo", func(d *desk) { d.Undo() }, 4},
		{"undo and redo", func(d *desk) { d.Undo(); d.Redo() }, 5},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(nil)
			d.Set("到位", "1")
			d.Set("单位", "档")
			tt.pause(d)
			d.Set("单位", "档案")
			if n := len(d.log()); n != tt.steps {
				t.Errorf("%d steps, want %d: %+v", n, tt.steps, d.log())
			}
			if d.Text("单位") != "档案" {
				t.Errorf("the cell holds %q", d.Text("单位"))
			}
		})
	}
}

func TestTypingGoesOnIntoNoOldStep(t *testing.T) {
	d := newDesk(nil)
	d.Set("单位", "档")
	again := newDesk(report.Values{"单位": "档"}, d.log()...)
	again.Set("单位", "档案")
	again.expect(t, edit(2, "单位", report.Edit{Key: "单位", Old: "档", New: "档案"}))
}

func TestSetCleansTexts(t *testing.T) {
	d := newDesk(nil)
	d.Set("单位", "档\r\n案\x00馆")
	if got := d.Typed("单位"); got != "档\n案馆" {
		t.Errorf("typed: %q", got)
	}
	if n := d.Apply("导入", report.Values{"单位": "档\r案馆"}); n != 0 {
		t.Errorf("the same text in another writing changed %d cells", n)
	}
}

func TestTidyIsPartOfTheTyping(t *testing.T) {
	d := newDesk(nil)
	d.Set("到位", "１,２８６.40")
	d.wait(time.Hour) // as long as the clerk may stay in the cell
	d.Tidy("到位")
	d.expect(t, edit(1, "到位", report.Edit{Key: "到位", New: "1286.4"}))
	d.Tidy("支出")
	d.Tidy("没有")
	d.Tidy("结余")
	if n := len(d.changes); n != 2 {
		t.Errorf("there was nothing to tidy, but %d changes were told", n-2)
	}
	d.Undo()
	if got := d.Text("到位"); got != "" {
		t.Errorf("undone, the cell holds %q", got)
	}
}

func TestTidyAfterTheTypingIsAStep(t *testing.T) {
	d := newDesk(report.Values{"年度": "2024"})
	d.Tidy("年度")
	d.expect(t, edit(1, "年度", report.Edit{Key: "年度", Old: "2024", New: "2024年度"}))
}

func TestApplyIsOneStep(t *testing.T) {
	d := newDesk(report.Values{"单位": "旧馆", "年度": "2024年度", "到位": "5"})
	n := d.Apply("导入 Word 文件", report.Values{"支出": "3", "单位": "新馆", "年度": "2024年度", "到位": "", "没有": "x"})
	if n != 3 {
		t.Errorf("%d cells changed, want 3", n)
	}
	d.expect(t, edit(1, "导入 Word 文件",
		report.Edit{Key: "单位", Old: "旧馆", New: "新馆"}, report.Edit{Key: "到位", Old: "5"}, report.Edit{Key: "支出", New: "3"}))
	if at, ok := d.Undo(); !ok || at != "单位" {
		t.Errorf("undo is at %q, %v", at, ok)
	}
	want := report.Values{"单位": "旧馆", "年度": "2024年度", "到位": "5", "名称": "旧馆2024年度"}
	if diff := cmp.Diff(want, d.Values()); diff != "" {
		t.Errorf("undone (-want +got):\n%s", diff)
	}
}

func TestUndoAndRedoAreSteps(t *testing.T) {
	d := newDesk(nil)
	d.Set("单位", "甲")
	d.Set("年度", "2024年度")
	d.Undo()
	d.Undo()
	d.Redo()
	d.expect(t,
		edit(1, "单位", report.Edit{Key: "单位", New: "甲"}),
		edit(2, "年度", report.Edit{Key: "年度", New: "2024年度"}),
		report.Step{No: 3, Kind: report.UndoStep, Of: 2, Label: "年度", Edits: []report.Edit{{Key: "年度", Old: "2024年度"}}},
		report.Step{No: 4, Kind: report.UndoStep, Of: 1, Label: "单位", Edits: []report.Edit{{Key: "单位", Old: "甲"}}},
		report.Step{No: 5, Kind: report.RedoStep, Of: 1, Label: "单位", Edits: []report.Edit{{Key: "单位", New: "甲"}}},
	)
	if label, ok := d.CanRedo(); !ok || label != "年度" {
		t.Errorf("can redo %q, %v", label, ok)
	}
}

func TestANewEditCutsRedo(t *testing.T) {
	d := newDesk(nil)
	d.Set("单位", "甲")
	d.Undo()
	d.Set("年度", "2024年度")
	if label, ok := d.CanRedo(); ok {
		t.Errorf("can still redo %q", label)
	}
	if at, ok := d.Redo(); ok || at != "" {
		t.Errorf("redo is at %q", at)
	}
	if label, ok := d.CanUndo(); !ok || label != "年度" {
		t.Errorf("can undo %q, %v", label, ok)
	}
}

func TestNothingToUndo(t *testing.T) {
	d := newDesk(report.Values{"单位": "甲"})
	if at, ok := d.Undo(); ok || at != "" {
		t.Errorf("undo is at %q", at)
	}
	if at, ok := d.Redo(); ok || at != "" {
		t.Errorf("redo is at %q", at)
	}
	if _, ok := d.CanUndo(); ok {
		t.Error("can undo nothing")
	}
	if len(d.changes) != 0 || d.Text("单位") != "甲" {
		t.Errorf("nothing was done, but %+v", d.changes)
	}
}

func TestUndoOfEarlierDays(t *testing.T) {
	first := newDesk(nil)
	first.Set("单位", "甲")
	first.Set("年度", "2024年度")
	first.Undo()
	second := newDesk(first.Values(), first.log()...)
	if label, ok := second.CanRedo(); !ok || label != "年度" {
		t.Errorf("can redo %q, %v", label, ok)
	}
	if at, ok := second.Redo(); !ok || at != "年度" || second.Text("年度") != "2024年度" {
		t.Errorf("redo at %q %v gives %q", at, ok, second.Text("年度"))
	}
	if no := second.changes[0].Step.No; no != 4 {
		t.Errorf("the step has number %d, want 4", no)
	}
}

// A log that something else wrote is kept, and what it cannot mean is passed over.
func TestOddLogs(t *testing.T) {
	one := edit(1, "单位", report.Edit{Key: "单位", New: "甲"})
	tests := []struct {
		name       string
		log        []report.Step
		undo, redo string
	}{
		{"undo of a step that is not the latest", []report.Step{
			one, edit(2, "年度", report.Edit{Key: "年度", New: "2024"}), {No: 3, Kind: report.UndoStep, Of: 1, Edits: []report.Edit{{Key: "单位", Old: "甲"}}},
		}, "年度", ""},
		{"redo of what was not undone", []report.Step{one, {No: 2, Kind: report.RedoStep, Of: 1, Edits: one.Edits}}, "单位", ""},
		{"undo of no step", []report.Step{{No: 1, Kind: report.UndoStep, Of: 9, Edits: one.Edits}}, "", ""},
		{"a step without edits", []report.Step{one, edit(2, "空")}, "单位", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(report.Values{"单位": "甲"}, tt.log...)
			undo, _ := d.CanUndo()
			redo, _ := d.CanRedo()
			if undo != tt.undo || redo != tt.redo {
				t.Errorf("can undo %q and redo %q, want %q and %q", undo, redo, tt.undo, tt.redo)
			}
			d.Set("到位", "1")
			if got, want := d.changes[0].Step.No, tt.log[len(tt.log)-1].No+1; got != want {
				t.Errorf("the next step has number %d, want %d", got, want)
			}
		})
	}
}

func TestComputedCells(t *testing.T) {
	d := newDesk(report.Values{"到位": "10", "支出": "4"})
	state := func() [2]any { return [2]any{d.Text("结余"), d.Follows("结余")} }
	steps := []struct {
		name string
		do   func()
		want [2]any
	}{
		{"follows", func() {}, [2]any{"6", true}},
		{"overridden", func() { d.Set("结余", "7") }, [2]any{"7", false}},
		{"overridden, it follows no more", func() { d.Set("支出", "5") }, [2]any{"7", false}},
		{"given back", func() { d.Set("结余", "") }, [2]any{"5", true}},
		{"overridden again", func() { d.Undo() }, [2]any{"7", false}},
		{"back before all", func() { d.Undo(); d.Undo() }, [2]any{"6", true}},
	}
	for _, s := range steps {
		s.do()
		if got := state(); got != s.want {
			t.Errorf("%s: %v, want %v", s.name, got, s.want)
		}
	}
	if d.Follows("到位") || d.Follows("没有") {
		t.Error("a cell without a formula follows one")
	}
}

func TestChangedKeys(t *testing.T) {
	d := newDesk(report.Values{"到位": "10", "支出": "4", "单位": "馆"})
	steps := []struct {
		name string
		do   func()
		want []report.Key
	}{
		{"a figure, and what follows from it", func() { d.Set("支出", "5") }, []report.Key{"支出", "结余", "率"}},
		{"in another writing nothing follows", func() { d.Set("支出", "5.0") }, []report.Key{"支出"}},
		{"an override that prints the same", func() { d.Set("结余", "5") }, nil},
		{"under an override", func() { d.Set("到位", "20") }, []report.Key{"到位", "率"}},
		{"a computed text that comes to be", func() { d.Set("年度", "2024年度") }, []report.Key{"年度", "名称"}},
		{"undone", func() { d.Undo() }, []report.Key{"年度", "名称"}},
		{"several, in document order", func() { d.Apply("改", report.Values{"支出": "", "单位": "院"}) }, []report.Key{"单位", "支出", "率"}},
	}
	for _, s := range steps {
		s.do()
		if diff := cmp.Diff(s.want, d.changes[len(d.changes)-1].Keys); diff != "" {
			t.Errorf("%s (-want +got):\n%s", s.name, diff)
		}
	}
}

func TestIssuesFollow(t *testing.T) {
	d := newDesk(nil)
	if got := d.Issues(); len(got) != 1 || got[0].ID != report.IDEmpty || got[0].Key != "单位" {
		t.Fatalf("an empty report has %+v", got)
	}
	before := d.Issues()
	d.Set("单位", "馆")
	if got := d.Issues(); len(got) != 0 {
		t.Errorf("filled in, it still has %+v", got)
	}
	if len(before) != 1 || before[0].Key != "单位" {
		t.Error("the findings handed out were changed")
	}
	d.Undo()
	if len(d.Issues()) != 1 {
		t.Error("undone, the cell is not missed")
	}
}

// What a subscriber sees is already true, and subscribers are called in order.
func TestSubscribers(t *testing.T) {
	d := newDesk(nil)
	var order []string
	d.Subscribe(func(Change) { order = append(order, "first "+d.Text("单位")) })
	d.Subscribe(func(Change) { order = append(order, "second") })
	d.Set("单位", "馆")
	if diff := cmp.Diff([]string{"first 馆", "second"}, order); diff != "" {
		t.Error(diff)
	}
}

// Steps are stored while the typing goes on, so what was handed out stays.
func TestStepsHandedOutStay(t *testing.T) {
	d := newDesk(nil)
	d.Set("单位", "档")
	step := d.changes[0].Step
	d.Set("单位", "档案")
	d.Undo()
	if want := []report.Edit{{Key: "单位", New: "档"}}; !cmp.Equal(step.Edits, want) {
		t.Errorf("the step became %+v", step.Edits)
	}
	step.Edits[0].Old = "别的"
	d.Redo()
	d.Undo()
	if got := d.Text("单位"); got != "" {
		t.Errorf("a step that was handed out reaches into the draft: %q", got)
	}
}

func TestDraftTakesCopies(t *testing.T) {
	typed := report.Values{"单位": "馆", "年度": ""}
	d := newDesk(typed)
	d.Set("单位", "院")
	if diff := cmp.Diff(report.Values{"单位": "馆", "年度": ""}, typed); diff != "" {
		t.Errorf("the caller's values were changed: %s", diff)
	}
	d.Values()["单位"] = "别的"
	if d.Text("单位") != "院" {
		t.Error("Values is no copy")
	}
	if d.Form().Field("单位") == nil {
		t.Error("the draft has another form")
	}
}

func TestUnknownKeysAreIgnored(t *testing.T) {
	d := newDesk(nil)
	for _, k := range []report.Key{"没有", ""} {
		d.Set(k, "x")
		d.Tidy(k)
		d.Apply("导入", report.Values{k: "x"})
		if d.Text(k) != "" || d.Typed(k) != "" {
			t.Errorf("%q was filled in", k)
		}
	}
	if len(d.changes) != 0 {
		t.Errorf("changes: %+v", d.changes)
	}
}

// What is not in the moment restored is cleared, and all of it is one step.
func TestRestore(t *testing.T) {
	d := newDesk(report.Values{"单位": "旧馆", "名称": "自定的名称"})
	d.Set("单位", "新馆")
	d.Apply("导入", report.Values{"年度": "2024年度", "名称": ""})
	if n := d.Restore("恢复到第1步", d.TypedAt(1)); n != 2 {
		t.Errorf("%d cells changed, want 2", n)
	}
	if n := d.Restore("再恢复一次", d.TypedAt(1)); n != 0 {
		t.Errorf("%d cells changed the second time", n)
	}
	want := edit(3, "恢复到第1步", report.Edit{Key: "年度", Old: "2024年度"}, report.Edit{Key: "名称", New: "自定的名称"})
	if diff := cmp.Diff(want, d.Log()[2], cmpopts.IgnoreFields(report.Step{}, "At")); diff != "" || len(d.Log()) != 3 {
		t.Errorf("log of %d steps, the last (-want +got):\n%s", len(d.Log()), diff)
	}
	d.Undo()
	if d.Text("年度") != "2024年度" || d.Text("名称") != "新馆2024年度" || d.Text("单位") != "新馆" {
		t.Errorf("undo leaves %v", d.Values())
	}
}
