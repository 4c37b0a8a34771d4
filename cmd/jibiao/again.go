package main

import (
	"log"

	"fyne.io/fyne/v2"

	"jibiao/app/platform"
)

// hearToolkit has what the toolkit says logged, and the window that can no
// longer be drawn into told of.
func (p *program) hearToolkit() (end func()) {
	before := log.Writer()
	log.SetOutput(newToolkitLog(p.held.log, func() { fyne.Do(p.undrawable) }))
	return func() { log.SetOutput(before) }
}

// undrawable offers to begin again, with the report and the cell of now, in a
// window of the system's own: ours shows nothing any more.
func (p *program) undrawable() {
	again := platform.Confirm("绩表",
		"显示设备中断过（例如远程桌面断开、显卡驱动更新），窗口不能再显示内容。\n\n已经输入的内容都已保存。点“是”重新打开绩表，回到刚才的单元格。")
	p.held.log.Warn("the window can no longer be drawn into", "again", again)
	if again {
		p.again = p.held.dir
		p.quit()
	}
}
