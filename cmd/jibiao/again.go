package main

import (
	"log"
	"time"

	"fyne.io/fyne/v2"

	"jibiao/app/platform"
)

// hearToolkit has what the toolkit says logged, and the window that can no
// longer be drawn into told of.
func (p *program) hearToolkit() (end func()) {
	before, flags := log.Writer(), log.Flags()
	log.SetFlags(0) // our log has the time; a thing is the same at any
	hears := newToolkitLog(p.held.log)
	hears.lost = func() { fyne.Do(func() { p.undrawable(hears) }) }
	log.SetOutput(hears)
	return func() {
		log.SetFlags(flags)
		log.SetOutput(before)
	}
}

// askAgain is how long whoever does not want to begin again is left alone with a
// window that shows nothing.
const askAgain = time.Minute

// undrawable offers to begin again, with the report and the cell of now, in a
// window of the system's own: ours shows nothing any more.
func (p *program) undrawable(hears *toolkitLog) {
	again, err := platform.Ask("显示设备中断过（例如远程桌面断开、显卡驱动更新），绩表的窗口不能再显示内容。\n\n" +
		"要重新打开绩表，回到刚才的单元格吗？已经输入的内容不会丢失。")
	p.held.log.Warn("the window can no longer be drawn into", "again", again, "error", err)
	if !again {
		time.AfterFunc(askAgain, hears.forget)
		return
	}
	p.again = p.held.dir
	p.quit()
}

// startAgain starts the program once more as this run was started, on the data folder
// that it had. The report and the cell of then are the data's to tell.
func (p *program) startAgain() error { return platform.StartAgain(forData(p.again, p.start.d3d9)...) }

// forData is the command line for a data folder that has been open.
func forData(dir string, d3d9 bool) []string {
	args := []string{"--data", dir}
	if d3d9 {
		args = byD3D9(args)
	}
	return args
}
