package store

import (
	"testing"
	"time"

	"jibiao/report"
)

// sampleWhole is a report as it comes from another store.
func sampleWhole() Whole {
	w := Whole{
		Bundle: form(3, "别处的表单"), State: Checked, Created: start.Add(-time.Hour), Changed: start.Add(2 * time.Minute), Cell: "a",
		Values: report.Values{"a": "2", yearKey: "2023年度"},
		Steps:  stored("li", edit(1, "a", "", "1"), edit(2, "a", "1", "2")),
		Versions: []WholeVersion{
			{Version: Version{Name: "送审稿", Step: 1, At: start, Who: "li"}},
			{Version: Version{Name: "上报稿", Note: "报市财政局", Step: 2, At: start, Who: "wang", Document: "报告.docx"}, Content: []byte("Word")},
		},
	}
	w.Steps[0].Who = "" // nobody knew
	return w
}

func TestImportAndExport(t *testing.T) {
	s := temporary(t)
	for id := int64(1); id < 3; id++ { // a new report each time
		got, err := s.Import(sampleWhole())
		must(t, err)
		same(t, "number", got, id)
	}
	must(t, s.MoveToBin(2))
	for id := int64(1); id < 3; id++ {
		w, err := s.Export(id)
		must(t, err)
		same(t, "exported", w, sampleWhole())
	}
	same(t, "found", found(t, s, Filter{Query: "别处的"}), []int64{1})
	_, err := s.Append(1, edit(3, "a", "2", "3"))
	must(t, err)
	integrity(t, s.db)
	_, err = s.Export(9)
	wantError(t, err, ErrNotFound)
}

// An import that fails leaves nothing behind.
func TestFailedImport(t *testing.T) {
	for name, change := range map[string]func(*Whole){
		"other files under the hash": func(w *Whole) { w.Bundle = form(0, "x"); w.Bundle.Fields = []byte("other") },
		"a version of no step":       func(w *Whole) { w.Versions[1].Step = 3 },
	} {
		t.Run(name, func(t *testing.T) {
			s := temporary(t)
			w := sampleWhole()
			change(&w)
			_, err := s.Import(w)
			wantError(t, err, ErrConflict)
			list, err := s.List(Filter{})
			must(t, err)
			same(t, "reports", len(list), 0)
			bundles, err := s.Bundles()
			must(t, err)
			same(t, "forms", len(bundles), 1)
		})
	}
}
