package app

import (
	"context"
	"os"
	"path/filepath"

	"jibiao/report/outfile"
)

// print asks how the report is to be printed: at once, or from the system's word
// processor. Where that cannot be told to print, only the latter remains.
func (v *reportView) print() {
	if v.app.options.Print == nil {
		v.openToPrint()
		return
	}
	v.app.ask("打印", "用默认打印机打印一份吗？要选打印机、份数或者页码，请先打开文件，再在那里打印。",
		choice{label: "取消"}, choice{label: "打开文件再打印", do: v.openToPrint}, choice{label: "直接打印", strong: true, do: v.printNow})
}

// openToPrint opens the finished document in the system's word processor, whose
// print command prints it.
func (v *reportView) openToPrint() {
	if v.handOver("打印") {
		v.app.say("打印", "文件已交给本机的文字处理软件打开，请在那里按 Ctrl+P 打印。要保留文件请用“导出 Word”。")
	}
}

// printNow has the finished document printed.
func (v *reportView) printNow() {
	a := v.app
	path, err := v.document()
	if err != nil {
		a.fail("打印", err)
		return
	}
	a.wait("正在打印…", "由本机的 Word 或 WPS 送到默认打印机，一般需要几秒钟。取消时，已经送到打印机的仍会打印出来。", "打印",
		func(ctx context.Context) ([]byte, error) { return nil, a.options.Print(ctx, path) },
		func([]byte) {
			a.say("打印", "已经交给默认打印机。没有打印出来时，请打开文件，在文字处理软件里打印。要保留文件请用“导出 Word”。")
		})
}

// handOver opens the finished document in the system's word processor. It says
// no where that did not succeed, and has told the clerk.
func (v *reportView) handOver(tried string) bool {
	path, err := v.document()
	if err == nil {
		err = v.app.options.OpenFile(path)
	}
	if err != nil {
		v.app.fail(tried, err)
	}
	return err == nil
}

// document writes the finished document to where other programs take it from.
func (v *reportView) document() (path string, err error) {
	v.pane.Settle()
	data, err := v.bundle.Fill(v.draft.Values())
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(v.app.options.PrintFolder, 0o700); err != nil {
		return "", err
	}
	// One that is still open from before keeps its name; this gets another.
	path = outfile.FreeName(filepath.Join(v.app.options.PrintFolder, outfile.CleanName(v.title())+docxSuffix))
	return path, outfile.Write(path, data)
}
