package draft

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jibiao/report"
)

// followed is a desk that notes when its follower is told, and of which cells.
func followed(typed report.Values) (*desk, *[][]report.Key) {
	d := newDesk(typed)
	told := [][]report.Key{}
	d.Follow(func(f Findings) { told = append(told, f.Keys) })
	d.Check()
	told = told[:0]
	return d, &told
}

// Opening a report looks for nothing; the first look is told of even if it
// finds nothing.
func TestTheFirstLook(t *testing.T) {
	for _, typed := range []report.Values{nil, {"单位": "馆"}} {
		d := newDesk(typed)
		var told []Findings
		d.Follow(func(f Findings) { told = append(told, f) })
		if issues, looked := d.Known(); looked || len(issues) > 0 || len(told) > 0 {
			t.Errorf("%v: known before the first look: %v, %v, told %v", typed, issues, looked, told)
		}
		d.Break() // the focus has come
		if len(told) > 0 {
			t.Errorf("%v: a Break tells %v", typed, told)
		}
		d.Check()
		issues, looked := d.Known()
		if diff := cmp.Diff(d.Issues(), issues); diff != "" || !looked || len(told) != 1 {
			t.Errorf("%v: looked %v, told %v; known (-want +got):\n%s", typed, looked, told, diff)
		}
		if len(issues) > 0 == (len(typed) > 0) {
			t.Errorf("%v: the findings are %+v", typed, issues)
		}
	}
}

func TestWhenFindingsAreTold(t *testing.T) {
	fill := func(d *desk) { d.Set("单位", "馆") }
	tests := []struct {
		name string
		do   func(d *desk)
		want [][]report.Key
	}{
		{"not while typing", fill, [][]report.Key{}},
		{"not by going on after a rest", func(d *desk) { fill(d); d.wait(time.Hour); d.Set("到位", "x") }, [][]report.Key{}},
		{"after a pause", func(d *desk) { fill(d); d.Check() }, [][]report.Key{{"单位"}}},
		{"once", func(d *desk) { fill(d); d.Check(); d.Check() }, [][]report.Key{{"单位"}}},
		{"whoever asked in between", func(d *desk) { fill(d); d.Issues(); d.Check() }, [][]report.Key{{"单位"}}},
		{"when the focus leaves", func(d *desk) { fill(d); d.Break() }, [][]report.Key{{"单位"}}},
		{"on an import", func(d *desk) { d.Apply("导入", report.Values{"单位": "馆", "到位": "x"}) }, [][]report.Key{{"单位", "到位"}}},
		{"on undo and redo", func(d *desk) { fill(d); d.Check(); d.Undo(); d.Redo() }, [][]report.Key{{"单位"}, {"单位"}, {"单位"}}},
		{"of findings that changed", func(d *desk) { d.Set("到位", "x"); d.Check(); d.Set("到位", "y"); d.Check() }, [][]report.Key{{"到位"}, {"到位"}}},
		{"not of texts without effect on them", func(d *desk) { d.Set("支出", "5"); d.Check() }, [][]report.Key{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, told := followed(nil)
			tt.do(d)
			if diff := cmp.Diff(tt.want, *told); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
		})
	}
}

// Whoever asks is never given the findings of an older text.
func TestIssuesAreNeverStale(t *testing.T) {
	d, _ := followed(nil)
	d.Set("到位", "x")
	if got := d.Issues(); len(got) != 2 || got[1].Key != "到位" {
		t.Errorf("while typing the findings are %+v", got)
	}
}

func TestLastChange(t *testing.T) {
	d := newDesk(nil)
	if _, ok := d.LastChange("单位"); ok {
		t.Error("a cell that was never touched has a change")
	}
	d.Set("单位", "馆")
	d.wait(time.Hour)
	d.Set("到位", "5")
	d.wait(time.Hour)
	d.Apply("导入", report.Values{"到位": "6", "支出": "1"})
	for k, want := range map[report.Key]string{"单位": "单位", "到位": "导入", "支出": "导入"} {
		if s, ok := d.LastChange(k); !ok || s.Label != want {
			t.Errorf("%s was last changed by %q, %v; want %q", k, s.Label, ok, want)
		}
	}
}
