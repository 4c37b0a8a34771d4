package app

import (
	"jibiao/app/platform/instance"
	"jibiao/report"
)

// A Notice is something that is said once the window is there.
type Notice struct {
	Title, Text string
	// File is what it is about; its folder can be opened. "" = nothing.
	File string
}

// tell says a notice.
func (a *App) tell(n Notice) {
	choices := []choice{{label: "知道了", strong: true}}
	if n.File != "" {
		choices = append([]choice{{label: "打开文件夹", do: func() { a.hand("打开文件夹", a.options.ShowInFolder, n.File) }}}, choices...)
	}
	a.ask(n.Title, n.Text, choices...)
}

// Take does what another start of the program was asked for, in front of the
// user.
func (a *App) Take(r instance.Request) {
	toFront(a.window)
	switch {
	case r == (instance.Request{}):
	case a.window.Canvas().Overlays().Top() != nil:
		a.say("请先完成当前的操作", "窗口里还有一个对话框没有关闭；请先关闭它，再打开一次文件。")
	default:
		a.begin(r)
	}
}

func (a *App) begin(r instance.Request) {
	a.options.Cell = report.Key(r.Cell)
	switch {
	case r.File != "":
		a.importFile(r.File)
	case r.Sample:
		a.openSample()
	case a.open != nil:
		a.open.pane.GoTo(a.options.Cell)
	}
}
