package app

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms"
	"jibiao/forms/field"
	"jibiao/report"
	"jibiao/report/adopt"
	"jibiao/report/bundle"
	"jibiao/report/draft"
)

// A formView shows a blank form as it would be filled, and beside it 字段设置:
// what each place is called and takes. What the program guessed is marked.
type formView struct {
	app      *App
	blank    []byte
	proposal adopt.Proposal
	bundle   *bundle.Bundle
	pane     *forms.Pane

	name    *field.Input
	paper   *fyne.Container
	list    *fyne.Container
	names   []*field.Input // of the rows
	trouble *widget.RichText
	content fyne.CanvasObject
}

// settingsWidth is that of 字段设置.
const settingsWidth = 430

func newFormView(a *App, blank []byte, p adopt.Proposal) (*formView, error) {
	v := &formView{app: a, blank: blank, proposal: p, name: field.NewInput(p.Name), paper: container.NewStack()}
	v.list = container.New(layout.NewCustomPaddedVBoxLayout(6))
	v.trouble = wrapped("", "error", "text")
	v.trouble.Hide()
	v.name.OnChanged = func(text string) { v.proposal.Name = text }
	left := []fyne.CanvasObject{
		flat("‹ 报告库", a.showLibrary), rule(),
		container.NewCenter(label("表单名称", sizeText, colorQuiet)), container.New(fixedWidth(360), v.name),
	}
	bar := toolbar(left, []fyne.CanvasObject{strong("完成", v.finish)})
	head := pad(12, 14, 8, 14, container.New(layout.NewCustomPaddedVBoxLayout(4),
		heading("字段设置", sizeText, colorBrand), v.guide(), v.trouble))
	side := framed(container.NewBorder(nil, rule(), nil, nil, head), nil, rule(), nil,
		container.NewVScroll(pad(10, 14, 10, 14, v.list)))
	v.content = framed(bar, nil, nil, container.New(fixedWidth(settingsWidth), side), v.paper)
	if err := v.rebuild(); err != nil {
		return nil, err
	}
	v.showList()
	return v, nil
}

func (v *formView) guide() fyne.CanvasObject {
	return prose("左边是建立后的样子，可以试填。下面逐个核对栏目：名称改成相同的会合成一栏，标着“猜”的请留意。", settingsWidth-40, sizeSmall, colorQuiet)
}

// rebuild makes the form of the proposal and shows it.
func (v *formView) rebuild() error {
	files, err := bundle.Adopt(v.blank, v.proposal, ownPrefix+v.proposal.Name)
	if err != nil {
		return err
	}
	b, err := bundle.New(files.Template, files.Fields)
	if err != nil {
		return err
	}
	v.bundle = b
	v.pane = forms.NewPane(draft.New(b.Form, nil, nil), v.app.options.Fonts, v.app.window.Canvas())
	v.pane.SetDesk(colorDesk)
	v.paper.Objects = []fyne.CanvasObject{v.pane}
	v.paper.Refresh()
	return nil
}

// change applies a change of the proposal. One that makes no sound form is
// taken back, and why is said.
func (v *formView) change(do func(p *adopt.Proposal) error) {
	typed := v.typed()
	before := v.proposal
	after := before
	after.Fields = slices.Clone(before.Fields)
	err := do(&after)
	if err == nil {
		v.proposal = after
		err = v.rebuild()
	}
	if err != nil {
		v.proposal = before
	}
	v.tell(err)
	v.showList()
	for i, name := range v.names {
		if text, ok := typed[v.proposal.Fields[i].Key]; ok {
			name.SetText(text)
		}
	}
}

// typed are the names that were typed and not yet given with Enter.
func (v *formView) typed() map[report.Key]string {
	typed := map[report.Key]string{}
	for i, name := range v.names {
		if k := v.proposal.Fields[i].Key; name.Text() != string(k) {
			typed[k] = name.Text()
		}
	}
	return typed
}

// settle gives the names that were typed, and says whether all could be given.
func (v *formView) settle() bool {
	typed := v.typed()
	for _, old := range v.proposal.Fields {
		text, ok := typed[old.Key]
		i := slices.IndexFunc(v.proposal.Fields, func(f adopt.Field) bool { return f.Key == old.Key })
		if !ok || i < 0 {
			continue
		}
		if v.rename(i, text); v.trouble.Visible() {
			return false
		}
	}
	return true
}

func (v *formView) tell(err error) {
	text := ""
	if err != nil {
		text = err.Error()
	}
	reword(v.trouble, text)
	show(v.trouble, err != nil)
}

// showList draws a row for each field.
func (v *formView) showList() {
	v.list.RemoveAll()
	v.names = nil
	v.list.Add(v.keyRow("评价年度是", v.proposal.Year, func(k report.Key) { v.proposal.Year = k }))
	v.list.Add(v.keyRow("单位名称是", v.proposal.Unit, func(k report.Key) { v.proposal.Unit = k }))
	for i := range v.proposal.Fields {
		v.list.Add(v.row(i))
	}
	v.list.Refresh()
}

// noKey stands for no field.
const noKey = "（没有）"

// keyRow chooses the field that tells the report's year, or its unit.
func (v *formView) keyRow(caption string, now report.Key, set func(report.Key)) fyne.CanvasObject {
	names := []string{noKey}
	for i := range v.proposal.Fields {
		if f := &v.proposal.Fields[i]; !f.Repeats() {
			names = append(names, string(f.Key))
		}
	}
	choose := widget.NewSelect(names, nil)
	choose.SetSelected(noKey)
	if now != "" {
		choose.SetSelected(string(now))
	}
	choose.OnChanged = func(name string) {
		if name == noKey {
			name = ""
		}
		set(report.Key(name))
	}
	return container.NewBorder(nil, nil, container.NewCenter(label(caption+" ", sizeText, colorQuiet)), nil, boxed(choose))
}

// kindNames are the kinds of fields as a clerk calls them.
var kindNames = []struct {
	kind report.Kind
	name string
}{
	{report.KindText, "一行文字"},
	{report.KindParagraphs, "多段文字"},
	{report.KindMoney, "金额"},
	{report.KindPercent, "比率"},
	{report.KindNumber, "数字"},
	{report.KindYear, "年度"},
	{report.KindChoice, "选项"},
	{report.KindDate, "日期"},
}

// row is a field's settings.
func (v *formView) row(i int) fyne.CanvasObject {
	f := &v.proposal.Fields[i]
	name := field.NewInput(string(f.Key))
	name.OnSubmitted = func(text string) { v.rename(i, text) }
	v.names = append(v.names, name)
	kind := widget.NewSelect(kindLabels(), nil)
	kind.SetSelectedIndex(slices.Index(kinds(), f.Kind))
	kind.OnChanged = func(string) { v.setKind(i, kinds()[kind.SelectedIndex()]) }
	required := widget.NewCheck("必填", nil)
	required.SetChecked(f.Required)
	required.OnChanged = func(on bool) { v.change(func(p *adopt.Proposal) error { p.Fields[i].Required = on; return nil }) }
	unit := field.NewInput(f.Unit)
	unit.SetPlaceHolder("单位")
	unit.OnChanged = func(text string) {
		v.proposal.Fields[i].Unit, v.proposal.Fields[i].Guessed.Unit = strings.TrimSpace(text), false
	}
	marks := container.NewHBox()
	if guess := guessed(f.Guessed); guess != "" {
		marks.Add(chip(guess, colorAmber, colorAmberTint))
	}
	if f.Repeats() {
		marks.Add(chip("重复行", colorLink, colorSelected))
	}
	links := container.New(layout.NewCustomPaddedHBoxLayout(10), newLink("看位置", func() { v.pane.GoTo(f.Key.InRow(1)) }))
	if !f.Repeats() && len(f.Places) > 1 {
		links.Add(newLink("拆成几栏", func() { v.split(i) }))
	}
	links.Add(newLink("不作栏目", func() { v.remove(i) }))
	first := container.NewBorder(nil, nil, nil, container.NewCenter(marks), name)
	second := container.NewBorder(nil, nil, container.New(fixedWidth(110), boxed(kind)), container.NewHBox(required, container.NewCenter(links)),
		container.New(fixedWidth(70), unit))
	ground := canvas.NewRectangle(colorSide)
	ground.CornerRadius = 4
	return container.NewStack(ground, pad(6, 8, 6, 8, container.New(layout.NewCustomPaddedVBoxLayout(4), first, second)))
}

func kinds() []report.Kind {
	list := make([]report.Kind, len(kindNames))
	for i, k := range kindNames {
		list[i] = k.kind
	}
	return list
}

func kindLabels() []string {
	list := make([]string, len(kindNames))
	for i, k := range kindNames {
		list[i] = k.name
	}
	return list
}

// guessed says what of a field is a guess.
func guessed(g adopt.Guess) string {
	var what []string
	for _, x := range []struct {
		is   bool
		name string
	}{{g.Name, "名称"}, {g.Kind, "类型"}, {g.Unit, "单位"}, {g.Repeat, "重复"}} {
		if x.is {
			what = append(what, x.name)
		}
	}
	if len(what) == 0 {
		return ""
	}
	return "猜：" + strings.Join(what, "、")
}

// rename gives a field another name. The name of another field joins the two:
// one value, printed in the places of both.
func (v *formView) rename(i int, name string) {
	k := report.Key(strings.TrimSpace(name))
	v.change(func(p *adopt.Proposal) error {
		old := p.Fields[i].Key
		if !k.Valid() {
			return fmt.Errorf("“%s”不能作栏目名称：只能用文字、数字和下划线，不能以数字开头，分级用小数点", name)
		}
		if k == old {
			return nil
		}
		if (&report.Field{Key: k}).Repeats() != p.Fields[i].Repeats() {
			return fmt.Errorf("重复行的栏目写作“组名[].栏目”，“%s”与原来不同", name)
		}
		for _, key := range []*report.Key{&p.Year, &p.Unit} {
			if *key == old {
				*key = k
			}
		}
		if j := slices.IndexFunc(p.Fields, func(f adopt.Field) bool { return f.Key == k }); j >= 0 {
			join(p, j, i)
			return nil
		}
		p.Fields[i].Key, p.Fields[i].Guessed.Name = k, false
		return nil
	})
}

// join gives the places of one field to another.
func join(p *adopt.Proposal, to, from int) {
	f := &p.Fields[to]
	f.Places = append(slices.Clone(f.Places), p.Fields[from].Places...)
	f.Prompts = append(slices.Clone(f.Prompts), p.Fields[from].Prompts...)
	slices.SortFunc(f.Places, adopt.Place.Compare)
	p.Fields = slices.Delete(p.Fields, from, from+1)
}

// split makes a field of each place of one that has several.
func (v *formView) split(i int) {
	v.change(func(p *adopt.Proposal) error {
		f := p.Fields[i]
		var parts []adopt.Field
		for n, place := range f.Places {
			part := f
			part.Places = []adopt.Place{place}
			if n > 0 {
				part.Key = report.Key(fmt.Sprintf("%s_%d", f.Key, n+1))
				part.Prompts = nil
			}
			parts = append(parts, part)
		}
		p.Fields = slices.Replace(p.Fields, i, i+1, parts...)
		return nil
	})
}

func (v *formView) setKind(i int, kind report.Kind) {
	v.change(func(p *adopt.Proposal) error {
		p.Fields[i].Kind, p.Fields[i].Guessed.Kind = kind, false
		return nil
	})
}

// remove leaves a place of the form alone.
func (v *formView) remove(i int) {
	v.change(func(p *adopt.Proposal) error {
		gone := p.Fields[i].Key
		p.Fields = slices.Delete(p.Fields, i, i+1)
		for _, key := range []*report.Key{&p.Year, &p.Unit} {
			if *key == gone {
				*key = ""
			}
		}
		if len(p.Fields) == 0 {
			return fmt.Errorf("表单至少要有一个栏目")
		}
		return nil
	})
}

// finish keeps the form under its name.
func (v *formView) finish() {
	if !v.settle() {
		return
	}
	v.proposal.Name = strings.TrimSpace(v.proposal.Name)
	if v.proposal.Name == "" {
		v.tell(fmt.Errorf("请填写表单名称"))
		return
	}
	if err := v.rebuild(); err != nil {
		v.tell(err)
		return
	}
	v.app.finishForm(v.bundle)
}
