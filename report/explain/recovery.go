package explain

import (
	"fmt"

	"jibiao/report/store"
)

// Recovery is one plain Chinese sentence that says what became of a damaged
// database: what was saved, what is to be checked, and where the damaged file is.
func Recovery(r store.Recovery) string {
	if r.How == store.Unharmed {
		return fmt.Sprintf("数据文件完好，共有 %d 份报告。", r.Reports)
	}
	return became(r) + whereKept(r) + "。"
}

func became(r store.Recovery) string {
	switch r.How {
	case store.Searched:
		return fmt.Sprintf("数据文件里查找用的索引损坏了，已经重新建立，%d 份报告都完好", r.Reports)
	case store.Reindexed:
		return fmt.Sprintf("数据文件的索引损坏了，已经重新建立，%d 份报告都完好", r.Reports)
	case store.Copied:
		return fmt.Sprintf("数据文件损坏了，已经修复，现有 %d 份报告", r.Reports) + completed(r) + incomplete(r)
	case store.FromBackup:
		return fmt.Sprintf("数据文件%s，已用%s的备份恢复了 %d 份报告，在那以后填写的内容请核对", gone(r), moment(r), r.Reports) + incomplete(r)
	default:
		return fmt.Sprintf("数据文件%s，也没有可以用的备份，只能从空白开始", gone(r))
	}
}

func completed(r store.Recovery) string {
	if r.Backup.IsZero() {
		return ""
	}
	return fmt.Sprintf("，读不出来的内容由%s的备份补上", moment(r))
}

func incomplete(r store.Recovery) string {
	if r.Lost == 0 {
		return ""
	}
	return fmt.Sprintf("，其中 %d 份可能缺少内容或修改历史，请核对", r.Lost)
}

func gone(r store.Recovery) string {
	if r.Kept == "" {
		return "不见了"
	}
	return "损坏了，读不出任何内容"
}

func moment(r store.Recovery) string { return r.Backup.Local().Format(" 2006年1月2日 15:04 ") }

func whereKept(r store.Recovery) string {
	if r.Kept == "" {
		return ""
	}
	return "；原来的文件保留在" + quote(r.Kept)
}
