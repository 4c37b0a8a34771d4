package office

import "errors"

// What a conversion fails of. The error that is returned is an *Error; these
// are for errors.Is.
var (
	ErrNone    = errors.New("no word processor found")
	ErrTimeout = errors.New("the word processor took too long")
	ErrFailed  = errors.New("the word processor gave no document")
)

// An Error says why a document was not converted. Its text is one Chinese
// sentence for the clerk, with the way out.
type Error struct {
	Kind    error  // ErrNone, ErrTimeout or ErrFailed
	Suffix  string // of the document: ".doc"; "" if not known
	Program string // the word processor, for people: "LibreOffice"; "" with ErrNone
	Words   string // what the program itself said, on one line; may be ""
}

// Error is one Chinese sentence for the clerk.
func (e *Error) Error() string {
	document := "旧格式的文档"
	if e.Suffix != "" {
		document += "（" + e.Suffix + "）"
	}
	switch {
	case errors.Is(e.Kind, ErrNone):
		return "这是" + document + "，本机没有找到可以转换它的 Word、WPS 或 LibreOffice；请在装有 Word 或 WPS 的电脑上打开后另存为 .docx。"
	case errors.Is(e.Kind, ErrTimeout):
		return "用 " + e.Program + " 转换" + document + "，等了太久没有结果，已经停止；请用 Word 或 WPS 打开后另存为 .docx。"
	}
	words := ""
	if e.Words != "" {
		words = "（" + e.Program + " 的原话：" + e.Words + "）"
	}
	return "用 " + e.Program + " 没能转换" + document + words + "；文件可能已损坏或设有密码，请用 Word 或 WPS 打开后另存为 .docx。"
}

// Unwrap returns the kind.
func (e *Error) Unwrap() error { return e.Kind }
