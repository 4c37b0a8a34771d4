package batch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/report"
	"jibiao/report/outfile"
	"jibiao/report/records"
)

func TestMain(m *testing.M) {
	if folder := os.Getenv(workerFolder); folder != "" {
		work(folder)
		return
	}
	os.Exit(m.Run())
}

// unitForm has the field 单位, which is the report's title, and 称呼, computed.
func unitForm(t testing.TB) *report.Form {
	t.Helper()
	form, issues := compileUnitForm()
	for _, i := range issues {
		if i.Level == report.Error {
			t.Fatal(i)
		}
	}
	return form
}

func compileUnitForm() (*report.Form, []report.Issue) {
	paragraph := func(k report.Key) report.Block {
		return report.Block{Paragraph: &report.Paragraph{Runs: []report.Run{{Key: k}}}}
	}
	return report.Compile(report.Grid{Blocks: []report.Block{paragraph("单位"), paragraph("称呼")}}, report.Spec{
		Name: "表", Title: "{单位}报告",
		Fields: []report.Field{{Key: "单位", Kind: report.KindText}, {Key: "称呼", Kind: report.KindText, Formula: `单位 + "！"`}},
	})
}

// fill prints what it was given.
func fill(v report.Values) ([]byte, error) {
	if v["单位"] == "坏局" {
		return nil, errors.New("no such unit")
	}
	return fmt.Appendf(nil, "%s %s", v["单位"], v["称呼"]), nil
}

func job(t testing.TB, folder string, told *[]Outcome) Job {
	j := Job{Form: unitForm(t), Fill: fill, Folder: folder}
	if told != nil {
		j.Tell = func(o Outcome) { *told = append(*told, o) }
	}
	return j
}

// units are records of these units; one without a name cannot be read.
func units(names ...string) iter.Seq2[records.Record, error] {
	return func(yield func(records.Record, error) bool) {
		for i, name := range names {
			if !yield(unit(fmt.Sprintf("第%d行", i+1), name), nil) {
				return
			}
		}
	}
}

var errUnreadable = errors.New("unreadable")

func unit(place, name string) records.Record {
	return records.Record{Place: place, Read: func() (report.Values, error) {
		if name == "" {
			return nil, errUnreadable
		}
		return report.Values{"单位": name}, nil
	}}
}

func do(t testing.TB, j Job, source iter.Seq2[records.Record, error]) Summary {
	t.Helper()
	sum, err := j.Run(context.Background(), source)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// files are the texts of a folder's files but for the notes.
func files(t testing.TB, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if e.Name() != notesFile {
			texts[e.Name()] = string(data)
		}
	}
	return texts
}

func TestRun(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "一", "二")
	var told []Outcome
	sum := do(t, job(t, folder, &told), units("甲局", "", "a/b", "坏局", "甲局", "A/B"))
	if diff := cmp.Diff(Summary{Done: 4, Failed: 2}, sum); diff != "" {
		t.Error(diff)
	}
	want := map[string]string{
		"甲局报告.docx":     "甲局 甲局！",
		"甲局报告(2).docx":  "甲局 甲局！",
		"a_b报告.docx":    "a/b a/b！",
		"A_B报告(2).docx": "A/B A/B！",
	}
	if diff := cmp.Diff(want, files(t, folder)); diff != "" {
		t.Error(diff)
	}
	var lines []string
	for _, o := range told {
		lines = append(lines, fmt.Sprint(o.Place, " ", o.File, " ", o.Result, " ", o.Err))
	}
	wantLines := []string{
		"第1行 甲局报告.docx 0 <nil>",
		"第2行  2 unreadable",
		"第3行 a_b报告.docx 0 <nil>",
		"第4行 坏局报告.docx 2 no such unit",
		"第5行 甲局报告(2).docx 0 <nil>",
		"第6行 A_B报告(2).docx 0 <nil>",
	}
	if diff := cmp.Diff(wantLines, lines); diff != "" {
		t.Error(diff)
	}
}

// A file's name is the record's, else the title, else what the source calls it.
func TestTitles(t *testing.T) {
	folder := t.TempDir()
	source := func(yield func(records.Record, error) bool) {
		empty := func() (report.Values, error) { return report.Values{}, nil }
		titled := unit("", "甲局")
		titled.Label = "1"
		_ = yield(records.Record{Name: "名", Label: "2", Read: empty}, nil) &&
			yield(titled, nil) && yield(records.Record{Label: "3", Read: empty}, nil) && yield(records.Record{Read: empty}, nil)
	}
	do(t, job(t, folder, nil), source)
	var names []string
	for name := range files(t, folder) {
		names = append(names, name)
	}
	slices.Sort(names)
	if diff := cmp.Diff([]string{"3.docx", "名.docx", "甲局报告.docx", "表.docx"}, names); diff != "" {
		t.Error(diff)
	}
}

// A second run does what is new, changed or gone, and only that.
func TestRunAgain(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all := units("甲局", "乙局", "丙局")
	steps := []struct {
		name   string
		before func(*Job)
		source iter.Seq2[records.Record, error]
		want   Summary
	}{
		{"the first", nil, all, Summary{Done: 3}},
		{"the same", nil, all, Summary{Skipped: 3}},
		{"one more", nil, units("甲局", "乙局", "丙局", "丁局"), Summary{Done: 1, Skipped: 3}},
		{"one changed by hand", func(*Job) { write("甲局报告.docx", "手改") }, all, Summary{Skipped: 3}},
		{"one deleted", func(*Job) {
			if err := os.Remove(filepath.Join(folder, "甲局报告.docx")); err != nil {
				t.Fatal(err)
			}
		}, all, Summary{Done: 1, Skipped: 2}},
		{"another form", func(j *Job) { j.Hash[0]++ }, all, Summary{Done: 3}},
		{"the first form again", nil, all, Summary{Done: 3}},
		{"notes that were cut off", func(*Job) {
			data, err := os.ReadFile(filepath.Join(folder, notesFile))
			if err != nil {
				t.Fatal(err)
			}
			write(notesFile, string(data[:len(data)-5]))
		}, all, Summary{Done: 1, Skipped: 2}},
		{"after that", nil, all, Summary{Skipped: 3}},
		{"no notes", func(*Job) { write(notesFile, "") }, all, Summary{Done: 3}},
	}
	for _, s := range steps {
		j := job(t, folder, nil)
		if s.before != nil {
			s.before(&j)
		}
		if diff := cmp.Diff(s.want, do(t, j, s.source)); diff != "" {
			t.Errorf("%s: %s", s.name, diff)
		}
	}
	want := map[string]string{"甲局报告.docx": "甲局 甲局！", "乙局报告.docx": "乙局 乙局！", "丙局报告.docx": "丙局 丙局！", "丁局报告.docx": "丁局 丁局！"}
	if diff := cmp.Diff(want, files(t, folder)); diff != "" {
		t.Error(diff)
	}
}

// While a file is being replaced, what is noted of the old one does not count:
// a kill then must not leave a file that is taken for another.
func TestReplacedFileIsNotReliedOn(t *testing.T) {
	folder := t.TempDir()
	do(t, job(t, folder, nil), units("甲局"))
	j := job(t, folder, nil)
	j.Hash[0]++
	do(t, j, units("甲局"))
	data, err := os.ReadFile(filepath.Join(folder, notesFile))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(data), "\n")
	if len(lines) != 4 || !strings.Contains(lines[1], `"hash":""`) {
		t.Errorf("the notes are %q", lines)
	}
}

// After the end of ctx what was begun is finished, and nothing more is begun.
func TestInterrupt(t *testing.T) {
	folder := t.TempDir()
	ctx, interrupt := context.WithCancel(context.Background())
	defer interrupt()
	var told []Outcome
	j := job(t, folder, nil)
	j.Tell = func(o Outcome) {
		if told = append(told, o); len(told) == 20 {
			interrupt()
		}
	}
	begun := new(atomic.Int64)
	j.Fill = func(v report.Values) ([]byte, error) {
		begun.Add(1)
		return fill(v)
	}
	sum, err := j.Run(ctx, endless)
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
	if sum.Done != len(told) || int64(sum.Done) != begun.Load() || sum.Done != len(files(t, folder)) {
		t.Errorf("%+v, %d told, %d begun, %d files", sum, len(told), begun.Load(), len(files(t, folder)))
	}
}

func endless(yield func(records.Record, error) bool) {
	for n := 1; yield(unit("", fmt.Sprintf("第%d局", n)), nil); n++ {
	}
}

// What ends a run early is its error.
func TestRunBreaksOff(t *testing.T) {
	broken := errors.New("broken")
	source := func(yield func(records.Record, error) bool) {
		_ = yield(unit("", "甲局"), nil) && yield(records.Record{}, broken)
	}
	sum, err := job(t, t.TempDir(), nil).Run(context.Background(), source)
	if !errors.Is(err, broken) || sum.Done != 1 {
		t.Errorf("a source that breaks off: %+v, %v", sum, err)
	}

	full := job(t, t.TempDir(), nil)
	full.Fill = func(report.Values) ([]byte, error) { return nil, outfile.ErrDiskFull }
	if sum, err := full.Run(context.Background(), endless); !errors.Is(err, outfile.ErrDiskFull) || sum.Failed == 0 {
		t.Errorf("a full disk: %+v, %v", sum, err)
	}

	folder := filepath.Join(t.TempDir(), "文件")
	if err := os.WriteFile(folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := job(t, folder, nil).Run(context.Background(), endless); err == nil {
		t.Error("a file for a folder is no error")
	}
}

// Names are each another, on every file system, and do not depend on who comes first.
func TestNamesLaw(t *testing.T) {
	title := rapid.SampledFrom([]string{"甲", "甲(2)", "a", "A", "A(2)", "", strings.Repeat("长", 200), strings.Repeat("长", 100)})
	rapid.Check(t, func(t *rapid.T) {
		titles := rapid.SliceOfN(title, 1, 30).Draw(t, "titles")
		inTurn, atOnce := newNames(), newNames()
		want, got := make([]string, len(titles)), make([]string, len(titles))
		done := make(chan bool)
		for i, title := range slices.Backward(titles) {
			go func() {
				got[i] = atOnce.take(i, title)
				done <- true
			}()
		}
		seen := map[string]bool{}
		for i, title := range titles {
			<-done
			want[i] = inTurn.take(i, title)
			lower := strings.ToLower(want[i])
			if seen[lower] || outfile.CleanName(want[i]) != want[i] {
				t.Errorf("the name %q is taken or not clean", want[i])
			}
			seen[lower] = true
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

// Other values or another form have another fingerprint; empty values count as none.
func TestFingerprint(t *testing.T) {
	a := fingerprint([32]byte{}, report.Values{"甲": "1", "乙": "2", "丙": ""})
	if b := fingerprint([32]byte{}, report.Values{"乙": "2", "甲": "1"}); a != b {
		t.Error("an empty value counts")
	}
	for _, v := range []report.Values{{"甲": "12", "乙": ""}, {"甲": "2", "乙": "1"}, {"甲": "1"}, {"甲1": "", "乙": "2"}} {
		if fingerprint([32]byte{}, v) == a {
			t.Errorf("%v has the fingerprint of others", v)
		}
	}
	if fingerprint([32]byte{1}, report.Values{"甲": "1", "乙": "2"}) == a {
		t.Error("another form has the same fingerprint")
	}
}
