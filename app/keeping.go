package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/field"
)

// A keeping is what the dialog of an export is told of keeping a version too.
type keeping struct {
	view *reportView
	tick *widget.Check
	name *field.Input
}

func newKeeping(v *reportView) *keeping {
	k := &keeping{view: v, name: field.NewInput("")}
	k.tick = widget.NewCheck("同时存为", k.ticked)
	k.name.SetPlaceHolder("版本名称，例如：上报稿")
	k.name.OnChanged = k.named
	return k
}

func (k *keeping) row() fyne.CanvasObject {
	return container.NewBorder(nil, nil, k.tick, nil, k.name)
}

// ticked offers a name, and gives Enter back to the dialog.
func (k *keeping) ticked(yes bool) {
	k.view.app.chosen()
	if !yes || k.name.Text() != "" {
		return
	}
	versions, err := k.view.app.store.Versions(k.view.id)
	if err != nil {
		k.view.app.fail("读取已存的版本", err)
	}
	k.name.SetText(suggestedName(versions))
}

// named ticks the box for whoever just types a name.
func (k *keeping) named(text string) {
	k.tick.Checked = strings.TrimSpace(text) != ""
	k.tick.Refresh()
}

// done keeps the version, if that is wanted, and says what it did.
func (k *keeping) done() string {
	if !k.tick.Checked {
		return ""
	}
	name := strings.TrimSpace(k.name.Text())
	if !k.view.keep("存为版本", name, "") {
		return "\n\n文件已导出，但没有存为版本。"
	}
	return "\n\n同时存为版本“" + name + "”，可在“历史”里找到。"
}
