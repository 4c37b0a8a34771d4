package explain

import (
	"testing"
	"time"

	"jibiao/report/store"
)

func TestRecovery(t *testing.T) {
	at := time.Date(2026, 3, 24, 9, 15, 0, 0, time.Local)
	for _, c := range []struct {
		r    store.Recovery
		want string
	}{
		{store.Recovery{Reports: 3}, "数据文件完好，共有 3 份报告。"},
		{
			store.Recovery{How: store.Searched, Kept: "d/a.db", Reports: 3},
			"数据文件里查找用的索引损坏了，已经重新建立，3 份报告都完好；原来的文件保留在“d/a.db”。",
		},
		{
			store.Recovery{How: store.Reindexed, Kept: "d/a.db", Reports: 3},
			"数据文件的索引损坏了，已经重新建立，3 份报告都完好；原来的文件保留在“d/a.db”。",
		},
		{
			store.Recovery{How: store.Copied, Kept: "d/a.db", Reports: 3},
			"数据文件损坏了，已经修复，现有 3 份报告；原来的文件保留在“d/a.db”。",
		},
		{
			store.Recovery{How: store.Copied, Kept: "d/a.db", Reports: 3, Lost: 1, Backup: at},
			"数据文件损坏了，已经修复，现有 3 份报告，读不出来的内容由 2026年3月24日 09:15 的备份补上，其中 1 份可能缺少内容或修改历史，请核对；原来的文件保留在“d/a.db”。",
		},
		{
			store.Recovery{How: store.FromBackup, Kept: "d/a.db", Reports: 3, Backup: at},
			"数据文件损坏了，读不出任何内容，已用 2026年3月24日 09:15 的备份恢复了 3 份报告，在那以后填写的内容请核对；原来的文件保留在“d/a.db”。",
		},
		{
			store.Recovery{How: store.FromBackup, Reports: 3, Backup: at},
			"数据文件不见了，已用 2026年3月24日 09:15 的备份恢复了 3 份报告，在那以后填写的内容请核对。",
		},
		{
			store.Recovery{How: store.Emptied, Kept: "d/a.db"},
			"数据文件损坏了，读不出任何内容，也没有可以用的备份，只能从空白开始；原来的文件保留在“d/a.db”。",
		},
	} {
		if got := Recovery(c.r); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
