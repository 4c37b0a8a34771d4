package app

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jibiao/report"
)

// factsText is the width of the texts in 字段.
const factsText = sideRoom - 1 - 2*14 - 10

// fieldFacts tell what is to be known of the cell that the clerk is in.
type fieldFacts struct {
	view   *reportView
	tab    *tab
	list   *column
	scroll *container.Scroll
	shown  []fact
}

// A fact is a line of it.
type fact struct{ name, text string }

func newFieldFacts(v *reportView) *fieldFacts {
	f := &fieldFacts{view: v, list: newColumn(10)}
	f.scroll = container.NewVScroll(pad(14, 14, 14, 14, f.list))
	f.tab = newTab("字段", f.scroll)
	f.draw(nil)
	return f
}

// show tells of the cell; nothing is drawn if nothing differs.
func (f *fieldFacts) show(k report.Key) {
	if facts := f.view.factsOf(k); !slices.Equal(facts, f.shown) {
		f.draw(facts)
	}
}

func (f *fieldFacts) draw(facts []fact) {
	f.shown = facts
	objects := []fyne.CanvasObject{}
	for _, fact := range facts {
		line := newColumn(2)
		line.set([]fyne.CanvasObject{label(fact.name, sizeSmall, colorQuiet), prose(fact.text, factsText, sizeText, colorText)})
		objects = append(objects, line)
	}
	if len(objects) == 0 {
		objects = append(objects, prose("点一个单元格，这里说明它填什么、怎样算、最近什么时候改过。", factsText, sizeText, colorQuiet))
	}
	f.list.set(objects)
	f.scroll.Refresh()
}

// factsOf lists what is to be known of a cell, what does not apply left out.
func (v *reportView) factsOf(k report.Key) []fact {
	form := v.draft.Form()
	field := form.Field(k)
	if field == nil {
		return nil
	}
	var facts []fact
	add := func(name, text string) {
		if text != "" {
			facts = append(facts, fact{name, text})
		}
	}
	add("名称", nameAndRow(field, k))
	add("位置", field.Where)
	add("类型", kindLabels()[slices.Index(kinds(), field.Kind)]+behind("，单位", field.Unit)+behind("：", strings.Join(field.Choices, "、")))
	add("要求", demands(field))
	add("填写说明", field.Help)
	add("怎样算", form.Explain(k, v.draft.Values()))
	add("现在", v.follows(k))
	add("最近修改", v.lastChange(k))
	return facts
}

func nameAndRow(field *report.Field, k report.Key) string {
	if _, row := k.Row(); row > 0 {
		return fmt.Sprintf("%s（第%d项）", field.Name(), row)
	}
	return field.Name()
}

// behind joins a text to its lead, if there is one.
func behind(lead, text string) string {
	if text == "" {
		return ""
	}
	return lead + text
}

func demands(field *report.Field) string {
	var all []string
	if field.Required {
		all = append(all, "必填")
	}
	if field.Max > 0 {
		all = append(all, fmt.Sprintf("不超过%d字", field.Max))
	}
	return strings.Join(all, "，")
}

// follows says of a computed cell where its text comes from.
func (v *reportView) follows(k report.Key) string {
	switch {
	case !v.draft.Form().Computed(k):
		return ""
	case v.draft.Follows(k):
		return "由公式自动得出"
	default:
		return "手工填写，清空后恢复自动"
	}
}

// lastChange tells when the cell was changed last, and by what.
func (v *reportView) lastChange(k report.Key) string {
	step, ok := v.draft.LastChange(k)
	if !ok {
		return ""
	}
	text := spoken(step.At, v.app.options.Now())
	switch {
	case step.Kind == report.UndoStep:
		return text + "，撤销"
	case step.Kind == report.RedoStep:
		return text + "，重做"
	case step.Label != v.draft.Form().Field(k).Name():
		return text + "，" + step.Label
	}
	return text
}
