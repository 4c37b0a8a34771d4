package office

import "errors"

// What a conversion fails of. The error that is returned is an *Error; these
// are for errors.Is.
var (
	ErrNone    = errors.New("no word processor found")
	ErrTimeout = errors.New("the word processor took too long")
	ErrFailed  = errors.New("the word processor gave no document")
	// ErrUndriven has left the document alone.
	ErrUndriven = errors.New("the word processor is the user's own or does not start")
)

// An Error says why a document was not converted. Its text is one Chinese
// sentence for the clerk, with the way out.
type Error struct {
	Kind    error  // ErrNone, ErrTimeout, ErrFailed or ErrUndriven
	Suffix  string // of the document: ".doc"; "" if not known
	Target  string // what it was to become: ".docx", ".pdf", "print" for paper
	Program string // the word processor, for people: "LibreOffice"; "" with ErrNone
	Words   string // what the program itself said, on one line; may be ""
}

// Error is one Chinese sentence for the clerk.
func (e *Error) Error() string {
	switch e.Target {
	case pdf.suffix:
		return e.aboutPages()
	case printed.suffix:
		return e.aboutPaper()
	}
	document := "旧格式的文档"
	if e.Suffix != "" {
		document += "（" + e.Suffix + "）"
	}
	switch {
	case errors.Is(e.Kind, ErrNone):
		return "这是" + document + "，本机没有找到可以转换它的 Word、WPS 或 LibreOffice；请在装有 Word 或 WPS 的电脑上打开后另存为 .docx。"
	case errors.Is(e.Kind, ErrTimeout):
		return "用 " + e.Program + " 转换" + document + "，等了太久没有结果，已经停止；请用 Word 或 WPS 打开后另存为 .docx。"
	case errors.Is(e.Kind, ErrUndriven):
		return "用 " + e.Program + " 没能转换" + document + "：" + e.undriven() + "，或者用它打开后另存为 .docx。"
	}
	return "用 " + e.Program + " 没能转换" + document + e.original() + "；文件可能已损坏或设有密码，请用 Word 或 WPS 打开后另存为 .docx。"
}

// aboutPages is Error where a document was to become a PDF: for the preview, or
// for a file.
func (e *Error) aboutPages() string {
	const instead = "导出 Word 文件，用 Word 或 WPS 打开。"
	switch {
	case errors.Is(e.Kind, ErrNone):
		return "本机没有找到 Word、WPS 或 LibreOffice，不能排出打印的页面；请先安装其中一个，或者导出 Word 文件，拿到装有 Word 或 WPS 的电脑上看。"
	case errors.Is(e.Kind, ErrTimeout):
		return "用 " + e.Program + " 排出页面，等了太久没有结果，已经停止；请再试一次，或者" + instead
	case errors.Is(e.Kind, ErrUndriven):
		return "用 " + e.Program + " 没能排出页面：" + e.undriven() + "，或者" + instead
	}
	return "用 " + e.Program + " 没能排出页面" + e.original() + "；请再试一次，或者" + instead
}

// aboutPaper is Error where a document was to be printed.
func (e *Error) aboutPaper() string {
	const instead = "点“打印”，选“打开文件再打印”。"
	switch {
	case errors.Is(e.Kind, ErrNone):
		return "本机没有找到可以直接打印的 Word 或 WPS；请再" + instead
	case errors.Is(e.Kind, ErrTimeout):
		return "用 " + e.Program + " 打印，等了太久没有结果，已经停止；请先看看打印机和打印队列，没有打印出来时再" + instead
	case errors.Is(e.Kind, ErrUndriven):
		return "用 " + e.Program + " 没能打印：" + e.undriven() + "，或者" + instead
	}
	return "用 " + e.Program + " 没能打印" + e.original() + "；请检查打印机是否接通，或者" + instead
}

// undriven is why, and the way out.
func (e *Error) undriven() string {
	return "它正开着别的文档，或者没有启动起来；请先保存并关闭 " + e.Program + " 里的文档再试"
}

// original is what the program said, in brackets.
func (e *Error) original() string {
	if e.Words == "" {
		return ""
	}
	return "（" + e.Program + " 的原话：" + e.Words + "）"
}

// Unwrap returns the kind.
func (e *Error) Unwrap() error { return e.Kind }
