package draft

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
)

var fields = []report.Field{
	{Key: "单位", Kind: report.KindText, Required: true},
	{Key: "年度", Kind: report.KindYear},
	{Key: "到位", Kind: report.KindMoney},
	{Key: "支出", Kind: report.KindMoney},
	{Key: "结余", Kind: report.KindMoney, Formula: "到位 - 支出"},
	{Key: "率", Kind: report.KindPercent, Formula: "支出 / 到位 * 100"},
	{Key: "名称", Kind: report.KindText, Formula: "单位 + 年度", Editable: true},
}

// testForm is a form of one table in which each key has a row.
func testForm() *report.Form {
	t := &report.Table{Columns: make([]int, 2)}
	for i, f := range fields {
		caption := report.Paragraph{Runs: []report.Run{{Text: string(f.Key)}}}
		place := report.Paragraph{Runs: []report.Run{{Key: f.Key}}}
		t.Rows = append(t.Rows, report.Row{})
		t.Cells = append(t.Cells,
			report.Cell{Row: i, RowSpan: 1, ColumnSpan: 1, Paragraphs: []report.Paragraph{caption}},
			report.Cell{Row: i, Column: 1, RowSpan: 1, ColumnSpan: 1, Paragraphs: []report.Paragraph{place}})
	}
	f, issues := report.Compile(report.Grid{Blocks: []report.Block{{Table: t}}}, report.Spec{Fields: fields})
	if len(issues) > 0 {
		panic(issues[0].What)
	}
	return f
}

// A desk is a draft with a clock and a record of its changes.
type desk struct {
	*Draft
	now     time.Time
	changes []Change
}

func newDesk(typed report.Values, log ...report.Step) *desk {
	d := &desk{Draft: New(testForm(), typed, log), now: time.Date(2025, 3, 24, 9, 0, 0, 0, time.UTC)}
	d.Now = func() time.Time { return d.now }
	d.Subscribe(func(c Change) { d.changes = append(d.changes, c) })
	return d
}

func (d *desk) wait(t time.Duration) { d.now = d.now.Add(t) }

// log is the report's log as a store would have it: a step that grew replaces
// itself.
func (d *desk) log() []report.Step {
	var steps []report.Step
	for _, c := range d.changes {
		if n := len(steps); n > 0 && steps[n-1].No == c.Step.No {
			steps = steps[:n-1]
		}
		steps = append(steps, c.Step)
	}
	return steps
}

// expect compares the log with steps, their times left out.
func (d *desk) expect(t *testing.T, want ...report.Step) {
	t.Helper()
	got := d.log()
	for i := range got {
		got[i].At = time.Time{}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}
}

func edit(no int64, label string, edits ...report.Edit) report.Step {
	return report.Step{No: no, Kind: report.EditStep, Label: label, Edits: edits}
}
