package office_test

import (
	"errors"
	"testing"

	"jibiao/report/office"
)

// What is said to the clerk, as it stands: report/explain passes on what begins
// in Chinese.
func TestSentences(t *testing.T) {
	tests := []struct {
		err  office.Error
		want string
	}{
		{
			office.Error{Kind: office.ErrNone, Suffix: ".doc"},
			"这是旧格式的文档（.doc），本机没有找到可以转换它的 Word、WPS 或 LibreOffice；请在装有 Word 或 WPS 的电脑上打开后另存为 .docx。",
		},
		{
			office.Error{Kind: office.ErrNone},
			"这是旧格式的文档，本机没有找到可以转换它的 Word、WPS 或 LibreOffice；请在装有 Word 或 WPS 的电脑上打开后另存为 .docx。",
		},
		{
			office.Error{Kind: office.ErrTimeout, Suffix: ".wps", Program: "WPS"},
			"用 WPS 转换旧格式的文档（.wps），等了太久没有结果，已经停止；请用 Word 或 WPS 打开后另存为 .docx。",
		},
		{
			office.Error{Kind: office.ErrFailed, Suffix: ".rtf", Program: "LibreOffice", Words: "Error: source file could not be loaded"},
			"用 LibreOffice 没能转换旧格式的文档（.rtf）（LibreOffice 的原话：Error: source file could not be loaded）；文件可能已损坏或设有密码，请用 Word 或 WPS 打开后另存为 .docx。",
		},
		{
			office.Error{Kind: office.ErrFailed, Suffix: ".rtf", Program: "LibreOffice"},
			"用 LibreOffice 没能转换旧格式的文档（.rtf）；文件可能已损坏或设有密码，请用 Word 或 WPS 打开后另存为 .docx。",
		},
		{
			office.Error{Kind: office.ErrNone, Suffix: ".docx", Target: ".pdf"},
			"本机没有找到 Word、WPS 或 LibreOffice，不能排出打印的页面；请先安装其中一个，或者导出 Word 文件，拿到装有 Word 或 WPS 的电脑上看。",
		},
		{
			office.Error{Kind: office.ErrTimeout, Suffix: ".docx", Target: ".pdf", Program: "WPS"},
			"用 WPS 排出页面，等了太久没有结果，已经停止；请再试一次，或者导出 Word 文件，用 Word 或 WPS 打开。",
		},
		{
			office.Error{Kind: office.ErrFailed, Suffix: ".docx", Target: ".pdf", Program: "LibreOffice", Words: "no file was written"},
			"用 LibreOffice 没能排出页面（LibreOffice 的原话：no file was written）；请再试一次，或者导出 Word 文件，用 Word 或 WPS 打开。",
		},
		{
			office.Error{Kind: office.ErrUndriven, Suffix: ".doc", Program: "WPS"},
			"用 WPS 没能转换旧格式的文档（.doc）：它正开着别的文档，或者没有启动起来；请先保存并关闭 WPS 里的文档再试，或者用它打开后另存为 .docx。",
		},
		{
			office.Error{Kind: office.ErrUndriven, Suffix: ".docx", Target: ".pdf", Program: "WPS", Words: "KWPS.Application: documents are open in it"},
			"用 WPS 没能排出页面：它正开着别的文档，或者没有启动起来；请先保存并关闭 WPS 里的文档再试，或者导出 Word 文件，用 Word 或 WPS 打开。",
		},
		{
			office.Error{Kind: office.ErrUndriven, Suffix: ".docx", Target: "print", Program: "WPS"},
			"用 WPS 没能打印：它正开着别的文档，或者没有启动起来；请先保存并关闭 WPS 里的文档再试，或者点“打印”，选“打开文件再打印”。",
		},
		{
			office.Error{Kind: office.ErrNone, Suffix: ".docx", Target: "print"},
			"本机没有找到可以直接打印的 Word 或 WPS；请再点“打印”，选“打开文件再打印”。",
		},
		{
			office.Error{Kind: office.ErrTimeout, Suffix: ".docx", Target: "print", Program: "Word"},
			"用 Word 打印，等了太久没有结果，已经停止；请先看看打印机和打印队列，没有打印出来时再点“打印”，选“打开文件再打印”。",
		},
		{
			office.Error{Kind: office.ErrFailed, Suffix: ".docx", Target: "print", Program: "WPS", Words: "PrintOut: no printer"},
			"用 WPS 没能打印（WPS 的原话：PrintOut: no printer）；请检查打印机是否接通，或者点“打印”，选“打开文件再打印”。",
		},
	}
	for _, tt := range tests {
		if got := tt.err.Error(); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
		if !errors.Is(&tt.err, tt.err.Kind) {
			t.Errorf("%v is not %v", &tt.err, tt.err.Kind)
		}
	}
}
