package app

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/docx"
)

// importWord asks for a filled Word file, beginning in the folder of last time,
// and reads it into a new report.
func (a *App) importWord() {
	folder, err := a.store.Setting(settingImport)
	if err != nil {
		a.fail("导入", err)
		return
	}
	if folder == "" {
		folder = a.options.Documents
	}
	a.chooseFile("选择填好的 Word 文件", "读入", folder, []string{".docx", ".doc", ".wps", ".rtf"}, func(path string) {
		a.remember(settingImport, filepath.Dir(path))
		a.importFile(path)
	})
}

// importFile reads a filled Word file into a new report and opens it, at once or
// when it has been converted from an old format. Nothing is stored if it cannot
// be read.
func (a *App) importFile(path string) {
	name := filepath.Base(path)
	data, err := docx.ReadFile(path)
	if err != nil {
		a.fail("读取“"+name+"”", err)
		return
	}
	if a.options.Convert != nil && isLegacy(data) {
		a.convert(name, data, func(converted []byte) { a.importWordFile(name, converted) })
		return
	}
	a.importWordFile(name, data)
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
		a.placeTexts(name, in)
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
	if !a.createAndOpen(in.bundle, in.bundle.Form.LetFollow(in.values), "导入 "+name) {
		return
	}
	text := fmt.Sprintf("已从“%s”读入 %d 个栏目。", name, len(in.values))
	if len(in.notes) > 0 {
		text += fmt.Sprintf("\n\n有 %d 处请核对：\n", len(in.notes)) + strings.Join(sentences(in.notes), "\n")
	}
	a.say("导入完成", text)
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
		found, issues, err := known.Template.Extract(file)
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
