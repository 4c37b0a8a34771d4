package app

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/docx"
	"jibiao/report/parcel"
	"jibiao/report/store"
)

// wordFiles are the suffixes of what can be read.
var wordFiles = []string{docxSuffix, ".doc", ".wps", ".rtf"}

// importWord asks for a filled Word file and reads it into a new report.
func (a *App) importWord() { a.chooseWord(a.importFile) }

// chooseWord asks for a filled Word file, beginning in the folder of last time.
func (a *App) chooseWord(then func(path string)) {
	folder := cmp.Or(a.setting(settingImport), a.options.Documents)
	a.chooseFile("选择填好的 Word 文件", "读入", folder, wordFiles, func(path string) {
		a.remember(settingImport, filepath.Dir(path))
		then(path)
	})
}

// importFile takes in a file that was handed to the program: a filled Word file
// or a report's own becomes a new report, which is opened, a copy of all reports
// is offered to be gone back to. Nothing is stored if it cannot be read.
func (a *App) importFile(path string) {
	switch strings.ToLower(filepath.Ext(path)) {
	case parcel.Suffix:
		a.importParcel(path)
	case databaseSuffix:
		a.restoreFrom(path, "“"+path+"”")
	default:
		a.readWord(path, a.importWordFile)
	}
}

// readWord reads a Word file and goes on with its content, at once or when it
// has been converted from an old format.
func (a *App) readWord(path string, then func(name string, data []byte)) {
	name := filepath.Base(path)
	data, err := docx.ReadFile(path)
	switch {
	case err != nil:
		a.fail("读取“"+name+"”", err)
	case a.options.Convert != nil && isLegacy(data):
		a.convert(name, data, func(converted []byte) { then(name, converted) })
	default:
		then(name, data)
	}
}

// isLegacy says whether a file is a document of an old format.
func isLegacy(data []byte) bool {
	if bytes.HasPrefix(data, []byte("PK")) { // a .docx, and long to open
		return false
	}
	_, err := docx.Open(data)
	var refused *docx.OpenError
	return errors.As(err, &refused) && refused.Kind == docx.KindLegacy
}

// importWordFile reads the content of a filled .docx into a new report. A file
// that fits no form may become one.
func (a *App) importWordFile(name string, data []byte) {
	in, err := a.readFilled(data)
	var unknown *docx.MismatchError
	switch {
	case errors.As(err, &unknown):
		a.offerForm(name, data, err)
	case err != nil:
		a.fail("读取“"+name+"”", err)
	case len(in.values) == 0 && len(in.homeless) == 0:
		a.say("这是一份空白表", "“"+name+"”里没有填写任何内容，没有建立报告。要从空白表开始，请点“新建报告”。")
	case len(in.homeless) > 0:
		a.placeTexts(name, in, a.finishImport)
	default:
		a.finishImport(name, in)
	}
}

// An intake is what was read out of a filled file.
type intake struct {
	bundle   *bundle.Bundle
	values   report.Values
	homeless []report.Issue // texts that found no place, each with its Text
	notes    []report.Issue // what else is to be looked at
}

func (a *App) finishImport(name string, in intake) {
	a.createAndOpen(in.bundle, in.bundle.Form.LetFollow(in.values), "导入 "+name, func(id int64) {
		a.log.Info("imported", "report", id, "fields", len(in.values), "notes", len(in.notes))
		a.sayImported(fmt.Sprintf("已从“%s”读入 %d 个栏目。", name, len(in.values)), in.notes,
			choice{label: "复制到下一年度", do: func() { a.copyForward(id) }})
	})
}

// sayImported tells what was read in, and offers what may be done next.
func (a *App) sayImported(text string, notes []report.Issue, next ...choice) {
	if len(notes) > 0 {
		text += fmt.Sprintf("\n\n有 %d 处请核对：\n", len(notes)) + strings.Join(sentences(notes), "\n")
	}
	a.ask("导入完成", text, append(next, choice{label: "知道了", strong: true})...)
}

// importInto asks for a filled Word file and reads it into the open report, as
// one step: what the file has takes the place of what is there, the rest stays.
func (v *reportView) importInto() {
	v.app.chooseWord(func(path string) { v.app.readWord(path, v.takeIn) })
}

func (v *reportView) takeIn(name string, data []byte) {
	file, err := docx.Open(data)
	if err != nil {
		v.app.fail("读取“"+name+"”", err)
		return
	}
	values, issues, err := v.bundle.Extract(file)
	if err != nil {
		v.app.fail("读取“"+name+"”", err)
		return
	}
	in := intake{bundle: v.bundle, values: values}
	in.homeless, in.notes = homeless(issues)
	if !v.another(values) {
		v.place(name, in)
		return
	}
	v.app.ask("这是另一份报告", "“"+name+"”的单位或者年度与打开着的这份不同。要作为一份新的报告读入，还是替换这份报告里的内容？",
		choice{label: "取消", escape: true}, choice{label: "替换这份的内容", do: func() { v.place(name, in) }},
		choice{label: "读入为新的报告", strong: true, do: func() { v.app.importWordFile(name, data) }})
}

// another says whether values are those of another unit or year.
func (v *reportView) another(values report.Values) bool {
	form := v.draft.Form()
	for _, k := range []report.Key{form.Unit, form.Year} {
		if mine := v.draft.Text(k); mine != "" && values[k] != "" && values[k] != mine {
			return true
		}
	}
	return false
}

// place goes on with what was read once each text has its place.
func (v *reportView) place(name string, in intake) {
	if len(in.homeless) > 0 {
		v.app.placeTexts(name, in, v.finishTakingIn)
		return
	}
	v.finishTakingIn(name, in)
}

// finishTakingIn makes a copy of everything before it changes the report.
func (v *reportView) finishTakingIn(name string, in intake) {
	v.settle() // what was typed is to be in the copy
	v.app.backUpBefore(store.BeforeImport, "继续导入", func() {
		if v.app.open == v {
			v.apply(name, in)
		}
	})
}

func (v *reportView) apply(name string, in intake) {
	n := v.draft.Apply("导入 "+name, in.bundle.Form.LetFollow(in.values))
	v.app.log.Info("imported into the open report", "report", v.id, "changed", n, "notes", len(in.notes))
	said := fmt.Sprintf("从“%s”读入后改动了 %d 个单元格，可以撤销。", name, n)
	if n == 0 {
		said = "“" + name + "”的内容与这份报告一样，没有改动。"
	}
	v.app.sayImported(said, in.notes)
}

// readFilled tries the forms that the program knows, and takes the one that
// the file fits best.
func (a *App) readFilled(data []byte) (in intake, err error) {
	file, err := docx.Open(data)
	if err != nil {
		return in, err
	}
	var mismatch error
	for _, known := range a.forms() {
		found, issues, err := known.Extract(file)
		var other *docx.MismatchError
		switch {
		case errors.As(err, &other):
			mismatch = err
		case err != nil:
			return in, err
		case in.bundle == nil || len(found) > len(in.values):
			in = intake{bundle: known, values: found}
			in.homeless, in.notes = homeless(issues)
		}
	}
	if in.bundle == nil {
		return in, mismatch
	}
	return in, nil
}

// homeless parts the texts that found no place from the other findings.
func homeless(issues []report.Issue) (texts, others []report.Issue) {
	for _, i := range issues {
		if i.Text != "" {
			texts = append(texts, i)
		} else {
			others = append(others, i)
		}
	}
	return texts, others
}

// sentences are findings as lines of a message.
func sentences(issues []report.Issue) []string {
	lines := make([]string, len(issues))
	for i, issue := range issues {
		lines[i] = "· " + strings.TrimPrefix(issue.Where+"：", "：") + issue.What
		if issue.Hint != "" {
			lines[i] += "（" + issue.Hint + "）"
		}
	}
	return lines
}
