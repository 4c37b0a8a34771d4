package docx

import "fmt"

// A Kind is the reason why a file cannot be opened as a Word file.
type Kind string

// The kinds of files that Open refuses.
const (
	KindEmpty        Kind = "empty"        // no bytes at all
	KindNotWord      Kind = "not word"     // something else: a picture, a plain zip, text
	KindDamaged      Kind = "damaged"      // a Word file that is cut off or broken
	KindPassword     Kind = "password"     // encrypted
	KindLegacy       Kind = "legacy"       // .doc, .wps, .rtf, Word 2003 XML
	KindSpreadsheet  Kind = "spreadsheet"  // .xlsx, .xls
	KindPresentation Kind = "presentation" // .pptx, .ppt
	KindOpenDocument Kind = "opendocument" // .odt, .ods, .odp
	KindHostile      Kind = "hostile"      // too big, or built to do harm
)

var sentences = map[Kind]string{
	KindEmpty:        "这个文件是空的，没有任何内容；请重新选择 Word 文件（.docx）。",
	KindNotWord:      "这不是 Word 文件；请选择扩展名为 .docx 的文件。",
	KindDamaged:      "这个 Word 文件已损坏，无法读取；请用 Word 或 WPS 打开并另存一份，或向提供者重新索取。",
	KindPassword:     "这个文件设有打开密码；请用 Word 或 WPS 打开，取消密码并保存后再试。",
	KindLegacy:       "这是旧格式的文档（如 .doc、.wps、.rtf）；请用 Word 或 WPS 打开后另存为 .docx。",
	KindSpreadsheet:  "这是 Excel 表格，不是 Word 文件；请选择扩展名为 .docx 的文件。",
	KindPresentation: "这是演示文稿，不是 Word 文件；请选择扩展名为 .docx 的文件。",
	KindOpenDocument: "这是 OpenDocument 格式的文件（如 .odt）；请用 Word、WPS 或 LibreOffice 打开后另存为 .docx。",
	KindHostile:      "这个文件过大或内部结构异常，为安全起见没有打开；请确认来源，用 Word 或 WPS 打开后另存一份再试。",
}

// An OpenError says why a file cannot be opened. Kind is for callers that
// offer a way out (convert a .doc, ask for the password to be removed); Err is
// what the machine found, for the log, and may be nil.
type OpenError struct {
	Kind Kind
	Err  error
}

// Error is one Chinese sentence for the clerk: what the file is and what to do.
func (e *OpenError) Error() string { return sentences[e.Kind] }

// Unwrap returns what the machine found.
func (e *OpenError) Unwrap() error { return e.Err }

func refuse(kind Kind, format string, args ...any) *OpenError {
	return &OpenError{Kind: kind, Err: fmt.Errorf(format, args...)}
}

// A MismatchError says that a file is not a filled copy of the form: of the
// form's Captions only Found were seen in it.
type MismatchError struct{ Found, Captions int }

// Error is one Chinese sentence for the clerk.
func (e *MismatchError) Error() string {
	return fmt.Sprintf("这个文件不像是按本表填写的：表中 %d 个标题只找到 %d 个；请确认选对了文件和表格。", e.Captions, e.Found)
}
