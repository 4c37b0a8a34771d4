package parcel

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jibiao/report"
	"jibiao/report/store"
)

var (
	keys   = rapid.SampledFrom([]report.Key{"评价年度", "评价对象名称", "存在问题", "指标[1].名称", "指标[2].得分", "指标[9].得分"})
	texts  = rapid.OneOf(rapid.SampledFrom([]string{"", "2023年度", "一\n二", "<&>\"\\"}), rapid.Map(rapid.String(), report.CleanText))
	labels = rapid.OneOf(rapid.SampledFrom([]string{"", "评价年度"}), rapid.String())
	moment = rapid.Custom(func(t *rapid.T) time.Time { return time.UnixMilli(rapid.Int64Range(-1e14, 1e14).Draw(t, "ms")) })
	kinds  = rapid.SampledFrom([]report.StepKind{report.BeginStep, report.EditStep, report.UndoStep, report.RedoStep})
	states = rapid.SampledFrom([]store.State{store.Draft, store.Checked, store.Submitted})
)

// drawReport is any report that a store may hold.
func drawReport(t *rapid.T, form store.Bundle) store.Whole {
	r := store.Whole{
		Bundle: form, State: states.Draw(t, "state"), Created: moment.Draw(t, "created"), Changed: moment.Draw(t, "changed"),
		Cell: report.Key(labels.Draw(t, "cell")), Values: report.Values{},
	}
	put := func(k report.Key, text string) {
		if r.Values[k] = text; text == "" {
			delete(r.Values, k)
		}
	}
	for k, text := range rapid.MapOf(keys, texts).Draw(t, "values") {
		put(k, text)
	}
	for no := range int64(rapid.IntRange(0, 6).Draw(t, "steps")) {
		s := report.Step{
			No: no + 1, Kind: kinds.Draw(t, "kind"), Of: rapid.Int64Range(0, no).Draw(t, "of"),
			Label: labels.Draw(t, "label"), At: moment.Draw(t, "at"), Who: labels.Draw(t, "who"),
		}
		for _, k := range rapid.SliceOfNDistinct(keys, 0, 4, rapid.ID).Draw(t, "edited") {
			e := report.Edit{Key: k, Old: r.Values[k], New: texts.Draw(t, "text")}
			put(k, e.New)
			s.Edits = append(s.Edits, e)
		}
		r.Steps = append(r.Steps, s)
	}
	for range rapid.IntRange(0, 3).Draw(t, "versions") {
		v := store.WholeVersion{Version: store.Version{
			Name: "稿" + labels.Draw(t, "name"), Note: labels.Draw(t, "note"), Who: labels.Draw(t, "who"),
			Step: rapid.Int64Range(0, int64(len(r.Steps))).Draw(t, "of step"), At: moment.Draw(t, "at"),
			Document: rapid.SampledFrom([]string{"", "报告.docx", " .. .docx"}).Draw(t, "document"),
		}}
		if v.Document != "" {
			v.Content = rapid.SliceOf(rapid.Byte()).Draw(t, "content")
		}
		r.Versions = append(r.Versions, v)
	}
	return r
}

// A report that goes out of one store and into another is the same there, and its
// file is the same however often it is made.
func TestThereAndBackLaw(t *testing.T) {
	form := Form(testForm(t))
	from, to := library(t), library(t)
	rapid.Check(t, func(t *rapid.T) {
		r := drawReport(t, form)
		first := throughStore(t, from, r)
		if d := Differ(r, first); d != "" {
			t.Fatalf("through the store (-put +got):\n%s", d)
		}
		file := write(t, first)
		read, err := Read(file)
		fine(t, err)
		if d := Differ(r, read); d != "" {
			t.Fatalf("through the file (-put +got):\n%s", d)
		}
		second := throughStore(t, to, read)
		if d := Differ(r, second); d != "" {
			t.Fatalf("through the other store (-put +got):\n%s", d)
		}
		if !bytes.Equal(file, write(t, second)) {
			t.Fatal("the file of the same report is another")
		}
	})
}

func library(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "jibiao.db"))
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	s.Who = "somebody else"
	return s
}

func throughStore(t *rapid.T, s *store.Store, r store.Whole) store.Whole {
	id, err := s.Import(r)
	fine(t, err)
	out, err := s.Export(id)
	fine(t, err)
	return out
}

func write(t *rapid.T, r store.Whole) []byte {
	var b bytes.Buffer
	fine(t, Write(&b, r))
	return b.Bytes()
}

func fine(t *rapid.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
