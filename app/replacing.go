package app

import (
	"fmt"

	"jibiao/report"
	"jibiao/report/find"
)

// locked says whether a cell follows its formula: what stands there is not
// replaced, because it would no longer follow.
func (f *finder) locked(k report.Key) bool { return f.view.draft.Follows(k) }

// replace replaces the hit that was gone to and goes to the next one. Where
// none was gone to yet it goes to the first one, so that it is seen before.
func (f *finder) replace() {
	f.look()
	if f.at < 0 {
		f.peek(1)
		return
	}
	h := f.hits[f.at]
	if f.locked(h.Key) {
		f.peek(1)
		f.tell("刚才一处由公式自动算出，没有替换")
		return
	}
	d := f.view.draft
	d.Apply("替换", report.Values{h.Key: find.Replace(d.Text(h.Key), []find.Hit{h}, f.with.Text())})
	end := h.From + len(f.with.Text())
	f.last = &find.Hit{Key: h.Key, From: end, To: end}
	f.peek(1)
}

// replaceAll replaces everywhere, as one step, and says how often.
func (f *finder) replaceAll() {
	d := f.view.draft
	f.look()
	if len(f.hits) == 0 {
		f.say()
		return
	}
	open := func(k report.Key) bool { return !f.locked(k) }
	changed, n := f.query().ReplaceAll(d.Form(), d.Values(), f.with.Text(), open)
	rest := len(f.hits) - n
	d.Apply("全部替换", changed)
	f.last = nil
	f.look()
	text := fmt.Sprintf("已替换 %d 处", n)
	if rest > 0 {
		text += fmt.Sprintf("，另有 %d 处由公式自动算出，没有替换", rest)
	}
	f.tell(text + "。可以撤销。")
}
