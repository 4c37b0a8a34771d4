package app

import (
	"context"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// convert lets a word processor make a .docx of a document of an old format,
// shows that it is at it, and goes on with the result. The clerk may cancel,
// and leaving the program does; then nothing follows.
func (a *App) convert(name string, data []byte, then func(converted []byte)) {
	ctx, cancel := context.WithCancel(a.life)
	hide := a.progress("正在转换旧格式的文件…", "“"+name+"”正由本机的 Word、WPS 或 LibreOffice 转换，一般需要几秒钟。", cancel)
	a.background.Go(func() {
		converted, err := a.options.Convert(ctx, data, name)
		a.options.OnMain(func() {
			if ctx.Err() != nil {
				return
			}
			cancel()
			hide()
			if err != nil {
				a.fail("读取“"+name+"”", err)
				return
			}
			then(converted)
		})
	})
}

// progress shows a dialog for work of unknown length, with a way to cancel it.
func (a *App) progress(title, text string, cancel func()) (hide func()) {
	bar := widget.NewProgressBarInfinite()
	hideDialog := a.askWith(title, container.NewVBox(dialogText(text), bar), choice{label: "取消", do: func() {
		bar.Stop()
		cancel()
	}})
	return func() {
		bar.Stop()
		hideDialog()
	}
}
