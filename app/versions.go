package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/field"
	"jibiao/report/outfile"
	"jibiao/report/store"
)

// keepVersion asks for a name and keeps the report as it is now, with its Word
// file, as a version.
func (h *historyList) keepVersion() {
	if !h.view.mayKeep("存为版本") {
		return
	}
	h.askVersion("存为版本", suggestedName(h.versions), "", func(name, note string) {
		if h.view.keep("存为版本", name, note) {
			h.tell("已存为“" + name + "”，连同现在的 Word 文件。")
		}
	})
}

// mayKeep makes everything durable: a version is of a step that is stored. It
// says no where that does not succeed, and has told the clerk.
func (v *reportView) mayKeep(tried string) bool {
	if v.settle() == 0 {
		return true
	}
	v.app.say(tried+"没有成功", "最近的修改还没能存到硬盘上，不能存为版本。请先按红色提示排除问题。")
	return false
}

// keep keeps the report as it is now as a version with its Word file: both, or
// neither, and then the clerk is told.
func (v *reportView) keep(tried, name, note string) bool {
	if !v.mayKeep(tried) {
		return false
	}
	document, err := v.bundle.Fill(v.draft.Values())
	if err == nil {
		version := store.NewVersion{
			Name: name, Note: note, Step: v.history.lastNo(),
			Document: outfile.CleanName(v.title()+"（"+name+"）") + docxSuffix, Content: document,
		}
		v.app.writer.call(func() { _, err = v.app.store.AddVersion(v.id, version) })
	}
	if err != nil {
		v.app.fail(tried, err)
	} else if v.history.seen() {
		v.history.read()
	}
	return err == nil
}

// suggestedName is the first of the usual names that no version has yet.
func suggestedName(versions []store.Version) string {
	names := store.VersionNames()
	for _, name := range names {
		if !slices.ContainsFunc(versions, func(v store.Version) bool { return v.Name == name }) {
			return name
		}
	}
	return names[len(names)-1]
}

// askVersion asks for a version's name, one of the usual or any other, and a
// note.
func (h *historyList) askVersion(title, name, note string, then func(name, note string)) {
	a := h.view.app
	names, notes := field.NewInput(name), field.NewInput(note)
	notes.SetPlaceHolder("可以不填，例如：报市财政局")
	usual := container.New(layout.NewCustomPaddedHBoxLayout(14))
	for _, name := range store.VersionNames() {
		usual.Add(newLink(name, func() { a.writeOn(names, name) }))
	}
	rows := container.New(fixedWidth(420), container.New(layout.NewFormLayout(),
		widget.NewLabel("名称"), names, widget.NewLabel(""), pad(0, 0, 4, 4, usual), widget.NewLabel("备注"), notes))
	a.askFor(title, rows, []*field.Input{names, notes}, choice{label: "取消"}, choice{label: "保存", strong: true, do: func() {
		given := strings.TrimSpace(names.Text())
		then(cmp.Or(given, name), strings.TrimSpace(notes.Text()))
	}})
	a.window.Canvas().Focus(names)
	names.SelectAll()
}

// writeOn puts a text into a box, with the caret behind it.
func (a *App) writeOn(box *field.Input, text string) {
	box.SetText(text)
	a.window.Canvas().Focus(box)
	box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

// drawVersion shows a version; of the chosen one its note, and what can be done
// with it.
func (h *historyList) drawVersion(v store.Version, chosen bool) fyne.CanvasObject {
	when := h.dayAndTime(v.At)
	end := label(when, sizeSmall, colorQuiet)
	name := label(clip(v.Name, sizeText, entryRoom-end.MinSize().Width-10), sizeText, colorText)
	below := v.Note
	if h.several {
		below = strings.TrimSpace(v.Who + "　" + below)
	}
	rows := []fyne.CanvasObject{framed(nil, nil, name, container.NewCenter(end), container.NewWithoutLayout())}
	if !chosen {
		return newGapped(3, append(rows, label(clip(cmp.Or(oneLine(below), fileKept(v)), sizeSmall, entryRoom), sizeSmall, colorQuiet))...)
	}
	if below != "" {
		rows = append(rows, prose(below, entryRoom, sizeSmall, colorQuiet))
	}
	rows = append(rows, label(fileKept(v), sizeSmall, colorQuiet))
	return newGapped(3, append(rows, h.versionLinks(v)...)...)
}

// fileKept says what is kept with a version.
func fileKept(v store.Version) string {
	if v.Document == "" {
		return "没有存 Word 文件"
	}
	return "存有 Word 文件"
}

func (h *historyList) versionLinks(v store.Version) []fyne.CanvasObject {
	var links []fyne.CanvasObject
	if v.Document != "" {
		links = append(links, newLink("打开文件", func() { h.openDocument(v) }), newLink("再次导出…", func() { h.exportDocument(v) }))
	}
	return linkRows(append(links,
		newLink("与现在对比", func() { h.compareTo(asOfVersion(v)) }),
		newLink("恢复到此版本", func() { h.restoreMoment("“"+v.Name+"”", v.Step) }),
		newLink("改名…", func() { h.renameVersion(v) }),
		newLink("删除…", func() { h.deleteVersion(v) })))
}

func (h *historyList) renameVersion(v store.Version) {
	h.askVersion("版本改名", v.Name, v.Note, func(name, note string) {
		h.change("版本改名", func() error { return h.view.app.store.RenameVersion(v.ID, name, note) })
	})
}

func (h *historyList) deleteVersion(v store.Version) {
	text := fmt.Sprintf("版本“%s”和同时存下的 Word 文件将从本机删除，不能恢复。报告的内容和修改历史不变。", v.Name)
	h.view.app.ask("删除版本", text, choice{label: "取消", strong: true},
		choice{label: "删除", do: func() { h.change("删除版本", func() error { return h.view.app.store.DeleteVersion(v.ID) }) }})
}

// change changes the versions and shows what came of it.
func (h *historyList) change(tried string, do func() error) {
	h.view.app.write(do, func(err error) {
		if err != nil {
			h.view.app.fail(tried, err)
		}
		h.read()
	})
}
