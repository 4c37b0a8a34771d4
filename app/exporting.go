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
var formats = []struct{ name, suffix string }{{"Word 文件", ".docx"}, {"PDF 文件", ".pdf"}}

// export asks what as and where to, and writes the file.
func (v *reportView) export() {
	a := v.app
	v.pane.Settle()
	folder, err := a.store.Setting(settingSaved)
	if err != nil {
		a.fail("导出", err)
		return
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		folder = a.options.Documents
	}
	v.askTarget(filepath.Join(folder, outfile.CleanName(v.title())+formats[0].suffix), "")
}

// askTarget asks for the file's format, name and folder; trouble says why it is
// being asked again.
func (v *reportView) askTarget(target, trouble string) {
	a := v.app
	suffix := widget.NewLabel(filepath.Ext(target))
	name := field.NewInput(strings.TrimSuffix(filepath.Base(target), suffix.Text))
	folder := field.NewInput(filepath.Dir(target))
	browse := widget.NewButton("更改…", func() { a.chooseFolder("保存到哪个文件夹？", folder.Text(), folder.SetText) })
	rows := container.New(layout.NewFormLayout(),
		widget.NewLabel("格式"), a.chooseFormat(suffix),
		widget.NewLabel("文件名"), container.NewBorder(nil, nil, nil, suffix, name),
		widget.NewLabel("保存到"), container.NewBorder(nil, nil, nil, browse, folder))
	content := container.NewVBox()
	if trouble != "" {
		content.Add(dialogText(trouble))
	}
	content.Add(rows)
	a.askFor("导出文件", container.New(fixedWidth(540), content), []*field.Input{name, folder}, choice{label: "取消"},
		choice{label: "导出", strong: true, do: func() {
			target := filepath.Join(folder.Text(), outfile.CleanName(name.Text())+suffix.Text)
			if !filepath.IsAbs(folder.Text()) {
				v.askTarget(filepath.Join(a.options.Documents, filepath.Base(target)), "请选择要保存到的文件夹。")
				return
			}
			v.exportTo(target)
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

// exportTo writes the file, asking first before it takes the place of another.
func (v *reportView) exportTo(path string) {
	if _, err := os.Stat(path); err != nil {
		v.writeTo(path)
		return
	}
	free := outfile.FreeName(path)
	v.app.ask("已有同名文件", "“"+filepath.Base(path)+"”已经存在。可以替换它，也可以另存为“"+filepath.Base(free)+"”。", choice{label: "取消"},
		choice{label: "替换", do: func() { v.writeTo(path) }},
		choice{label: "另存为新文件", strong: true, do: func() { v.writeTo(free) }})
}

// writeTo makes the file, of which a PDF takes seconds, and puts it in place.
func (v *reportView) writeTo(path string) {
	a := v.app
	document, err := v.bundle.Fill(v.draft.Values())
	switch {
	case err != nil:
		a.fail("导出", err)
	case filepath.Ext(path) == ".pdf":
		a.wait("正在生成 PDF…", "由本机的 Word、WPS 或 LibreOffice 排版，一般需要几秒钟。", "导出 PDF",
			func(ctx context.Context) ([]byte, error) { return a.options.Preview.PDF(ctx, document) },
			func(pdf []byte) { v.put(path, pdf) })
	default:
		v.put(path, document)
	}
}

// put writes the file. A target that cannot be written is asked for again with
// another name offered; the document is never lost.
func (v *reportView) put(path string, data []byte) {
	a := v.app
	if err := outfile.Write(path, data); err != nil {
		a.log.Error("exporting failed", "report", v.id, "error", err)
		offer := path
		if errors.Is(err, outfile.ErrBlocked) {
			offer = outfile.FreeName(path)
		}
		v.askTarget(offer, explain.Error(err))
		return
	}
	a.log.Info("exported", "report", v.id, "kind", filepath.Ext(path), "bytes", len(data))
	a.remember(settingSaved, filepath.Dir(path))
	a.ask("已导出", path, choice{label: "完成"},
		choice{label: "打开所在文件夹", do: func() { a.hand("打开文件夹", a.options.ShowInFolder, path) }},
		choice{label: "打开文件", strong: true, do: func() { a.hand("打开文件", a.options.OpenFile, path) }})
}

// hand gives a file to another program.
func (a *App) hand(tried string, to func(string) error, path string) {
	if err := to(path); err != nil {
		a.fail(tried, err)
	}
}

// print opens the finished document in the system's word processor, whose
// print command prints it.
func (v *reportView) print() {
	if v.handOver("打印") {
		v.app.say("打印", "文件已交给本机的文字处理软件打开，请在那里按 Ctrl+P 打印。要保留文件请用“导出 Word”。")
	}
}

// handOver opens the finished document in the system's word processor. It says
// no where that did not succeed, and has told the clerk.
func (v *reportView) handOver(tried string) bool {
	v.pane.Settle()
	data, err := v.bundle.Fill(v.draft.Values())
	if err == nil {
		err = os.MkdirAll(v.app.options.PrintFolder, 0o700)
	}
	// One that is still open from before keeps its name; this gets another.
	path := outfile.FreeName(filepath.Join(v.app.options.PrintFolder, outfile.CleanName(v.title())+".docx"))
	if err == nil {
		err = outfile.Write(path, data)
	}
	if err == nil {
		err = v.app.options.OpenFile(path)
	}
	if err != nil {
		v.app.fail(tried, err)
	}
	return err == nil
}
