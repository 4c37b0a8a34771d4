package app

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"github.com/google/go-cmp/cmp"

	"jibiao/report/store"
)

// sent is a clerk who exported the sample report as a file, by its menu.
func sent(t *testing.T) (c *clerk, path string) {
	t.Helper()
	c = withSample(t)
	c.typeText("其他需要说明的事项", "无")
	c.waitSaved()
	c.press("‹ 报告库")
	choose(t, c.app.library.menu(c.app.library.found[0].Summary), "导出报告文件…")
	c.picks(filepath.Join(c.dir, "U盘"))
	c.sees("已导出")
	path = filepath.Join(c.dir, "U盘", "云岭市档案馆2024年度部门整体支出绩效评价报告.jibiao")
	c.sees(path)
	c.press("完成")
	return c, path
}

// A report's file brings all of the report to another computer.
func TestParcelIsExportedAndImported(t *testing.T) {
	c, path := sent(t)
	want, err := c.store.Export(1)
	if err != nil {
		t.Fatal(err)
	}
	other := newClerk(t)
	other.app.showBackups()
	other.press("导入报告文件…")
	other.fill(other.box(), path)
	other.key(fyne.KeyReturn)
	other.finish()
	other.sees("步修改历史")
	other.press("知道了")
	other.want("其他需要说明的事项", "无")
	got, err := other.store.Export(other.app.open.id)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the report (-sent +taken in):\n%s", diff)
	}
	if all := other.backups(); len(all) != 1 || all[0].Reason != store.BeforeImport {
		t.Errorf("before it there was made %v", all)
	}
}

func TestParcelIsDroppedAndOpened(t *testing.T) {
	c, path := sent(t)
	c.app.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path), storage.NewFileURI(path)})
	c.sees("导入完成")
	c.press("知道了")
	c.press("知道了")
	c.press("‹ 报告库")
	c.sees("3 份报告")
	c.app.window.Close()
	c.start(Options{File: path})
	c.sees("导入完成")
	c.want("其他需要说明的事项", "无")
}

func TestParcelThatIsNone(t *testing.T) {
	c := newClerk(t)
	path := filepath.Join(c.dir, "不是.jibiao")
	if err := os.WriteFile(path, []byte("别的文件"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.app.importFile(path)
	c.sees("读取“不是.jibiao”没有成功")
	c.press("知道了")
	c.sees("从这里开始")
}

// A file whose history is damaged is taken in only if the clerk wants it so.
func TestParcelDamagedInPart(t *testing.T) {
	c, path := sent(t)
	withoutHistory(t, path)
	for _, tt := range []struct {
		answer string
		want   string
	}{{"取消", "1 份报告"}, {"导入完好的部分", "2 份报告"}} {
		c.app.importFile(path)
		c.sees("报告文件不完好")
		c.press(tt.answer)
		c.settle()
		if c.app.open != nil {
			c.press("知道了")
			c.want("其他需要说明的事项", "无")
			c.press("‹ 报告库")
		}
		c.sees(tt.want)
	}
}

// withoutHistory rewrites a report's file with another text for its history.
func withoutHistory(t *testing.T, path string) {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "history") {
			h, err := w.Create(f.Name)
			if err == nil {
				_, err = h.Write([]byte("{}"))
			}
			if err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A copy of all reports that is opened is offered to be gone back to.
func TestDatabaseIsDropped(t *testing.T) {
	c := withSample(t)
	path := filepath.Join(c.dir, "另.db")
	if err := c.store.BackupTo(path); err != nil {
		t.Fatal(err)
	}
	c.app.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	c.sees("恢复备份")
	c.press("取消")
	if c.app.open == nil {
		t.Error("the report is closed")
	}
}
