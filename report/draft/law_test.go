package draft

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/report"
)

// A model is what a report ought to be: its texts after each step that is in
// effect, and after each one that was taken back.
type model struct {
	typed        report.Values
	done, undone []memory
	burst        report.Key
	last         time.Time
}

// A memory is a step with the texts before and after it.
type memory struct {
	label         string
	before, after report.Values
}

func (m *model) begin(label string, after report.Values) {
	m.done = append(m.done, memory{label, m.typed, after})
	m.undone, m.typed, m.burst = nil, after, ""
}

func (m *model) set(k report.Key, text string, now time.Time) {
	if m.typed[k] == text {
		return
	}
	after := m.typed.Clone()
	if after[k] = text; text == "" {
		delete(after, k)
	}
	if m.burst == k {
		m.typed, m.done[len(m.done)-1].after = after, after
	} else {
		m.begin(string(k), after)
	}
	m.burst, m.last = k, now
}

func (m *model) apply(label string, texts report.Values) {
	after := m.typed.Clone()
	for k, text := range texts {
		if after[k] = text; text == "" {
			delete(after, k)
		}
	}
	if !cmp.Equal(after, m.typed) {
		m.begin(label, after)
	}
}

func (m *model) undo() bool {
	n := effective(m.done)
	if n < 0 {
		return false
	}
	top := m.done[n]
	m.done, m.undone = m.done[:n], append(m.undone, top)
	m.typed, m.burst = top.before, ""
	return true
}

func (m *model) redo() bool {
	if len(m.undone) == 0 {
		return false
	}
	top := m.undone[len(m.undone)-1]
	m.undone, m.done = m.undone[:len(m.undone)-1], append(m.done, top)
	m.typed, m.burst = top.after, ""
	return true
}

// effective is the topmost step that changed anything: typing that came back to
// where it began is not undone by itself.
func effective(stack []memory) int {
	for n := len(stack) - 1; n >= 0; n-- {
		if !cmp.Equal(stack[n].before, stack[n].after) {
			return n
		}
	}
	return -1
}

func top(stack []memory) (string, bool) {
	n := effective(stack)
	if n < 0 {
		return "", false
	}
	return stack[n].label, true
}

// Whatever is done, the draft holds what the model holds, and so does one that
// is opened anew from the log.
func TestDraftLaw(t *testing.T) {
	form := testForm()
	key := rapid.SampledFrom(form.Keys())
	text := rapid.SampledFrom([]string{"", "", "7", "7.0", "１２", "0.5", "馆", "2024", "2024年度", "一\n二"})
	rapid.Check(t, func(t *rapid.T) {
		start := report.Values{}
		for k, s := range rapid.MapOf(key, text).Draw(t, "start") {
			if s != "" {
				start[k] = s
			}
		}
		d := newDesk(start)
		m := &model{typed: start}
		moments := map[int]report.Values{} // what was typed after each step
		t.Repeat(map[string]func(*rapid.T){
			"set": func(t *rapid.T) {
				k, s := key.Draw(t, "key"), text.Draw(t, "text")
				if m.burst != "" && d.now.Sub(m.last) >= 2*time.Second {
					m.burst = ""
				}
				m.set(k, s, d.now)
				d.Set(k, s)
			},
			"type on": func(t *rapid.T) {
				if m.burst == "" || d.now.Sub(m.last) >= 2*time.Second {
					t.Skip()
				}
				k, s := m.burst, text.Draw(t, "text")
				m.set(k, s, d.now)
				d.Set(k, s)
			},
			"tidy": func(t *rapid.T) {
				k := key.Draw(t, "key")
				m.set(k, form.Field(k).Tidy(m.typed[k]), d.now)
				d.Tidy(k)
			},
			"apply": func(t *rapid.T) {
				texts := report.Values(rapid.MapOfN(key, text, 0, 3).Draw(t, "texts"))
				m.apply("导入", texts)
				d.Apply("导入", texts)
			},
			"restore": func(t *rapid.T) {
				no := rapid.IntRange(0, len(d.Log())).Draw(t, "step")
				to := d.TypedAt(int64(no))
				if diff := cmp.Diff(moments[no], to); diff != "" {
					t.Fatalf("typed after step %d (-want +got):\n%s", no, diff)
				}
				texts := to.Clone()
				for k := range m.typed {
					texts[k] = to[k]
				}
				m.apply("恢复", texts)
				d.Restore("恢复", to)
			},
			"break": func(*rapid.T) { m.burst = ""; d.Break() },
			"wait": func(t *rapid.T) {
				d.wait(rapid.SampledFrom([]time.Duration{1, time.Second, 2 * time.Second}).Draw(t, "for"))
			},
			"undo": func(t *rapid.T) {
				want := m.undo()
				if _, ok := d.Undo(); ok != want {
					t.Fatalf("undo: %v, want %v", ok, want)
				}
			},
			"redo": func(t *rapid.T) {
				want := m.redo()
				if _, ok := d.Redo(); ok != want {
					t.Fatalf("redo: %v, want %v", ok, want)
				}
			},
			"": func(t *rapid.T) {
				same(t, "the draft", d.Draft, m)
				log := d.log()
				moments[len(log)] = m.typed.Clone()
				if diff := cmp.Diff(log, d.Log()); diff != "" {
					t.Fatalf("the draft's log (-told +own):\n%s", diff)
				}
				typed := replay(t, start, log)
				same(t, "the draft opened anew", New(form, typed, log), m)
			},
		})
	})
}

// same compares a draft with the model.
func same(t *rapid.T, who string, d *Draft, m *model) {
	t.Helper()
	all := d.form.Compute(m.typed)
	if diff := cmp.Diff(all, d.Values()); diff != "" {
		t.Fatalf("%s: texts (-want +got):\n%s", who, diff)
	}
	if diff := cmp.Diff(d.form.Check(all), d.Issues()); diff != "" {
		t.Fatalf("%s: issues (-want +got):\n%s", who, diff)
	}
	for _, k := range d.form.Keys() {
		if d.Typed(k) != m.typed[k] {
			t.Fatalf("%s: typed into %s: %q, want %q", who, k, d.Typed(k), m.typed[k])
		}
	}
	for _, stack := range []struct {
		name  string
		can   func() (string, bool)
		steps []memory
	}{{"undo", d.CanUndo, m.done}, {"redo", d.CanRedo, m.undone}} {
		label, ok := stack.can()
		if want, has := top(stack.steps); label != want || ok != has {
			t.Fatalf("%s: can %s %q %v, want %q %v", who, stack.name, label, ok, want, has)
		}
	}
}

// replay gives the texts that the log leaves, and holds every edit to have
// found what it says it found.
func replay(t *rapid.T, start report.Values, log []report.Step) report.Values {
	t.Helper()
	typed := start.Clone()
	for i, s := range log {
		if s.No != int64(i)+1 || len(s.Edits) == 0 {
			t.Fatalf("step %d is %+v", i+1, s)
		}
		for _, e := range s.Edits {
			if typed[e.Key] != e.Old {
				t.Fatalf("step %d found %q in %s, says %q", s.No, typed[e.Key], e.Key, e.Old)
			}
			typed[e.Key] = e.New
		}
		if keys := keysOf(s); len(slices.Compact(slices.Sorted(slices.Values(keys)))) != len(keys) {
			t.Fatalf("step %d changes a cell twice: %+v", s.No, s)
		}
	}
	return typed
}

func keysOf(s report.Step) []report.Key {
	keys := make([]report.Key, len(s.Edits))
	for i, e := range s.Edits {
		keys[i] = e.Key
	}
	return keys
}
