package app

import (
	"fmt"

	"jibiao/report/store"
)

// databaseSuffix is that of copies.
const databaseSuffix = ".db"

// restoreFromFile asks for a copy that lies anywhere.
func (a *App) restoreFromFile() {
	a.chooseFile("选择备份文件", "恢复", a.options.Documents, []string{databaseSuffix}, func(path string) { a.restoreFrom(path, "“"+path+"”") })
}

// restoreFrom looks at a copy, and asks whether to go back to it. Named is what
// it is called.
func (a *App) restoreFrom(path, named string) {
	over := a.busy("正在检验…", "正在检验"+named+"。")
	a.askStore(func() func() {
		sound, err := store.Verify(path)
		var now store.Tally
		if err == nil {
			now, err = a.store.Tally()
		}
		return func() {
			over()
			if err != nil {
				a.fail("恢复", err)
				return
			}
			a.askRestore(path, named, sound, now)
		}
	})
}

func (a *App) askRestore(path, named string, sound store.Sound, now store.Tally) {
	within := fmt.Sprintf("有 %d 份报告", sound.Reports)
	if !sound.Latest.IsZero() {
		within += "，最近修改于 " + spoken(sound.Latest, a.options.Now())
	}
	text := fmt.Sprintf("%s完好，里面%s。\n\n现在的 %d 份报告会全部换成备份里的。现在的内容会先另外备份一份，需要时可以再恢复回来。", named, within, now.All+now.Bin)
	a.ask("恢复备份", text, choice{label: "取消", strong: true}, choice{label: "恢复", do: func() { a.restore(path) }})
}

// restore goes back to a copy. The open report is closed first; one that cannot
// be saved stays open, and nothing is restored.
func (a *App) restore(path string) {
	if !a.leave() {
		return
	}
	over := a.busyNow("正在恢复…", "先备份现在的内容，再换成备份里的。请不要关机。")
	var kept store.Backup
	restore := func() (err error) {
		kept, err = a.store.RestoreFrom(path)
		return err
	}
	a.write(restore, func(err error) {
		over()
		a.tellSecond(err)
		if err != nil && onlySecond(err) == nil {
			a.fail("恢复", err)
			return
		}
		a.log.Info("restored a backup", "kept bytes", kept.Size)
		a.restored(kept)
	})
}

// restored reads everything anew.
func (a *App) restored(kept store.Backup) {
	a.own = nil
	err := a.findOwnForms()
	a.library = newLibrary(a)
	a.showLibrary()
	if err != nil {
		a.fail("读取表单", err)
		return
	}
	a.say("已恢复", "报告库已经是备份里的内容。恢复前的内容在备份“"+spoken(kept.At, a.options.Now())+"　"+kept.Reason.Label()+"”里，需要时可以再恢复回来。")
}
