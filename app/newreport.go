package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao/assets"
	"jibiao/forms/field"
	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/draft"
	"jibiao/report/store"
)

// create stores a report whose values are given all at once.
func (a *App) create(b *bundle.Bundle, values report.Values, label string) (id int64, err error) {
	if err := a.keep(b); err != nil {
		return 0, err
	}
	now := a.options.Now()
	typed, steps := draft.Begin(b.Form, values, label, now)
	return a.store.Create(store.NewReport{BundleHash: b.Hash, Values: typed, Steps: steps, At: now})
}

// createAndOpen stores a report and goes on once it is open; nil = there is
// nothing more to do. What goes wrong is said.
func (a *App) createAndOpen(b *bundle.Bundle, values report.Values, label string, then func(id int64)) {
	var id int64
	create := func() (err error) {
		id, err = a.create(b, values, label)
		return err
	}
	a.write(create, func(err error) {
		if err != nil {
			a.fail(label, err)
			return
		}
		a.openReport(id)
		if then != nil && a.open != nil && a.open.id == id {
			then(id)
		}
	})
}

// newReport asks for the form, unit and year and begins an empty report.
func (a *App) newReport() {
	forms := a.forms()
	names := make([]string, len(forms))
	for i, b := range forms {
		names[i] = b.Form.Name
	}
	form, unit := widget.NewSelect(names, nil), field.NewInput(a.setting(settingUnit))
	form.SetSelectedIndex(0)
	unit.SetPlaceHolder("单位全称，与公章一致")
	year := field.NewInput(fmt.Sprintf("%d年度", a.options.Now().Year()-1)) // reports are about the year that is over
	rows := container.New(fixedWidth(420), container.New(layout.NewFormLayout(),
		widget.NewLabel("表单"), boxed(form), widget.NewLabel("单位名称"), unit, widget.NewLabel("评价年度"), year))
	a.askFor("新建报告", rows, []*field.Input{unit, year}, choice{label: "取消"}, choice{label: "新建", strong: true, do: func() {
		b := forms[form.SelectedIndex()]
		a.remember(settingUnit, strings.TrimSpace(unit.Text()))
		a.createAndOpen(b, b.Form.Start(unit.Text(), year.Text()), "新建报告", nil)
	}})
	a.window.Canvas().Focus(unit)
}

// copyChoices is how many reports are offered to be copied.
const copyChoices = 50

// chooseCopy asks which report to copy into the next year.
func (a *App) chooseCopy() {
	all, err := a.store.List(store.Filter{})
	if err != nil {
		a.fail("复制去年的报告", err)
		return
	}
	if len(all) == 0 {
		a.say("还没有可以复制的报告", "请先把去年的 Word 文件导入，再复制到今年。")
		return
	}
	content := container.New(layout.NewCustomPaddedVBoxLayout(8))
	if len(all) > copyChoices {
		content.Add(prose(fmt.Sprintf("这里是最近修改的 %d 份。更早的请先在报告库里查到，再从它右上角的菜单里选“复制到下一年度”。", copyChoices), 460, sizeSmall, colorQuiet))
		all = all[:copyChoices]
	}
	names := make([]string, len(all))
	ids := map[string]int64{}
	for i, s := range all {
		names[i] = fmt.Sprintf("%d. %s %s %s", i+1, s.Unit, s.Year, s.FormName)
		ids[names[i]] = s.ID
	}
	list := widget.NewSelect(names, nil)
	list.SetSelected(names[0])
	content.Add(container.New(fixedWidth(460), boxed(list)))
	a.askWith("复制哪一份报告到下一年度？", content, choice{label: "取消"},
		choice{label: "复制", strong: true, do: func() { a.copyForward(ids[list.Selected]) }})
}

// copyForward begins next year's report from one of this year's.
func (a *App) copyForward(id int64) {
	r, err := a.store.Load(id)
	if err != nil {
		a.fail("复制报告", err)
		return
	}
	b, err := a.bundleOf(r.BundleHash)
	if err != nil {
		a.fail("复制报告", err)
		return
	}
	next, moved := b.Form.NextYear(r.Values)
	a.createAndOpen(b, next, "复制去年的报告", func(int64) {
		a.say("已复制成新报告 "+next[b.Form.Year], fmt.Sprintf(
			"文字照抄，其中 %d 个栏目里的年度已改为新的年度；金额和比率已清空，请按今年的账填写。文中提到的其他数字请逐一核对。", moved))
	})
}

// openSample shows the sample report.
func (a *App) openSample() {
	id, err := a.sampleReport()
	if err != nil {
		a.fail("打开示例报告", err)
		return
	}
	a.openReport(id)
}

// sampleReport is the number of the sample report, made on first use.
func (a *App) sampleReport() (int64, error) {
	if kept := a.setting(settingSeed); kept != "" {
		id, err := a.keptSample(kept)
		if id != 0 || err != nil {
			return id, err
		}
	}
	b, err := a.builtInForm(assets.SampleForm)
	if err != nil {
		return 0, err
	}
	values := report.Values{}
	if err := json.Unmarshal(assets.Sample(), &values); err != nil {
		return 0, fmt.Errorf("sample report: %w", err)
	}
	id, err := a.create(b, values, "示例报告")
	if err != nil {
		return 0, err
	}
	a.remember(settingSeed, strconv.FormatInt(id, 10))
	return id, nil
}

// keptSample is the number of the sample that was made before, 0 if the clerk
// has put it into the bin or deleted it.
func (a *App) keptSample(setting string) (int64, error) {
	id, err := strconv.ParseInt(setting, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("setting %q: %w", settingSeed, err)
	}
	r, err := a.store.Load(id)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return 0, nil
	case err != nil || r.Deleted.IsZero():
		return id, err
	default:
		return 0, nil
	}
}

func (a *App) builtInForm(id string) (*bundle.Bundle, error) {
	for _, b := range a.builtIn {
		if b.Form.ID == id {
			return b, nil
		}
	}
	return nil, fmt.Errorf("no built-in form %q", id)
}

// dropped takes files that were dragged onto the window.
func (a *App) dropped(_ fyne.Position, files []fyne.URI) {
	take := func() {
		for _, f := range files {
			a.importFile(f.Path())
		}
	}
	if len(files) > 1 {
		a.backUpBefore(store.BeforeImport, "继续导入", take)
		return
	}
	take()
}
