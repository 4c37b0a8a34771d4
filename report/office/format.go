package office

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
)

// A source is a kind of document that is handed over.
type source struct {
	suffix string
	filter string // LibreOffice's name of it; it would take anything for plain text if it were to guess
}

// sourceOf tells by its first bytes what a document is; clerks rename files,
// and .wps is a .doc inside.
func sourceOf(data []byte) source {
	switch {
	case docx.fits(data):
		return source{".docx", "MS Word 2007 XML"}
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		return source{".doc", "MS Word 97"}
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return source{".rtf", "Rich Text Format"}
	default:
		return source{".xml", "MS Word 2003 XML"}
	}
}

// suffixFor is what the clerk knows the document by: the suffix of its name,
// unless that promises a format which it is not.
func suffixFor(name string, data []byte) string {
	suffix := strings.ToLower(filepath.Ext(name))
	if slices.Contains([]string{".doc", ".dot", ".wps", ".wpt", ".rtf", ".xml"}, suffix) {
		return suffix
	}
	return sourceOf(data).suffix
}

// A target is a kind of document that is made.
type target struct {
	suffix string
	filter string // LibreOffice's name of it
	number int    // Word's and WPS's, WdSaveFormat
	magic  string // what such a file begins with
}

var (
	docx = target{".docx", "docx:MS Word 2007 XML", 12, "PK\x03\x04"}
	pdf  = target{".pdf", "pdf:writer_pdf_Export", 17, "%PDF-"}
)

// printed is a document that is made on paper. No file is named so.
var printed = target{suffix: "print"}

func (t target) fits(data []byte) bool { return bytes.HasPrefix(data, []byte(t.magic)) }
