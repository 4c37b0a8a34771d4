package explain

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"jibiao/report/bundle"
	"jibiao/report/docx"
	"jibiao/report/outfile"
	"jibiao/report/parcel"
	"jibiao/report/store"
)

func stored(err error) error {
	return &store.Error{Op: "append step 3 to report 7", Path: "/data/jibiao.db", Err: err}
}

func written(err error) error { return &outfile.Error{Path: "out/报告.docx", Err: err} }

func copied(err error) error { return &store.CopyError{Path: "backup/a.db", Err: err} }

func unfit(err error) error { return &store.UnusableError{Path: "a.db", Err: err} }

func elsewhere(err error) error { return &store.SecondError{Dir: "E:/备份", Err: err} }

func jsonError(text string, into any) error { return json.Unmarshal([]byte(text), into) }

var tests = []struct {
	name string
	err  error
	want string
}{
	{"nothing", nil, "没有出错。"},

	{"store: locked", stored(store.ErrLocked), "绩表已经打开，正在使用数据文件夹“/data/jibiao.db”；请切换到已打开的窗口，或把它关闭后再试。"},
	{"store: busy", stored(store.ErrBusy), "另一个程序正在写数据文件“/data/jibiao.db”；请稍等片刻再试。"},
	{"store: full", stored(store.ErrDiskFull), "磁盘已满，没有保存到数据文件“/data/jibiao.db”；请删去一些不用的文件，腾出空间后再试。"},
	{"store: read-only", stored(store.ErrReadOnly), "数据文件“/data/jibiao.db”是只读的，不能保存；请在文件属性里取消“只读”，或请管理员开放写入权限。"},
	{"store: damaged", stored(fmt.Errorf("%w: page 3", store.ErrDamaged)), "数据文件“/data/jibiao.db”已损坏，没有对它做任何改动；请关闭绩表后重新打开，打开时会自动修复，损坏的文件另外保留。"},
	{"store: no database", stored(store.ErrNotDatabase), "文件“/data/jibiao.db”不是绩表的数据文件，没有对它做任何改动；请把它移到别处，或换一个数据文件夹。"},
	{"store: newer", stored(&store.NewerError{Found: 9, Known: 1}), "数据文件“/data/jibiao.db”是由更新版本的绩表保存的，没有对它做任何改动；请升级绩表后再打开。"},
	{"store: foreign", stored(&store.ForeignError{ApplicationID: 7}), "数据文件“/data/jibiao.db”属于另一个程序，没有对它做任何改动；请把它移到别处，或换一个数据文件夹。"},
	{"store: conflict", stored(store.ErrConflict), "这份报告在别处刚被改过，这次的改动没有保存；请关闭报告后重新打开。"},
	{"store: not found", stored(store.ErrNotFound), "在数据文件“/data/jibiao.db”里没有找到，可能已被删除；请回到列表重新选择。"},
	{"store: a folder of others", &store.Error{Op: store.OpLock, Path: "/data", Err: syscall.EACCES}, "没有权限在数据文件夹“/data”里写入；请换一个文件夹，或请管理员开放写入权限。"},
	{"store: looked through", &store.Error{Op: store.OpVerify, Path: "jibiao.db", Err: store.ErrDamaged}, "数据文件“jibiao.db”有损坏；请先关闭绩表，再运行 jibiao-cli db repair 修复，损坏的文件另外保留。"},
	{"a disk that is protected", &store.Error{Op: store.OpLock, Path: "/data", Err: writeProtected}, "“/data”所在的磁盘是只读的，不能保存；请换一个文件夹，或取消磁盘的写保护。"},
	{"two joined, both for the clerk", errors.Join(errors.New("显示不了，请重新安装。"), stored(store.ErrLocked)), "显示不了，请重新安装。"},
	{"store: the system", stored(syscall.EACCES), "没有权限使用文件“/data/jibiao.db”；请在文件属性里检查权限，或请管理员开放。"},
	{"store: joined", errors.Join(stored(store.ErrDamaged), stored(errors.New("close"))), "数据文件“/data/jibiao.db”已损坏，没有对它做任何改动；请关闭绩表后重新打开，打开时会自动修复，损坏的文件另外保留。"},
	{"store: no path", store.ErrBusy, "另一个程序正在写数据文件；请稍等片刻再试。"},

	{"parcel: another file", parcel.ErrForeign, "这不是绩表的报告文件，或者已经损坏；请选择扩展名为 .jibiao 的文件。"},
	{"parcel: of a named file", fmt.Errorf("文件“a.jibiao”: %w", parcel.ErrForeign), "文件“a.jibiao”：这不是绩表的报告文件，或者已经损坏；请选择扩展名为 .jibiao 的文件。"},
	{"parcel: too big", parcel.ErrTooBig, "报告文件大得不正常，没有打开；请向提供文件的人核实。"},
	{"parcel: newer", &parcel.NewerError{Found: 2, Known: 1}, "报告文件是由更新版本的绩表导出的；请升级绩表后再导入。"},
	{"parcel: contradicts itself", &parcel.LossError{History: &parcel.MismatchError{Step: 3, Key: "评价年度"}}, "报告文件里填写的内容与修改历史对不上，可能被别的程序改过；请重新取得这个文件，或只导入完好的部分。"},
	{"parcel: no history", &parcel.LossError{History: &parcel.MissingError{Part: "history.jsonl"}}, "报告文件里填写的内容完好，但修改历史已损坏；请重新取得这个文件，或只导入完好的部分。"},
	{"parcel: no document", &parcel.LossError{Versions: &parcel.DamagedError{Part: "versions/1.docx"}}, "报告文件里填写的内容和修改历史完好，但保存的版本有损坏；请重新取得这个文件，或只导入完好的部分。"},
	{"parcel: no such cell", &parcel.KeyError{Key: "x"}, "报告文件里有表单上没有的栏目，可能被别的程序改过；请重新取得这个文件。"},
	{"parcel: a part missing", &parcel.MissingError{Part: "values.json"}, "报告文件不完整，缺少其中一部分；请重新取得这个文件。"},
	{"parcel: damaged", &parcel.DamagedError{Part: "values.json", Err: errors.New("its hash is another")}, "报告文件已损坏，填写的内容读不出来；请重新取得这个文件。"},
	{"parcel: a form that does not open", &parcel.FormError{Err: &docx.OpenError{Kind: docx.KindEmpty}}, "报告文件里的表单无法打开：这个文件是空的，没有任何内容；请重新选择 Word 文件（.docx）。"},

	{"upgrade without a copy", stored(&store.UnmigratedError{Err: copied(noRoom)}), "数据文件“/data/jibiao.db”是旧版本保存的，升级前要先备份，但备份没有做成，所以没有升级，也没有任何改动；请腾出磁盘空间，或开放数据文件夹的写入权限，再重新打开。"},
	{"second folder: missing", elsewhere(fs.ErrNotExist), "找不到第二备份位置“E:/备份”；请插好U盘再备份，或换一个位置。本机上的备份不受影响。"},
	{"second folder: full", elsewhere(written(noRoom)), "第二备份位置“E:/备份”已满，没有备份到那里；请腾出空间，或换一个位置。本机上的备份不受影响。"},
	{"second folder: protected", elsewhere(fs.ErrPermission), "第二备份位置“E:/备份”不能写入，没有备份到那里；请检查写保护和权限，或换一个位置。本机上的备份不受影响。"},
	{"second folder: the first", elsewhere(store.ErrSamePlace), "“E:/备份”就是数据所在的位置，再备份到这里起不到作用；请选择U盘或另一个磁盘上的文件夹。"},
	{"backup: newer", unfit(&store.NewerError{Found: 9, Known: 1}), "备份“a.db”是由更新版本的绩表保存的，现在不能使用；请升级绩表后再试。"},
	{"backup: foreign", unfit(&store.ForeignError{}), "“a.db”不是绩表的备份；请选择另一个文件。"},
	{"backup: no database", unfit(store.ErrNotDatabase), "“a.db”不是绩表的备份，或者已经损坏；请选择另一份备份。"},
	{"backup: damaged", unfit(store.ErrDamaged), "备份“a.db”已经损坏，不能使用；请选择另一份备份。"},
	{"backup: missing", unfit(fs.ErrNotExist), "找不到备份“a.db”；请核对它是否还在，或选择另一份备份。"},
	{"backup: unreadable", unfit(errors.New("input/output error")), "备份“a.db”读不出来，不能使用；请选择另一份备份。"},
	{"copying: full", copied(stored(noRoom)), "磁盘已满，没有做成备份“backup/a.db”；请腾出空间，或换一个位置。数据本身不受影响。"},
	{"copying: busy", copied(store.ErrBusy), "另一个程序正在备份或写数据文件，没有做成备份“backup/a.db”；请稍等片刻再试。"},
	{"copying: damaged", copied(stored(store.ErrDamaged)), "数据文件有损坏，没有做成备份“backup/a.db”；请关闭绩表后重新打开，打开时会自动修复。"},
	{"copying: no folder", copied(written(fs.ErrNotExist)), "备份位置“backup”不存在，没有做成备份；请换一个位置。数据本身不受影响。"},
	{"copying: forbidden", copied(fs.ErrPermission), "备份“backup/a.db”不能写入，没有做成备份；请检查权限，或换一个位置。数据本身不受影响。"},

	{"outfile: blocked", written(fs.ErrPermission), "文件“out/报告.docx”写不进去，它正被其他程序打开，或者是只读的；请关闭打开它的程序（如 Word、WPS）后再试，或换一个文件名、文件夹。"},
	{"outfile: full", written(noRoom), "磁盘已满，没有保存文件“out/报告.docx”；请删去一些不用的文件，或换一个磁盘。"},
	{"outfile: folder", written(outfile.ErrNotFile), "“out/报告.docx”不是可以写入的文件，而是文件夹或设备；请换一个文件名。"},
	{"outfile: no folder", written(fs.ErrNotExist), "文件夹“out”不存在，没有保存；请先建好这个文件夹，或换一个文件夹。"},
	{"outfile: too long", written(outfile.ErrPathTooLong), "文件名或路径太长，没有保存文件“out/报告.docx”；请改短文件名，或换一个层级少的文件夹。"},
	{"outfile: bad name", written(outfile.ErrBadName), "文件名里有不能用的字符，没有保存文件“out/报告.docx”；请换一个文件名。"},
	{"outfile: unlike", written(outfile.ErrUnlike), "文件“out/报告.docx”写入后读回的内容不一致，磁盘可能有故障；请换一个磁盘重新保存。"},

	{"docx: no Word file", &docx.OpenError{Kind: docx.KindNotWord, Err: errors.New("zip: not a valid zip file")}, "这不是 Word 文件；请选择扩展名为 .docx 的文件。"},
	{"docx: wrapped in English", fmt.Errorf("import: %w", &docx.OpenError{Kind: docx.KindEmpty}), "这个文件是空的，没有任何内容；请重新选择 Word 文件（.docx）。"},
	{"docx: wrapped in Chinese", fmt.Errorf("文件“a.doc”: %w", &docx.OpenError{Kind: docx.KindLegacy}), "文件“a.doc”：这是旧格式的文档（如 .doc、.wps、.rtf）；请用 Word 或 WPS 打开后另存为 .docx。"},
	{"docx: another form", &docx.MismatchError{Found: 2, Captions: 24}, "这个文件不像是按本表填写的：表中 24 个标题只找到 2 个；请确认选对了文件和表格。"},
	{"bundle: field list", &bundle.SpecError{Reason: "第3行写法不对（x）"}, "字段表 fields.toml 有误：第3行写法不对（x）。"},

	{"own words, missing", fmt.Errorf("没有名为“x”的表单；自带的表单有：a: %w", fs.ErrNotExist), "没有名为“x”的表单；自带的表单有：a。"},
	{"own words, a known cause", fmt.Errorf("表单“x”无法读取: %w", &fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}), "表单“x”无法读取：没有权限使用文件“x”；请在文件属性里检查权限，或请管理员开放。"},
	{"own words, an unknown cause", fmt.Errorf("表单“x”无法读取: %w", errors.New("input/output error")), "表单“x”无法读取（input/output error）。"},
	{"own words in quotation marks", errors.New("“县级资金”不是金额？"), "“县级资金”不是金额？"},

	{"fs: missing", &fs.PathError{Op: "open", Path: "报告.docx", Err: fs.ErrNotExist}, "找不到文件“报告.docx”；请核对文件名和所在的文件夹。"},
	{"fs: forbidden", &os.LinkError{Op: "rename", Old: "a", New: "b", Err: fs.ErrPermission}, "没有权限使用文件“b”；请在文件属性里检查权限，或请管理员开放。"},
	{"fs: there already", &fs.PathError{Op: "mkdir", Path: "a", Err: fs.ErrExist}, "文件“a”已经存在；请换一个文件名。"},
	{"fs: a folder", &fs.PathError{Op: "read", Path: "a", Err: syscall.EISDIR}, "“a”是文件夹，不是文件；请重新选择。"},
	{"fs: a folder that is read", &fs.PathError{Op: "read", Path: "a", Err: folderRead}, "“a”是文件夹，不是文件；请重新选择。"},
	{"fs: full", &fs.PathError{Op: "write", Path: "a", Err: noRoom}, "磁盘已满，没有保存文件“a”；请删去一些不用的文件，或换一个磁盘。"},
	{"cancelled", fmt.Errorf("export: %w", context.Canceled), "操作已经取消。"},
	{"too slow", context.DeadlineExceeded, "等了太久没有结果，操作已经停止；请再试一次。"},
	{"json: syntax", jsonError("{", new(any)), "JSON 文件的写法有误；请检查引号、逗号和括号是否成对、是否为半角。"},
	{"json: type", jsonError("1", new(string)), "JSON 文件里有一处内容的类型不对；请检查每个值是否都写成了引号里的文字。"},

	{"unforeseen", errors.New("something odd"), "出现意外情况：请再试一次，仍不行时请把括号里的原文告诉技术人员（something odd）。"},
	{"unforeseen, naming a Chinese file", errors.New("stat 报告.docx: odd"), "出现意外情况：请再试一次，仍不行时请把括号里的原文告诉技术人员（stat 报告.docx: odd）。"},
	{"unforeseen, without a text", errors.New(""), "出现意外情况：请再试一次，仍不行时请把括号里的原文告诉技术人员（）。"},
	{"a nil pointer", (*docx.OpenError)(nil), "出现意外情况：请再试一次，仍不行时请把括号里的原文告诉技术人员（*docx.OpenError）。"},
}

func TestError(t *testing.T) {
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Error(tt.err); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// Every failure that really happens on a disk gets a sentence of its own.
func TestErrorsOfRealFailures(t *testing.T) {
	dir := t.TempDir()
	junk := filepath.Join(dir, "junk.db")
	if err := os.WriteFile(junk, []byte(strings.Repeat("no database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	fails := map[string]func() error{
		"a database that is none": func() error { _, err := store.Open(junk); return err },
		"a folder as database":    func() error { _, err := store.Open(dir); return err },
		"a document as a folder":  func() error { return outfile.Write(filepath.Join(junk, "a.docx"), nil) },
		"no form of that name":    func() error { _, err := bundle.Open("没有这个表单"); return err },
		"no such template":        func() error { _, err := bundle.Open(filepath.Join(dir, "没有.docx")); return err },
		"an empty bundle":         func() error { _, err := bundle.Open(dir); return err },
		"not a Word file":         func() error { _, err := bundle.Open(junk); return err },
	}
	for name, fail := range fails {
		t.Run(name, func(t *testing.T) {
			err := fail()
			if err == nil {
				t.Fatal("it does not fail")
			}
			if got := Error(err); strings.Contains(got, "意外") {
				t.Errorf("%s\nfrom %v", got, err)
			}
		})
	}
}

// A sentence is a sentence, however failures are wrapped and joined.
func TestErrorLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		err := tests[rapid.IntRange(1, len(tests)-2).Draw(t, "cause")].err
		for range rapid.IntRange(0, 4).Draw(t, "wraps") {
			text := rapid.SampledFrom([]string{"read x", "文件“a”", "", "打不开：", rapid.String().Draw(t, "text")}).Draw(t, "said")
			switch rapid.IntRange(0, 2).Draw(t, "how") {
			case 0:
				err = fmt.Errorf("%s: %w", text, err)
			case 1:
				err = errors.Join(errors.New(text), err)
			case 2:
				err = stored(err)
			}
		}
		s := Error(err)
		if !strings.HasSuffix(s, "。") && !strings.HasSuffix(s, "？") && !strings.HasSuffix(s, "！") {
			t.Errorf("%q does not end", s)
		}
		if !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%q is not Chinese", s)
		}
	})
}

func TestLost(t *testing.T) {
	for want, e := range map[string]*parcel.LossError{
		"填写的内容已经导入；修改历史和保存的版本不完好，没有导入。":              {History: parcel.ErrTooBig},
		"填写的内容和修改历史已经导入；保存的版本或其中的 Word 文件有损坏的，没有导入。": {Versions: parcel.ErrTooBig},
	} {
		if got := Lost(e); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
