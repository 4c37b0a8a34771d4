package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"jibiao/report/store"
)

// backups lists the copies that there are.
func (c *clerk) backups() []store.Backup {
	c.Helper()
	all, err := c.store.Backups()
	if err != nil && onlySecond(err) == nil {
		c.Fatal(err)
	}
	return all
}

// full is what a disk says that is full.
func full() *error {
	err := error(&store.CopyError{Path: "backup", Err: store.ErrDiskFull})
	return &err
}

func TestBackupsAreMadeAndVerified(t *testing.T) {
	c := withSample(t)
	c.press("‹ 报告库")
	c.press("备份与恢复")
	c.sees("还没有备份")
	c.press("立即备份")
	c.sees("检验完好")
	c.sees("上次备份：今天 ")
	c.sees("（手动）")
	c.sees("存放在：" + filepath.Join(c.dir, "backup"))
	c.press("检验")
	c.finish()
	c.sees("完好")
	c.sees("1 份报告 · 本机")
	c.press("打开文件夹")
	c.sees("没有文件管理器")
	c.press("知道了")
	if err := os.WriteFile(c.backups()[0].Path, []byte("不是数据库"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.press("全部检验")
	c.finish()
	c.sees("不能用")
	c.press("恢复…")
	c.finish()
	c.sees("恢复没有成功")
	c.press("知道了")
	c.pressIn(c.app.library.nav, "全部")
	c.sees("云岭市档案馆 2024年度")
}

func TestBackupThatFailsIsSaid(t *testing.T) {
	c := withSample(t)
	c.store.failBackup.Store(full())
	c.app.showBackups()
	c.press("立即备份")
	c.sees("备份没有成功")
	c.sees("磁盘已满")
	c.press("知道了")
	c.sees("立即备份")
}

// A copy that was made is one, whatever else went wrong.
func TestBackupBesideAnOldOneThatStays(t *testing.T) {
	c := withSample(t)
	stays := error(&store.CopyError{Path: "backup/旧.db", Err: os.ErrPermission})
	c.store.besideBackup = stays
	c.app.showBackups()
	c.press("立即备份")
	c.sees("检验完好。有过期的备份没能删除。")
	done := false
	c.app.backUpBefore(store.BeforeDelete, "继续", func() { done = true })
	c.settle()
	if !done {
		t.Error("what was to be done is not done")
	}
}

func TestTheDaysFirstStartBacksUp(t *testing.T) {
	c := withSample(t)
	c.restart()
	if all := c.backups(); len(all) != 1 || all[0].Reason != store.Daily {
		t.Fatalf("after the first start there are %v", all)
	}
	c.restart()
	if all := c.backups(); len(all) != 1 {
		t.Errorf("after the second start of the day there are %v", all)
	}
	c.app.window.Close()
	c.startWith(Options{}, func(s *faultyStore) {
		s.Now = func() time.Time { return time.Now().AddDate(0, 0, 1) }
		s.failBackup.Store(full())
	})
	c.typeText("评价方法", "又。") // nothing is in the way
	c.waitSaved()
}

// The program may be left open for days.
func TestTheNextDayBacksUpToo(t *testing.T) {
	c := withSample(t)
	now := time.Now()
	c.store.Now = func() time.Time { return now }
	c.app.options.Now = c.store.Now
	for day := range 3 {
		now = now.AddDate(0, 0, 1)
		c.typeText("评价方法", "又。")
		c.press("‹ 报告库")
		c.press("云岭市档案馆")
		if all := c.backups(); len(all) != day+1 || all[0].Reason != store.Daily {
			t.Errorf("on day %d there are %v", day+1, all)
		}
	}
}

func TestDailyBackupThatFailsIsSaidInPassing(t *testing.T) {
	c := withSample(t)
	c.app.window.Close()
	c.startWith(Options{}, func(s *faultyStore) { s.failBackup.Store(full()) })
	c.sees("今天的自动备份没有成功")
	c.sees("磁盘已满")
	c.typeText("评价方法", "又。")
	c.waitSaved()
	c.press("备份与恢复")
	c.sees("还没有备份")
	if strings.Contains(strings.Join(c.texts(), "\n"), "今天的自动备份") {
		t.Error("the bar stays although it was answered")
	}
}

// A report that was deleted for ever comes back from the copy made before, and
// what there was meanwhile is kept.
func TestRestoreBringsBackWhatWasDeleted(t *testing.T) {
	c := shelved(t, 2)
	all, err := c.store.List(store.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.store.MoveToBin(all[0].ID); err != nil {
		t.Fatal(err)
	}
	c.press("回收站")
	c.app.library.deleteForEver(c.app.library.found[0].Summary)
	c.press("彻底删除")
	c.sees("回收站是空的")
	c.press("备份与恢复")
	c.sees("删除前")
	c.press("恢复…")
	c.finish()
	c.sees("有 2 份报告")
	c.sees("现在的 1 份报告会全部换成备份里的")
	c.press("取消")
	c.press("恢复…")
	c.finish()
	c.press("恢复")
	c.finish()
	c.sees("已恢复")
	c.press("知道了")
	c.press("回收站")
	c.sees("第1中学")
	c.press("备份与恢复")
	c.sees("恢复前")
}

func TestRestoreFromAFileOfElsewhere(t *testing.T) {
	c := shelved(t, 3)
	path := filepath.Join(c.dir, "U盘", "去年.db")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := c.store.BackupTo(path); err != nil {
		t.Fatal(err)
	}
	c.app.newReport()
	c.press("新建")
	c.sees("项目名称")
	c.press("‹ 报告库")
	c.sees("4 份报告")
	c.press("备份与恢复")
	c.press("从文件恢复…")
	c.fill(c.box(), path)
	c.key(fyne.KeyReturn)
	c.finish()
	c.sees("“" + path + "”完好")
	c.press("恢复")
	c.finish()
	c.press("知道了")
	c.sees("3 份报告")
}

// An open report is closed first; one that cannot be saved is not given up.
func TestRestoreClosesTheOpenReport(t *testing.T) {
	c := unsaved(t)
	path := filepath.Join(c.dir, "另.db")
	if err := c.store.BackupTo(path); err != nil {
		t.Fatal(err)
	}
	c.app.restoreFrom(path, "备份")
	c.finish()
	c.press("恢复")
	c.sees("还有内容没有保存")
	c.press("留下")
	if len(c.backups()) > 0 {
		t.Error("something was restored although a report is not saved")
	}
	c.store.fail.Store(nil)
	c.waitSaved()
	c.app.restoreFrom(path, "备份")
	c.finish()
	c.press("恢复")
	c.sees("已恢复")
	if c.app.open != nil {
		t.Error("the report is still open")
	}
}

// usb sets a folder as the second place for copies, as the clerk does.
func (c *clerk) usb() string {
	c.Helper()
	dir := filepath.Join(c.dir, "U盘")
	c.app.showBackups()
	c.press("选择文件夹…")
	c.picks(dir)
	return dir
}

func TestSecondFolder(t *testing.T) {
	c := withSample(t)
	dir := c.usb()
	c.sees("那里最近的一份：今天 ")
	c.sees("第二位置")
	if all := c.backups(); len(all) != 2 || !all[0].Second && !all[1].Second {
		t.Errorf("there are %v", all)
	}
	c.press("不再使用")
	c.sees("不会删除")
	c.press("不再使用")
	c.sees("没有设置")
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("in the folder there is %v, %v", left, err)
	}
}

// A second folder that is missing is said once a day and stops nothing.
func TestSecondFolderMissing(t *testing.T) {
	c := withSample(t)
	now := time.Now()
	c.app.options.Now = func() time.Time { return now }
	dir := c.usb()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	const said = "找不到第二备份位置"
	backUp := func() string {
		c.Helper()
		c.pressIn(c.app.library.nav, "全部")
		c.press("云岭市档案馆")
		c.typeText("评价方法", "又。")
		c.press("‹ 报告库")
		ran := false
		c.app.backUpBefore(store.BeforeDelete, "继续", func() { ran = true })
		c.settle()
		if !ran {
			t.Error("what was to be done is not done")
		}
		return strings.Join(c.texts(), "\n")
	}
	if all := backUp(); !strings.Contains(all, said) {
		t.Errorf("nothing is said: %s", all)
	}
	c.press("知道了")
	if all := backUp(); strings.Contains(all, said) {
		t.Errorf("it is said twice a day: %s", all)
	}
	now = now.AddDate(0, 0, 1)
	if all := backUp(); !strings.Contains(all, said) {
		t.Errorf("nothing is said the day after: %s", all)
	}
	c.press("备份与恢复")
	c.sees(said)
	c.press("立即备份")
	c.sees("第二备份位置没有写成，见下面的说明")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	c.press("立即备份")
	c.sees("检验完好")
	c.sees("那里最近的一份")
}

func TestDeletingWithoutACopyIsAsked(t *testing.T) {
	c := shelved(t, 2)
	all, err := c.store.List(store.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.store.MoveToBin(all[0].ID); err != nil {
		t.Fatal(err)
	}
	c.store.failBackup.Store(full())
	c.press("回收站")
	for _, answer := range []string{"取消", "不备份，仍然清空"} {
		c.sees("第1中学")
		c.press("清空回收站…")
		c.press("清空")
		c.sees("没有备份成")
		c.sees("磁盘已满")
		c.press(answer)
	}
	c.sees("回收站是空的")
}

func TestImportingWithoutACopyIsAsked(t *testing.T) {
	c := withSample(t)
	path := c.exported("报告.docx")
	c.typeText("其他需要说明的事项", "无")
	c.store.failBackup.Store(full())
	for _, tt := range []struct{ answer, want string }{{"取消", "无"}, {"不备份，继续导入", "无"}} {
		c.app.readWord(path, c.app.open.takeIn)
		c.sees("没有备份成")
		c.press(tt.answer)
		c.want("其他需要说明的事项", tt.want)
	}
	c.sees("导入完成")
}

// What takes a while is shown, and nothing else can be done meanwhile.
func TestBusyIsShownAfterAWhile(t *testing.T) {
	c := newClerk(t)
	over := c.app.busy("正在备份…", "马上就好。")
	if c.app.window.Canvas().Overlays().Top() != nil {
		t.Error("it is shown at once")
	}
	c.rests()
	c.sees("马上就好。")
	c.app.typedKey(fyne.KeyEscape)
	c.sees("马上就好。")
	over()
	if c.app.window.Canvas().Overlays().Top() != nil {
		t.Error("it stays")
	}
}

func TestBackupsLook(t *testing.T) {
	c := newClerk(t)
	now := time.Date(2026, 3, 24, 10, 20, 0, 0, time.Local)
	c.app.options.Now = func() time.Time { return now }
	c.app.showBackups()
	c.settle()
	p := c.app.library.backups
	p.found = copies{second: "E:/绩表备份", list: []store.Backup{
		{Path: "/数据/backup/1.db", At: now.Add(-time.Hour), Reason: store.Manual, Size: 3 << 20, Reports: 35},
		{Path: "E:/绩表备份/1.db", At: now.Add(-time.Hour), Reason: store.Manual, Size: 3 << 20, Reports: -1, Second: true},
		{Path: "/数据/backup/0.db", At: now.AddDate(0, 0, -1), Reason: store.Daily, Size: 900 << 10, Reports: -1},
	}}
	p.looked = map[string]verdict{
		"/数据/backup/1.db": {looking: true},
		"E:/绩表备份/1.db":    {sound: store.Sound{Reports: 35, Version: 3}},
		"/数据/backup/0.db": {err: &store.UnusableError{Path: "/数据/backup/0.db", Err: store.ErrDamaged}},
	}
	for name, size := range map[string]fyne.Size{"backups": fyne.NewSize(1000, 640), "backupsnarrow": fyne.NewSize(475, 640)} {
		c.goldenOf(name, p.content, size)
	}
}

func TestSizes(t *testing.T) {
	for bytes, want := range map[int64]string{0: "1 KB", 5000: "5 KB", 126976: "124 KB", 1 << 20: "1.0 MB", 5 << 29: "2.5 GB"} {
		if got := sizeOf(bytes); got != want {
			t.Errorf("%d bytes are %q, want %q", bytes, got, want)
		}
	}
}
