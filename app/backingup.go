package app

import (
	"time"

	"jibiao/report/explain"
	"jibiao/report/store"
)

// What the quiet bar may tell of copies.
const (
	noticeBackup = "backup"
	noticeSecond = "second folder"
)

// backUp makes a copy in the background and goes on with what came of it. What
// is typed meanwhile waits for the disk, not the clerk.
func (a *App) backUp(why store.Reason, then func(store.Backup, error)) {
	a.askStore(func() func() {
		made, err := a.store.Backup(why)
		return func() {
			a.logCopy(why, made, err)
			if made.Path != "" {
				a.forget(noticeBackup)
			}
			a.tellSecond(err)
			then(made, err)
			a.library.backups.reload()
		}
	})
}

// logCopy notes what came of making a copy: one may be made although something
// else went wrong.
func (a *App) logCopy(why store.Reason, made store.Backup, err error) {
	if made.Path != "" {
		a.log.Info("backed up", "why", string(why), "bytes", made.Size, "reports", made.Reports)
	}
	if err != nil {
		a.log.Error("backing up went wrong", "why", string(why), "error", err)
	}
}

// tellSecond says once a day that the second folder cannot be used: whoever
// leaves the U-disk at home must still be able to work.
func (a *App) tellSecond(err error) {
	second := onlySecond(err)
	switch today := a.day(); {
	case second == nil && err == nil:
		a.forget(noticeSecond)
	case second != nil && a.setting(settingMissed) != today:
		a.remember(settingMissed, today)
		a.notify(notice{id: noticeSecond, text: explain.Error(second), ways: []choice{{label: "备份与恢复", do: a.showBackups}}})
	}
}

// turnDay makes the copy of the day when the clerk goes on on another one: the
// program may be left open for days.
func (a *App) turnDay() {
	if a.today != "" && a.today != a.day() {
		a.backUpIfDue()
	}
}

func (a *App) day() string { return a.options.Now().Local().Format(time.DateOnly) }

// backUpIfDue makes the copy of the day.
func (a *App) backUpIfDue() {
	a.today = a.day()
	a.askStore(func() func() {
		due, err := a.store.BackupDue()
		return func() {
			switch {
			case err != nil:
				a.tellNoBackup(store.Backup{}, err)
			case due:
				a.backUp(store.Daily, a.tellNoBackup)
			}
		}
	})
}

// tellNoBackup says that the copy of the day could not be made, if it was not.
func (a *App) tellNoBackup(made store.Backup, err error) {
	if made.Path == "" && onlySecond(err) == nil {
		a.notify(notice{id: noticeBackup, text: "今天的自动备份没有成功：" + explain.Error(err), ways: []choice{{label: "备份与恢复", do: a.showBackups}}})
	}
}

// backUpBefore makes a copy and then does something that changes or deletes
// much. Where there is no copy the clerk decides; goOn is what they would do.
func (a *App) backUpBefore(why store.Reason, goOn string, then func()) {
	over := a.busy("正在备份…", "马上就好。")
	a.backUp(why, func(made store.Backup, err error) {
		over()
		if made.Path != "" { // what else went wrong is no reason to stop
			then()
			return
		}
		a.ask("没有备份成", explain.Error(err)+"\n\n没有备份，之后就不能退回到现在的样子。",
			choice{label: "取消", strong: true}, choice{label: "不备份，" + goOn, do: then})
	})
}
