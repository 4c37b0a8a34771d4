package app

import (
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
	a.chooseFile("选择填好的 Word 文件", "读入", folder, []string{".docx", ".doc", ".wps"}, func(path string) {
		a.remember(settingImport, filepath.Dir(path))
		a.importFile(path)
	})
}

// importFile reads a filled Word file into a new report and opens it. Nothing
// is stored if it cannot be read.
func (a *App) importFile(path string) {
	data, err := docx.ReadFile(path)
	if err != nil {
		a.fail("读取“"+filepath.Base(path)+"”", err)
		return
	}
	b, read, notes, err := a.readFilled(data)
	if err != nil {
		a.fail("读取“"+filepath.Base(path)+"”", err)
		return
	}
	if len(read) == 0 {
		a.say("这是一份空白表", "“"+filepath.Base(path)+"”里没有填写任何内容，没有建立报告。要从空白表开始，请点“新建报告”。")
		return
	}
	if !a.createAndOpen(b, b.Form.LetFollow(read), "导入 "+filepath.Base(path)) {
		return
	}
	text := fmt.Sprintf("已从“%s”读入 %d 个栏目。", filepath.Base(path), len(read))
	if len(notes) > 0 {
		text += "\n\n有 " + fmt.Sprint(len(notes)) + " 处请核对：\n" + strings.Join(notes, "\n")
	}
	a.say("导入完成", text)
}

// readFilled tries the forms that the program knows, and takes the one that
// the file fits best.
func (a *App) readFilled(data []byte) (b *bundle.Bundle, values report.Values, notes []string, err error) {
	file, err := docx.Open(data)
	if err != nil {
		return nil, nil, nil, err
	}
	var mismatch error
	for _, known := range a.builtIn {
		found, issues, err := known.Template.Extract(file)
		var other *docx.MismatchError
		switch {
		case errors.As(err, &other):
			mismatch = err
		case err != nil:
			return nil, nil, nil, err
		case b == nil || len(found) > len(values):
			b, values, notes = known, found, sentences(issues)
		}
	}
	if b == nil {
		return nil, nil, nil, mismatch
	}
	return b, values, notes, nil
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
