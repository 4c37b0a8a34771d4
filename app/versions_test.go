package app

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"jibiao/report/docx"
	"jibiao/report/store"
)

// versions are those of the open report, as they are on the disk.
func (c *clerk) versions() []store.Version {
	c.Helper()
	all, err := c.store.Versions(c.app.open.id)
	if err != nil {
		c.Fatal(err)
	}
	return all
}

// withVersion is a worker who has kept 送审稿 and gone on for an hour.
func withVersion(t *testing.T) *worker {
	t.Helper()
	w := aWeek(t)
	w.command("历史")
	w.press("存为版本…")
	w.press("保存")
	w.later(time.Hour, "相关建议", "加快支出，按月通报。")
	w.rests()
	return w
}

func TestKeepingAVersion(t *testing.T) {
	w := aWeek(t)
	w.press("历史")
	w.typeText("实际到位资金", "5")
	w.press("存为版本…")
	w.press("上报稿")
	focused := w.app.window.Canvas().Focused()
	for _, r := range "（二）" {
		focused.TypedRune(r)
	}
	w.press("保存")
	w.sees("已存为“上报稿（二）”")
	w.wantsList("已存的版本 上报稿（二） 今天 10:10 存有 Word 文件 今天 10:10 实际到位资金 上报稿（二） 修改")
	w.typeText("实际到位资金", "6") // at once, and yet no part of the version

	log := w.app.open.draft.Log()
	want := []store.Version{{
		ID: 1, Report: w.app.open.id, Name: "上报稿（二）", Step: log[len(log)-2].No, At: w.now().Truncate(time.Millisecond), Who: "王芳",
		Document: "云岭市档案馆2024年度部门整体支出绩效评价报告（上报稿（二））.docx",
	}}
	if diff := cmp.Diff(want, w.versions()); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
	data, err := w.store.VersionDocument(1)
	if err != nil {
		t.Fatal(err)
	}
	file, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	values, _, err := w.app.open.bundle.Extract(file)
	if err != nil {
		t.Fatal(err)
	}
	for k, text := range w.app.open.draft.TypedAt(want[0].Step) {
		if values[k] != text {
			t.Errorf("%s is %q in the document, %q in the version", k, values[k], text)
		}
	}
}

// A version is of what is on the disk: while something cannot be saved, or the
// version cannot be, nothing is kept and that is said.
func TestAVersionThatCannotBeKept(t *testing.T) {
	w := aWeek(t)
	w.command("历史")
	full := store.ErrDiskFull
	w.store.versions.Store(&full)
	w.press("存为版本…")
	w.press("保存")
	w.sees("存为版本没有成功")
	w.press("知道了")
	w.store.versions.Store(nil)
	w.store.fail.Store(&full)
	w.later(time.Minute, "评价方法", "访谈法。")
	w.press("存为版本…")
	w.sees("最近的修改还没能存到硬盘上，不能存为版本。")
	w.press("知道了")
	if all := w.versions(); len(all) > 0 {
		t.Errorf("kept: %+v", all)
	}
	w.store.fail.Store(nil)
	w.waitSaved()
	w.press("存为版本…")
	w.press("保存")
	if all := w.versions(); len(all) != 1 {
		t.Errorf("kept: %+v", all)
	}
}

func TestTheDocumentOfAVersion(t *testing.T) {
	w := withVersion(t)
	w.pressIn(w.app.open.history.roll, "送审稿")
	w.press("打开文件")
	w.press("打开文件") // it may still be open from before
	if len(w.open) != 2 || w.open[0] == w.open[1] || !strings.HasSuffix(w.open[0], "（送审稿）.docx") {
		t.Fatalf("opened: %q", w.open)
	}
	want, err := w.store.VersionDocument(w.versions()[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(w.open[0])
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("the file that was opened is another one (%v)", err)
	}
	if info, err := os.Stat(w.open[0]); err != nil || info.Mode().Perm()&0o222 != 0 {
		t.Errorf("the copy can be written to: %v, %v", info.Mode(), err)
	}
	w.press("再次导出…")
	w.press("选这个文件夹")
	w.sees("已导出")
	path := filepath.Join(w.app.options.Documents, w.versions()[0].Document)
	if got, err = os.ReadFile(path); err != nil || !slices.Equal(got, want) {
		t.Errorf("the file that was exported is another one (%v)", err)
	}
}

// Whatever a database that came from elsewhere says, what is opened is a Word
// file and stands in the folder meant for it.
func TestDocumentNames(t *testing.T) {
	for name, want := range map[string]string{
		"报告.docx": "报告.docx", "报告.exe": "报告.exe.docx", "../../a.bat": ".._.._a.bat.docx", "..": "未命名.docx", "报告.docx.lnk": "报告.docx.lnk.docx",
	} {
		if got := documentName(store.Version{Document: name}); got != want {
			t.Errorf("%s is opened as %s, want %s", name, got, want)
		}
	}
}

func TestRestoringAVersion(t *testing.T) {
	w := withVersion(t)
	w.pressIn(w.app.open.history.roll, "送审稿")
	w.press("恢复到此版本")
	w.sees("已把 1 个栏目恢复到 “送审稿”。")
	w.want("相关建议", "加快支出。")
	w.pressIn(w.app.open.history.roll, "送审稿")
	w.press("恢复到此版本")
	w.sees("现在的内容和那时一样。")
}

func TestRenamingAndDeletingAVersion(t *testing.T) {
	w := withVersion(t)
	w.pressIn(w.app.open.history.roll, "送审稿")
	w.press("改名…")
	w.press("上报稿")
	w.app.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.settle()
	w.wantsList("已存的版本 上报稿 ")
	w.pressIn(w.app.open.history.roll, "上报稿")
	w.press("删除…")
	w.sees("版本“上报稿”和同时存下的 Word 文件将从本机删除")
	w.press("取消")
	if all := w.versions(); len(all) != 1 || all[0].Name != "上报稿" {
		t.Errorf("versions: %+v", all)
	}
	w.pressIn(w.app.open.history.roll, "上报稿")
	w.press("删除…")
	w.press("删除")
	w.settle()
	w.wantsList("今天 11:10 相关建议")
	if all := w.versions(); len(all) > 0 {
		t.Errorf("versions: %+v", all)
	}
}

func TestNamesThatAreSuggested(t *testing.T) {
	var all []store.Version
	for _, want := range []string{"送审稿", "上报稿", "退回后修改稿", "退回后修改稿"} {
		if got := suggestedName(all); got != want {
			t.Errorf("with %d versions %s is suggested, want %s", len(all), got, want)
		}
		all = append(all, store.Version{Name: want}, store.Version{Name: "讨论稿"})
	}
}

func TestExportingKeepsAVersion(t *testing.T) {
	tests := []struct {
		name  string
		tick  func(w *worker, k *keeping)
		fails error
		kept  string
		said  string
	}{
		{"not asked for", func(*worker, *keeping) {}, nil, "", ""},
		{"ticked", func(_ *worker, k *keeping) { k.tick.SetChecked(true) }, nil, "送审稿", "同时存为版本“送审稿”"},
		{"named", func(w *worker, k *keeping) { w.fill(k.name, "讨论稿") }, nil, "讨论稿", "同时存为版本“讨论稿”"},
		{"named, and not", func(w *worker, k *keeping) { w.fill(k.name, "讨论稿"); w.fill(k.name, " ") }, nil, "", ""},
		{"failed", func(w *worker, k *keeping) { w.fill(k.name, "讨论稿") }, errors.New("x"), "", "文件已导出，但没有存为版本。"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := withWork(t)
			e := w.app.open.newExport()
			e.askTarget(filepath.Join(w.app.options.Documents, "a.docx"), "")
			tt.tick(w, e.kept)
			if tt.fails != nil {
				w.store.versions.Store(&tt.fails)
			}
			w.press("导出")
			w.sees("已导出")
			w.sees(tt.said)
			var kept string
			for _, version := range w.versions() {
				kept += version.Name
			}
			if kept != tt.kept {
				t.Errorf("kept: %q, want %q", kept, tt.kept)
			}
			if _, err := os.Stat(filepath.Join(w.app.options.Documents, "a.docx")); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestVersionsMarkup(t *testing.T) {
	w := withVersion(t)
	w.app.open.history.change("改名", func() error { return w.store.RenameVersion(1, "送审稿", "送分管领导，同时抄送财务科") })
	w.settle()
	w.pressIn(w.app.open.history.roll, "送审稿")
	w.goldenOf("versions", w.app.open.side.content, fyne.NewSize(sideRoom, 700))
}
