package app

import (
	"os"
	"path/filepath"
	"strings"

	"jibiao/report/outfile"
	"jibiao/report/store"
)

// docxSuffix is that of Word files.
const docxSuffix = ".docx"

// openDocument shows the Word file kept with a version in the system's own
// program: a copy that cannot be written to, because what is changed in it would
// not come back.
func (h *historyList) openDocument(version store.Version) {
	a := h.view.app
	path, err := h.copyOf(version)
	if err == nil {
		err = a.options.OpenFile(path)
	}
	if err != nil {
		a.fail("打开版本“"+version.Name+"”", err)
	}
}

// documentName is the file name of a version's document. It is always that of a
// Word file: what is opened by its name must not be a program, whoever made the
// database that was restored.
func documentName(version store.Version) string {
	return outfile.CleanName(strings.TrimSuffix(version.Document, docxSuffix)) + docxSuffix
}

// copyOf writes a read-only copy of a version's document, and returns where.
func (h *historyList) copyOf(version store.Version) (path string, err error) {
	a := h.view.app
	data, err := a.store.VersionDocument(version.ID)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(a.options.PrintFolder, 0o700); err != nil {
		return "", err
	}
	path = outfile.FreeName(filepath.Join(a.options.PrintFolder, documentName(version)))
	if err := outfile.Write(path, data); err != nil {
		return "", err
	}
	return path, os.Chmod(path, 0o400)
}

// exportDocument writes the Word file kept with a version into a folder, under a
// name that no file there has.
func (h *historyList) exportDocument(version store.Version) {
	a := h.view.app
	a.chooseFolder("导出到哪个文件夹？", a.exportFolder(), func(dir string) {
		data, err := a.store.VersionDocument(version.ID)
		path := outfile.FreeName(filepath.Join(dir, documentName(version)))
		if err == nil {
			err = outfile.Write(path, data)
		}
		if err != nil {
			a.fail("导出", err)
			return
		}
		a.exported(path, "")
	})
}
