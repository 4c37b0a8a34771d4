package app

import (
	"context"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// convert lets a word processor make a .docx of a document of an old format,
// and goes on with the result.
func (a *App) convert(name string, data []byte, then func(converted []byte)) {
	a.wait("正在转换旧格式的文件…", "“"+name+"”正由本机的 Word、WPS 或 LibreOffice 转换，一般需要几秒钟。", "读取“"+name+"”",
		func(ctx context.Context) ([]byte, error) { return a.options.Convert(ctx, data, name) }, then)
}

// wait lets something be made that takes a while, shows that it is at it, and
// goes on with what was made; tried is what the clerk wanted. They may cancel,
// and leaving the program does; then nothing follows.
func (a *App) wait(title, text, tried string, work func(context.Context) ([]byte, error), then func([]byte)) {
	ctx, cancel := context.WithCancel(a.life)
	hide := a.progress(title, text, cancel)
	a.inBackground(func() func() {
		made, err := work(ctx)
		return func() {
			if ctx.Err() != nil {
				return
			}
			cancel()
			hide()
			if err != nil {
				a.fail(tried, err)
				return
			}
			then(made)
		}
	})
}

// progress shows a dialog for work of unknown length, with a way to cancel it.
func (a *App) progress(title, text string, cancel func()) (hide func()) {
	bar := widget.NewProgressBarInfinite()
	hideDialog := a.askWith(title, container.NewVBox(dialogText(text), bar), choice{label: "取消", escape: true, do: func() {
		bar.Stop()
		cancel()
	}})
	return func() {
		bar.Stop()
		hideDialog()
	}
}
