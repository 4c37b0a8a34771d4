package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"jibiao/forms/field"
	"jibiao/report/explain"
	"jibiao/report/outfile"
)

// formats are what a report can be exported as.
var formats = []struct{ name, suffix string }{{"Word 文件", docxSuffix}, {"PDF 文件", ".pdf"}}

// An export is a document on its way into a file.
type export struct {
	app   *App
	title string                 // of the dialog
	fill  func() ([]byte, error) // makes the Word file
	kept  *keeping               // offers to keep a version too; nil = does not
}

// export asks what as and where to, and writes the file.
func (v *reportView) export() {
	v.pane.Settle()
	v.newExport().ask(v.title())
}

func (v *reportView) newExport() *export {
	return &export{
		app: v.app, title: "导出文件", kept: newKeeping(v),
		fill: func() ([]byte, error) { return v.bundle.Fill(v.draft.Values()) },
	}
}

// ask offers a name for the file, in the folder where was exported to last.
func (e *export) ask(name string) {
	e.askTarget(filepath.Join(e.app.exportFolder(), outfile.CleanName(name)+formats[0].suffix), "")
}

// exportFolder is where was exported to last, if that is still there.
func (a *App) exportFolder() string {
	folder := a.setting(settingSaved)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		folder = a.options.Documents
	}
	return folder
}

// askTarget asks for the file's format, name and folder, and whether a version is
// kept with it if that is offered; trouble says why it is being asked again.
func (e *export) askTarget(target, trouble string) {
	a := e.app
	suffix := widget.NewLabel(filepath.Ext(target))
	name := field.NewInput(strings.TrimSuffix(filepath.Base(target), suffix.Text))
	folder := field.NewInput(filepath.Dir(target))
	browse := widget.NewButton("更改…", func() { a.chooseFolder("保存到哪个文件夹？", folder.Text(), folder.SetText) })
	rows := container.New(layout.NewFormLayout(),
		widget.NewLabel("格式"), a.chooseFormat(suffix),
		widget.NewLabel("文件名"), container.NewBorder(nil, nil, nil, suffix, name),
		widget.NewLabel("保存到"), container.NewBorder(nil, nil, nil, browse, folder))
	entries := []*field.Input{name, folder}
	if e.kept != nil {
		rows.Add(widget.NewLabel("版本"))
		rows.Add(e.kept.row())
		entries = append(entries, e.kept.name)
	}
	content := container.NewVBox()
	if trouble != "" {
		content.Add(dialogText(trouble))
	}
	content.Add(rows)
	a.askFor(e.title, container.New(fixedWidth(540), content), entries, choice{label: "取消"},
		choice{label: "导出", strong: true, do: func() {
			target := filepath.Join(folder.Text(), outfile.CleanName(name.Text())+suffix.Text)
			if !filepath.IsAbs(folder.Text()) {
				e.askTarget(filepath.Join(a.options.Documents, filepath.Base(target)), "请选择要保存到的文件夹。")
				return
			}
			e.to(target)
		}})
}

// chooseFormat chooses among the formats by the suffix that a label shows.
func (a *App) chooseFormat(suffix *widget.Label) *widget.RadioGroup {
	choose := widget.NewRadioGroup(nil, nil)
	choose.Horizontal, choose.Required = true, true
	for _, f := range formats {
		choose.Append(f.name)
		if f.suffix == suffix.Text {
			choose.SetSelected(f.name)
		}
	}
	choose.OnChanged = func(name string) {
		a.chosen()
		for _, f := range formats {
			if f.name == name {
				suffix.SetText(f.suffix)
			}
		}
	}
	return choose
}

// to writes the file, asking first before it takes the place of another.
func (e *export) to(path string) {
	if _, err := os.Stat(path); err != nil {
		e.write(path)
		return
	}
	free := outfile.FreeName(path)
	e.app.ask("已有同名文件", "“"+filepath.Base(path)+"”已经存在。可以替换它，也可以另存为“"+filepath.Base(free)+"”。", choice{label: "取消"},
		choice{label: "替换", do: func() { e.write(path) }},
		choice{label: "另存为新文件", strong: true, do: func() { e.write(free) }})
}

// write makes the file, of which a PDF takes seconds, and puts it in place.
func (e *export) write(path string) {
	a := e.app
	document, err := e.fill()
	switch {
	case err != nil:
		a.fail("导出", err)
	case filepath.Ext(path) == ".pdf":
		a.wait("正在生成 PDF…", "由本机的 Word、WPS 或 LibreOffice 排版，一般需要几秒钟。", "导出 PDF",
			func(ctx context.Context) ([]byte, error) { return a.options.Preview.PDF(ctx, document) },
			func(pdf []byte) { e.put(path, pdf) })
	default:
		e.put(path, document)
	}
}

// put writes the file, and keeps a version if that is wanted. A target that
// cannot be written is asked for again with another name offered; the document
// is never lost.
func (e *export) put(path string, data []byte) {
	if err := outfile.Write(path, data); err != nil {
		e.app.log.Error("exporting failed", "error", err)
		offer := path
		if errors.Is(err, outfile.ErrBlocked) {
			offer = outfile.FreeName(path)
		}
		e.askTarget(offer, explain.Error(err))
		return
	}
	e.app.log.Info("exported", "kind", filepath.Ext(path), "bytes", len(data))
	more := ""
	if e.kept != nil {
		more = e.kept.done()
	}
	e.app.exported(path, more)
}

// exported says where a file was written, and what more was done, and remembers
// the folder.
func (a *App) exported(path, more string) {
	a.remember(settingSaved, filepath.Dir(path))
	a.ask("已导出", path+more, choice{label: "完成"},
		choice{label: "打开所在文件夹", do: func() { a.hand("打开文件夹", a.options.ShowInFolder, path) }},
		choice{label: "打开文件", strong: true, do: func() { a.hand("打开文件", a.options.OpenFile, path) }})
}

// hand gives a file to another program.
func (a *App) hand(tried string, to func(string) error, path string) {
	if err := to(path); err != nil {
		a.fail(tried, err)
	}
}
