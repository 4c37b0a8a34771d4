package app

import (
	"fmt"
	"path/filepath"
	"strings"

	"jibiao/report/adopt"
	"jibiao/report/bundle"
)

// ownPrefix begins the id of a form that was made here of a bureau's blank one.
const ownPrefix = "own-"

// findOwnForms opens the forms that were made here before; of those of one name
// the latest.
func (a *App) findOwnForms() error {
	kept, err := a.store.Bundles()
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, k := range kept {
		if !strings.HasPrefix(k.ID, ownPrefix) || seen[k.ID] {
			continue
		}
		seen[k.ID] = true
		b, err := a.bundleOf(k.Hash)
		if err != nil {
			return err
		}
		a.own = append(a.own, b)
	}
	return nil
}

// forms lists the forms that a report can be begun with.
func (a *App) forms() []*bundle.Bundle {
	return append(append([]*bundle.Bundle{}, a.builtIn...), a.own...)
}

// newForm asks for a bureau's blank form and makes a form of it.
func (a *App) newForm() {
	a.chooseFile("选择空白表", "打开", a.options.Documents, wordFiles, func(path string) { a.readWord(path, a.adopt) })
}

// offerForm answers a file that is a copy of no form known: it may be a blank
// form, which becomes one.
func (a *App) offerForm(name string, data []byte, why error) {
	p, err := bundle.Propose(data)
	if err != nil || len(p.Fields) == 0 {
		a.fail("读取“"+name+"”", why)
		return
	}
	a.ask("要建立新表单吗？", fmt.Sprintf("“%s”不是按已有的表单填写的。如果它是一张空白的官方表格，可以用它建立新表单：里面找到 %d 个可以填写的位置。",
		name, len(p.Fields)), choice{label: "取消"},
		choice{label: "建立新表单", strong: true, do: func() { a.adopt(name, data) }})
}

// proposalOf is how a blank form could be filled; one that does not say what it
// is called is called as its file.
func (a *App) proposalOf(blank []byte, file string) (adopt.Proposal, error) {
	p, err := bundle.Propose(blank)
	if p.Name == "" {
		p.Name = strings.TrimSuffix(file, filepath.Ext(file))
	}
	return p, err
}

// adopt shows how a blank form would be filled, for the clerk to settle.
func (a *App) adopt(name string, blank []byte) {
	p, err := a.proposalOf(blank, name)
	switch {
	case err != nil:
		a.fail("读取“"+name+"”", err)
		return
	case len(p.Fields) == 0:
		a.say("没有找到可以填写的位置", "“"+name+"”里没有空白的单元格、下划线或方框。请确认选的是空白表格，不是填好的报告。")
		return
	}
	if !a.leave() {
		return
	}
	v, err := newFormView(a, blank, p)
	if err != nil {
		a.showLibrary()
		a.fail("建立表单", err)
		return
	}
	a.redraw = nil // half a form is in it
	a.window.SetContent(a.onGround(v.content))
	a.window.SetTitle("新建表单 - 绩表")
}

// finishForm keeps a form that was made and begins a report with it.
func (a *App) finishForm(b *bundle.Bundle) {
	a.write(func() error { return a.keep(b) }, func(err error) {
		if err != nil {
			a.fail("保存表单", err)
			return
		}
		a.formKept(b)
	})
}

// formKept offers the form, in place of an older one of its name.
func (a *App) formKept(b *bundle.Bundle) {
	a.bundles[b.Hash] = b
	own := []*bundle.Bundle{b}
	for _, o := range a.own {
		if o.Form.ID != b.Form.ID {
			own = append(own, o)
		}
	}
	a.own = own
	a.showLibrary()
	a.ask("表单已建立", "“"+b.Form.Name+"”已经可以使用。填好的这种 Word 文件也可以导入。", choice{label: "以后再填"},
		choice{label: "新建一份报告", strong: true, do: func() { a.createAndOpen(b, nil, "新建报告", nil) }})
}
