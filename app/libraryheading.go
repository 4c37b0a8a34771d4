package app

import (
	"fmt"

	"jibiao/report/store"
)

// heading says what is listed.
func (l *library) heading() string {
	q := l.shown.Query
	switch {
	case q != "" && l.all == 0:
		return "没有找到含“" + q + "”的报告"
	case q != "" && l.shown.Deleted:
		return fmt.Sprintf("回收站里有 %d 份报告含“%s”", l.all, q)
	case q != "":
		return fmt.Sprintf("%d 份报告含“%s”", l.all, q)
	case l.shown.Deleted:
		return "回收站"
	case l.shown.Year != "":
		return l.shown.Year
	case l.shown.State != "":
		return l.shown.State.Label()
	default:
		return "全部报告"
	}
}

// advice says what to do where there is nothing to list, or too much.
func (l *library) advice() string {
	switch {
	case l.isNew():
		return "" // the welcome says it
	case l.shown.Query != "" && l.all == 0 && l.shown.Deleted:
		return "这里只查找回收站里的报告。"
	case l.shown.Query != "" && l.all == 0:
		return "可以少写几个字再试；几个词之间加空格，就查找同时含有它们的报告。回收站里的报告要先点左边“回收站”再查找。"
	case l.all > len(l.found):
		return fmt.Sprintf("下面是最近修改的 %d 份，再多写几个字可以少一些。", len(l.found))
	case l.shown.Deleted && l.all == 0:
		return "回收站是空的。从报告库移走的报告会放在这里，可以恢复。"
	case l.shown.Deleted:
		return "点一份报告可以恢复它。"
	case l.all == 0 && l.shown.State == store.Checked:
		return "这里还没有报告。打开一份报告点“检查”，没有错误时就会到这里。"
	case l.all == 0 && l.shown.State == store.Submitted:
		return "这里还没有报告。报上去以后，从报告右上角的菜单里选“标为已上报”。"
	case l.all == 0:
		return "这里还没有报告。"
	default:
		return ""
	}
}

// showLinks is what can be done with all that is listed.
func (l *library) showLinks() {
	l.links.RemoveAll()
	switch {
	case l.shown.Query != "":
		l.links.Add(newLink("清除查找", l.clearQuery))
	case l.shown.Deleted && l.all > 0:
		l.links.Add(newLink("清空回收站…", l.emptyBin))
	}
}
