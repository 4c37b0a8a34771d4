package app

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"jibiao/report/explain"
	"jibiao/report/outfile"
	"jibiao/report/parcel"
	"jibiao/report/store"
)

// writeParcel makes a file of a report.
func writeParcel(path string, w store.Whole) error {
	data, err := pack(w)
	if err == nil {
		err = outfile.Write(path, data)
	}
	return err
}

func pack(w store.Whole) ([]byte, error) {
	var b bytes.Buffer
	err := parcel.Write(&b, w)
	return b.Bytes(), err
}

// exportParcel asks for a folder and puts a report of the library into it as
// one file.
func (a *App) exportParcel(s store.Summary) {
	a.chooseFolder("导出到哪个文件夹？", cmp.Or(a.setting(settingSaved), a.options.Documents), func(dir string) {
		a.exportParcelTo(s.ID, filepath.Join(dir, outfile.CleanName(s.Unit+s.Year+s.FormName)))
	})
}

func (a *App) exportParcelTo(id int64, stem string) {
	a.askStore(func() func() {
		path := outfile.FreeName(stem + parcel.Suffix)
		w, err := a.store.Export(id)
		if err == nil {
			err = writeParcel(path, w)
		}
		return func() {
			if err != nil {
				a.fail("导出报告文件", err)
				return
			}
			a.log.Info("exported a report file", "report", id)
			a.remember(settingSaved, filepath.Dir(path))
			a.ask("已导出", path+"\n\n这个文件里有报告的内容、修改历史和保存的版本，别的电脑上的绩表可以导入它。", choice{label: "完成", strong: true},
				choice{label: "打开所在文件夹", do: func() { a.hand("打开文件夹", a.options.ShowInFolder, path) }})
		}
	})
}

// chooseParcel asks for a report's file and takes it in.
func (a *App) chooseParcel() {
	a.chooseFile("选择报告文件", "导入", cmp.Or(a.setting(settingImport), a.options.Documents), []string{parcel.Suffix}, func(path string) {
		a.remember(settingImport, filepath.Dir(path))
		a.importParcel(path)
	})
}

// importParcel takes a report's file in as a new report. Where only part of it
// is whole the clerk is asked.
func (a *App) importParcel(path string) {
	name := filepath.Base(path)
	a.askStore(func() func() {
		w, lost, err := a.readParcel(path)
		return func() {
			switch {
			case err != nil:
				a.fail("读取“"+name+"”", err)
			case lost != nil:
				a.ask("报告文件不完好", explain.Error(lost), choice{label: "取消"},
					choice{label: "导入完好的部分", strong: true, do: func() { a.takeParcel(w, explain.Lost(lost)) }})
			default:
				a.takeParcel(w, contents(w))
			}
		}
	})
}

// readParcel reads what is whole of a report's file. Where its form is damaged
// the same one in the store stands in.
func (a *App) readParcel(path string) (w store.Whole, lost *parcel.LossError, err error) {
	data, err := parcel.ReadFile(path)
	if err != nil {
		return w, nil, err
	}
	known, err := a.store.FullBundles()
	if err != nil {
		return w, nil, err
	}
	return parcel.Salvage(data, "导入 "+filepath.Base(path), known...)
}

// contents says what was taken in.
func contents(w store.Whole) string {
	parts := []string{fmt.Sprintf("%d 个栏目的内容", len(w.Values))}
	if n := len(w.Steps); n > 0 {
		parts = append(parts, fmt.Sprintf("%d 步修改历史", n))
	}
	if n := len(w.Versions); n > 0 {
		parts = append(parts, fmt.Sprintf("%d 个保存的版本", n))
	}
	return "已作为一份新的报告导入：" + strings.Join(parts, "、") + "。报告库里原有的报告没有改动。"
}

// takeParcel stores the report and opens it.
func (a *App) takeParcel(w store.Whole, said string) {
	var id int64
	take := func() (err error) {
		id, err = a.store.Import(w)
		return err
	}
	a.backUpBefore(store.BeforeImport, "继续导入", func() {
		a.write(take, func(err error) {
			if err != nil {
				a.fail("导入报告文件", err)
				return
			}
			a.log.Info("imported a report file", "report", id, "steps", len(w.Steps))
			a.openReport(id)
			a.say("导入完成", said)
		})
	})
}
