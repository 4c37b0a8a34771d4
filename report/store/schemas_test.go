package store

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"jibiao/report"
)

var update = flag.Bool("update", false, "make the database of the present schema, if there is none yet")

// ofEverySchema names the database kept of a schema's version. Each was made by
// the code of its day and is never changed.
func ofEverySchema(version int) string { return fmt.Sprintf("testdata/version%d.db", version) }

// Databases of every schema open, and everything in them is there.
func TestEverySchemaOpens(t *testing.T) {
	if *update {
		makePresentSchema(t)
	}
	for version := 1; version <= len(migrations); version++ {
		t.Run(itoa(version), func(t *testing.T) {
			kept, err := os.ReadFile(ofEverySchema(version))
			must(t, err)
			path := filepath.Join(t.TempDir(), "jibiao.db")
			must(t, os.WriteFile(path, kept, 0o600))
			s := openAt(t, path)
			wantReports(t, s)
			wantVersions(t, s, version)
			integrity(t, s.db)
			same(t, "next report", create(t, s, nil), int64(3))
		})
	}
}

func wantReports(t *testing.T, s *Store) {
	t.Helper()
	full := Summary{
		ID: 1, FormID: "form-a", FormName: "部门整体支出绩效评价报告", Unit: "云岭市档案馆", Year: "2023年度",
		State: Submitted, Created: start, Changed: start.Add(2 * time.Minute),
	}
	same(t, "report 1", load(t, s, 1), Report{
		Summary: full,
		Values: report.Values{
			yearKey: "2023年度", unitKey: "云岭市档案馆", "存在问题": "一是预算编制不够细化。\n二是项目支出进度偏慢。",
			"预算安排资金": "1286.4", "相关建议": "及时分解下达预算。",
		},
		Steps: stored("zhang", sampleSteps()...),
	})
	binned := Summary{
		ID: 2, FormID: "form-a", FormName: "部门整体支出绩效评价报告", Unit: "云岭市图书馆", Year: "2022年度",
		State: Draft, Created: start, Changed: start, Deleted: start,
	}
	same(t, "report 2", load(t, s, 2), Report{
		Summary: binned,
		Values:  report.Values{yearKey: "2022年度", unitKey: "云岭市图书馆", "存在问题": "ＡＢＣ 系统未上线"},
	})
	b, err := s.Bundle(form(0, "").Hash)
	must(t, err)
	same(t, "bundle", b, form(0, "部门整体支出绩效评价报告"))
	unit, err := s.Setting("unit")
	must(t, err)
	same(t, "setting", unit, "云岭市档案馆")
	same(t, "found", found(t, s, Filter{Query: "偏慢"}), []int64{1})
	same(t, "found in the bin", found(t, s, Filter{Query: "abc 系统", Deleted: true}), []int64{2})
}

// wantVersions holds for the databases since there are versions.
func wantVersions(t *testing.T, s *Store, schema int) {
	t.Helper()
	versions, err := s.Versions(1)
	must(t, err)
	if schema < 3 {
		same(t, "versions", versions, []Version(nil))
		return
	}
	same(t, "versions", versions, []Version{
		{ID: 1, Report: 1, Name: "送审稿", Step: 1, At: start, Who: "zhang"},
		{ID: 2, Report: 1, Name: "上报稿", Note: "报市财政局", Step: 2, At: start, Who: "zhang", Document: "云岭市档案馆2023年度.docx"},
	})
	document, err := s.VersionDocument(2)
	must(t, err)
	same(t, "document", document, []byte("PK\x03\x04 the Word file of a version"))
}

func sampleSteps() []report.Step {
	return []report.Step{edit(1, "预算安排资金", "", "1286.4"), edit(2, "相关建议", "", "及时分解下达预算。")}
}

// makePresentSchema makes the database that wantReports and wantVersions expect.
func makePresentSchema(t *testing.T) {
	t.Helper()
	path := ofEverySchema(len(migrations))
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		must(t, err)
		return
	}
	s := openAt(t, path)
	must(t, s.PutBundle(form(0, "部门整体支出绩效评价报告")))
	id := create(t, s, report.Values{
		yearKey: "2023年度", unitKey: "云岭市档案馆", "存在问题": "一是预算编制不够细化。\n二是项目支出进度偏慢。",
	})
	for _, step := range sampleSteps() {
		_, err := s.Append(id, step)
		must(t, err)
	}
	for _, v := range []NewVersion{
		{Name: "送审稿", Step: 1},
		{Name: "上报稿", Note: "报市财政局", Step: 2, Document: "云岭市档案馆2023年度.docx", Content: []byte("PK\x03\x04 the Word file of a version")},
	} {
		_, err := s.AddVersion(id, v)
		must(t, err)
	}
	must(t, s.SetState(id, Submitted))
	must(t, s.MoveToBin(create(t, s, report.Values{yearKey: "2022年度", unitKey: "云岭市图书馆", "存在问题": "ＡＢＣ 系统未上线"})))
	must(t, s.SetSetting("unit", "云岭市档案馆"))
	must(t, s.db.Close())
	must(t, os.Remove(path+"-journal"))
}
