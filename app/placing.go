package app

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao/report"
)

// notRead is the place of a text that the clerk leaves out.
const notRead = "（不读入）"

// placeTexts shows what of a file found no place, each text beside the cells it
// may go to, and goes on with what the clerk decided: nothing is dropped unseen,
// and the whole import is one step.
func (a *App) placeTexts(name string, in intake, then func(name string, in intake)) {
	form := in.bundle.Form
	places, keys := placesFor(form, in.values)
	room := min(700, a.window.Canvas().Size().Width-60)
	rows := container.New(layout.NewCustomPaddedVBoxLayout(10))
	chosen := make([]*widget.Select, len(in.homeless))
	for i, issue := range in.homeless {
		chosen[i] = widget.NewSelect(places, nil)
		chosen[i].SetSelected(notRead)
		text := container.New(layout.NewCustomPaddedVBoxLayout(2),
			label(issue.Where, sizeSmall, colorQuiet), prose(issue.Text, room-270, sizeText, colorText))
		rows.Add(container.NewBorder(nil, rule(), nil, container.New(fixedWidth(230), boxed(chosen[i])), text))
	}
	list := container.NewVScroll(rows)
	list.SetMinSize(fyne.NewSize(room, min(360, rows.MinSize().Height)))
	head := prose(fmt.Sprintf("“%s”里有 %d 处文字在表样中没有对应的位置。请在右边为它们选择栏目，不需要的可以不读入。", name, len(in.homeless)), room, sizeText, colorText)
	a.askWith("放到哪一栏？", container.New(layout.NewCustomPaddedVBoxLayout(10), head, list), choice{label: "取消导入"},
		choice{label: "继续导入", strong: true, do: func() {
			for i, issue := range in.homeless {
				if n := chosen[i].SelectedIndex(); n > 0 {
					put(in.values, keys[n-1], issue.Text)
				} else {
					in.notes = append(in.notes, issue)
				}
			}
			then(name, in)
		}})
}

// put adds a text to what is in the cell already.
func put(values report.Values, k report.Key, text string) {
	values[k] = strings.TrimPrefix(values[k]+"\n"+text, "\n")
}

// placesFor lists where a text may go: the cells that are still empty first.
func placesFor(form *report.Form, values report.Values) (names []string, keys []report.Key) {
	names = []string{notRead}
	for _, empty := range []bool{true, false} {
		for i := range form.Fields {
			f := &form.Fields[i]
			if f.Repeats() || (values[f.Key] == "") != empty || form.Computed(f.Key) && !f.Editable {
				continue
			}
			name := f.Name()
			if !empty {
				name += "（接在后面）"
			}
			names, keys = append(names, name), append(keys, f.Key)
		}
	}
	return names, keys
}
