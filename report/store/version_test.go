package store

import (
	"bytes"
	"testing"
	"time"

	"jibiao/report"
)

func versions(t *testing.T, s *Store, id int64) []Version {
	t.Helper()
	all, err := s.Versions(id)
	must(t, err)
	return all
}

func TestVersions(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"a": "1"})
	_, err := s.Append(id, edit(1, "a", "1", "2"))
	must(t, err)
	must(t, s.SetState(id, Submitted))
	before := load(t, s, id)

	content := bytes.Repeat([]byte("Word\x00"), 20_000)
	first, err := s.AddVersion(id, NewVersion{Name: "上报稿", Note: "报市财政局", Step: 1, Document: "报告.docx", Content: content})
	must(t, err)
	same(t, "version", first, Version{
		ID: 1, Report: id, Name: "上报稿", Note: "报市财政局", Step: 1, At: start, Who: "zhang", Document: "报告.docx",
	})
	s.Now = func() time.Time { return start.Add(-time.Hour) } // the clock was put back: the order stays
	second, err := s.AddVersion(id, NewVersion{Name: "空白", Content: []byte("without a name there is no document")})
	must(t, err)
	s = reopen(t, s)
	same(t, "versions", versions(t, s, id), []Version{first, second})
	same(t, "report", load(t, s, id), before)

	got, err := s.VersionDocument(first.ID)
	must(t, err)
	same(t, "document", got, content)
	_, err = s.VersionDocument(second.ID)
	wantError(t, err, ErrNotFound)

	must(t, s.RenameVersion(second.ID, "退回后修改稿", "按意见改"))
	second.Name, second.Note = "退回后修改稿", "按意见改"
	same(t, "versions", versions(t, s, id), []Version{first, second})
	must(t, s.DeleteVersion(first.ID))
	same(t, "versions", versions(t, s, id), []Version{second})
	_, err = s.VersionDocument(first.ID)
	wantError(t, err, ErrNotFound)
	integrity(t, s.db)
}

func TestEmptyDocumentIsKept(t *testing.T) {
	s := temporary(t)
	v, err := s.AddVersion(create(t, s, nil), NewVersion{Name: "x", Document: "空.docx"})
	must(t, err)
	got, err := s.VersionDocument(v.ID)
	must(t, err)
	same(t, "document", len(got), 0)
}

func TestVersionsOfWhatIsNotThere(t *testing.T) {
	s := temporary(t)
	id := create(t, s, nil)
	_, err := s.AddVersion(99, NewVersion{Name: "x"})
	wantError(t, err, ErrNotFound)
	_, err = s.AddVersion(id, NewVersion{Name: "x", Step: 1})
	wantError(t, err, ErrConflict)
	if _, err = s.AddVersion(id, NewVersion{}); err == nil {
		t.Error("a version without a name is kept")
	}
	wantError(t, s.RenameVersion(1, "x", ""), ErrNotFound)
	wantError(t, s.DeleteVersion(1), ErrNotFound)
	same(t, "versions", versions(t, s, id), []Version(nil))
	same(t, "versions of no report", versions(t, s, 99), []Version(nil))
}

func TestVersionsGoWithTheReport(t *testing.T) {
	s := temporary(t)
	deleted, binned := create(t, s, nil), create(t, s, nil)
	for _, id := range []int64{deleted, binned} {
		_, err := s.AddVersion(id, NewVersion{Name: "送审稿", Document: "a.docx", Content: []byte("x")})
		must(t, err)
	}
	must(t, s.Delete(deleted))
	must(t, s.MoveToBin(binned))
	same(t, "versions in the bin", len(versions(t, s, binned)), 1)
	must(t, s.EmptyBin())
	var left int
	must(t, s.db.QueryRow("SELECT count(*) FROM version").Scan(&left))
	same(t, "versions left", left, 0)
}
