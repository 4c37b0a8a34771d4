package explain

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"syscall"

	"jibiao/report/outfile"
	"jibiao/report/parcel"
	"jibiao/report/store"
)

// A rule says a kind of failure. {path} stands for the file in quotation marks
// and {folder} for its folder; the sentence reads well where they are empty.
type rule struct {
	fits func(error) bool
	say  string
}

func is(target error) func(error) bool {
	return func(err error) bool { return errors.Is(err, target) }
}

// isOf is is for a failure of an operation of the store: OpLock, where the path
// names the data folder, or OpVerify.
func isOf(op string, target error) func(error) bool {
	return func(err error) bool {
		var e *store.Error
		return errors.As(err, &e) && e.Op == op && errors.Is(err, target)
	}
}

func as[T error]() func(error) bool {
	return func(err error) bool {
		var e T
		return errors.As(err, &e)
	}
}

func lostHistory(err error) bool {
	var lost *parcel.LossError
	return errors.As(err, &lost) && lost.History != nil
}

// full is a disk without room, whoever met it.
func full(err error) bool {
	return errors.Is(err, store.ErrDiskFull) || errors.Is(err, outfile.ErrDiskFull) || outfile.IsFull(err)
}

// aFolder is a folder that was taken for a file.
func aFolder(err error) bool {
	var e *fs.PathError
	return errors.Is(err, syscall.EISDIR) || errors.As(err, &e) && e.Op == "read" && errors.Is(e, folderRead)
}

// both is a failure that fits two rules.
func both(a, b func(error) bool) func(error) bool {
	return func(err error) bool { return a(err) && b(err) }
}

// Copies of the database: those that are made, and those that are used.
var (
	second   = as[*store.SecondError]()
	copying  = as[*store.CopyError]()
	unusable = as[*store.UnusableError]()
)

// rules are tried in order: what says more comes first.
var rules = []rule{
	// Copies of the database
	{as[*store.UnmigratedError](), "数据文件{path}是旧版本保存的，升级前要先备份，但备份没有做成，所以没有升级，也没有任何改动；请腾出磁盘空间，或开放数据文件夹的写入权限，再重新打开。"},
	{both(second, is(store.ErrSamePlace)), "{path}就是数据所在的位置，再备份到这里起不到作用；请选择U盘或另一个磁盘上的文件夹。"},
	{both(second, is(fs.ErrNotExist)), "找不到第二备份位置{path}；请插好U盘再备份，或换一个位置。本机上的备份不受影响。"},
	{both(second, full), "第二备份位置{path}已满，没有备份到那里；请腾出空间，或换一个位置。本机上的备份不受影响。"},
	{second, "第二备份位置{path}不能写入，没有备份到那里；请检查写保护和权限，或换一个位置。本机上的备份不受影响。"},
	{both(unusable, as[*store.NewerError]()), "备份{path}是由更新版本的绩表保存的，现在不能使用；请升级绩表后再试。"},
	{both(unusable, as[*store.ForeignError]()), "{path}不是绩表的备份；请选择另一个文件。"},
	{both(unusable, is(store.ErrNotDatabase)), "{path}不是绩表的备份，或者已经损坏；请选择另一份备份。"},
	{both(unusable, is(store.ErrDamaged)), "备份{path}已经损坏，不能使用；请选择另一份备份。"},
	{both(unusable, is(fs.ErrNotExist)), "找不到备份{path}；请核对它是否还在，或选择另一份备份。"},
	{unusable, "备份{path}读不出来，不能使用；请选择另一份备份。"},
	{both(copying, full), "磁盘已满，没有做成备份{path}；请腾出空间，或换一个位置。数据本身不受影响。"},
	{both(copying, is(store.ErrBusy)), "另一个程序正在备份或写数据文件，没有做成备份{path}；请稍等片刻再试。"},
	{both(copying, is(store.ErrDamaged)), "数据文件有损坏，没有做成备份{path}；请关闭绩表后重新打开，打开时会自动修复。"},
	{both(copying, is(fs.ErrNotExist)), "备份位置{folder}不存在，没有做成备份；请换一个位置。数据本身不受影响。"},
	{copying, "备份{path}不能写入，没有做成备份；请检查权限，或换一个位置。数据本身不受影响。"},

	// The database
	{isOf(store.OpLock, fs.ErrPermission), "没有权限在数据文件夹{path}里写入；请换一个文件夹，或请管理员开放写入权限。"},
	{is(store.ErrLocked), "绩表已经打开，正在使用数据文件夹{path}；请切换到已打开的窗口，或把它关闭后再试。"},
	{is(store.ErrBusy), "另一个程序正在写数据文件{path}；请稍等片刻再试。"},
	{is(store.ErrDiskFull), "磁盘已满，没有保存到数据文件{path}；请删去一些不用的文件，腾出空间后再试。"},
	{is(store.ErrReadOnly), "数据文件{path}是只读的，不能保存；请在文件属性里取消“只读”，或请管理员开放写入权限。"},
	{isOf(store.OpVerify, store.ErrDamaged), "数据文件{path}有损坏；请先关闭绩表，再运行 jibiao-cli db repair 修复，损坏的文件另外保留。"},
	{is(store.ErrDamaged), "数据文件{path}已损坏，没有对它做任何改动；请关闭绩表后重新打开，打开时会自动修复，损坏的文件另外保留。"},
	{is(store.ErrNotDatabase), "文件{path}不是绩表的数据文件，没有对它做任何改动；请把它移到别处，或换一个数据文件夹。"},
	{as[*store.NewerError](), "数据文件{path}是由更新版本的绩表保存的，没有对它做任何改动；请升级绩表后再打开。"},
	{as[*store.ForeignError](), "数据文件{path}属于另一个程序，没有对它做任何改动；请把它移到别处，或换一个数据文件夹。"},
	{is(store.ErrConflict), "这份报告在别处刚被改过，这次的改动没有保存；请关闭报告后重新打开。"},
	{is(store.ErrNotFound), "在数据文件{path}里没有找到，可能已被删除；请回到列表重新选择。"},

	// Reports as files
	{is(parcel.ErrForeign), "这不是绩表的报告文件，或者已经损坏；请选择扩展名为 .jibiao 的文件。"},
	{is(parcel.ErrTooBig), "报告文件大得不正常，没有打开；请向提供文件的人核实。"},
	{as[*parcel.NewerError](), "报告文件是由更新版本的绩表导出的；请升级绩表后再导入。"},
	{as[*parcel.MismatchError](), "报告文件里填写的内容与修改历史对不上，可能被别的程序改过；请重新取得这个文件，或只导入完好的部分。"},
	{lostHistory, "报告文件里填写的内容完好，但修改历史已损坏；请重新取得这个文件，或只导入完好的部分。"},
	{as[*parcel.LossError](), "报告文件里填写的内容和修改历史完好，但保存的版本有损坏；请重新取得这个文件，或只导入完好的部分。"},
	{as[*parcel.KeyError](), "报告文件里有表单上没有的栏目，可能被别的程序改过；请重新取得这个文件。"},
	{as[*parcel.MissingError](), "报告文件不完整，缺少其中一部分；请重新取得这个文件。"},
	{as[*parcel.DamagedError](), "报告文件已损坏，填写的内容读不出来；请重新取得这个文件。"},

	// Documents being written
	{is(outfile.ErrInUse), "文件{path}正被其他程序打开，写不进去；请在那个程序（如 Word、WPS）里关闭它后再试，或换一个文件名。"},
	{is(outfile.ErrBlocked), "文件{path}写不进去，它正被其他程序打开，或者是只读的；请关闭打开它的程序（如 Word、WPS）后再试，或换一个文件名、文件夹。"},
	{is(outfile.ErrDiskFull), "磁盘已满，没有保存文件{path}；请删去一些不用的文件，或换一个磁盘。"},
	{is(outfile.ErrNotFile), "{path}不是可以写入的文件，而是文件夹或设备；请换一个文件名。"},
	{is(outfile.ErrNoFolder), "文件夹{folder}不存在，没有保存；请先建好这个文件夹，或换一个文件夹。"},
	{is(outfile.ErrPathTooLong), "文件名或路径太长，没有保存文件{path}；请改短文件名，或换一个层级少的文件夹。"},
	{is(outfile.ErrBadName), "文件名里有不能用的字符，没有保存文件{path}；请换一个文件名。"},
	{is(outfile.ErrUnlike), "文件{path}写入后读回的内容不一致，磁盘可能有故障；请换一个磁盘重新保存。"},

	// Anything else of the system
	{is(fs.ErrNotExist), "找不到文件{path}；请核对文件名和所在的文件夹。"},
	{is(writeProtected), "{path}所在的磁盘是只读的，不能保存；请换一个文件夹，或取消磁盘的写保护。"},
	{is(fs.ErrPermission), "没有权限使用文件{path}；请在文件属性里检查权限，或请管理员开放。"},
	{is(fs.ErrExist), "文件{path}已经存在；请换一个文件名。"},
	{aFolder, "{path}是文件夹，不是文件；请重新选择。"},
	{is(syscall.ENOTDIR), "找不到文件{path}，路径中有一段不是文件夹；请核对路径。"},
	{full, "磁盘已满，没有保存文件{path}；请删去一些不用的文件，或换一个磁盘。"},
	{is(context.Canceled), "操作已经取消。"},
	{is(context.DeadlineExceeded), "等了太久没有结果，操作已经停止；请再试一次。"},
	{as[*json.SyntaxError](), "JSON 文件的写法有误；请检查引号、逗号和括号是否成对、是否为半角。"},
	{as[*json.UnmarshalTypeError](), "JSON 文件里有一处内容的类型不对；请检查每个值是否都写成了引号里的文字。"},
	{is(io.ErrUnexpectedEOF), "文件{path}不完整，后面的内容缺失；请重新取得这个文件。"},
}
