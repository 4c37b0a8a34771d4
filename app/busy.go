package app

import (
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// noticeable is how long something may take before it is shown that it does.
const noticeable = 300 * time.Millisecond

// busy shows that something is being waited for, unless it is over before one
// would notice. It cannot be cancelled.
func (a *App) busy(title, text string) (over func()) {
	var hide func()
	stop := a.options.After(noticeable, func() { hide = a.busyNow(title, text) })
	return func() {
		stop()
		if hide != nil {
			hide()
		}
	}
}

// busyNow keeps the window from everything else until it is over.
func (a *App) busyNow(title, text string) (over func()) {
	bar := widget.NewProgressBarInfinite()
	shown := a.popUp(title, container.NewVBox(dialogText(text), bar))
	return func() {
		bar.Stop()
		shown.Hide()
	}
}
