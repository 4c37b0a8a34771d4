package app

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

func TestSideMarkup(t *testing.T) {
	size := fyne.NewSize(sideRoom, 700)
	t.Run("findings", func(t *testing.T) {
		c := withSample(t)
		c.goldenOf("findings", c.app.open.side.content, size)
	})
	t.Run("facts", func(t *testing.T) {
		c := withSample(t)
		then := time.Date(2026, 2, 1, 1, 0, 0, 0, time.UTC)
		c.app.options.Now = func() time.Time { return then.AddDate(0, 0, 7) }
		c.app.open.draft.Now = func() time.Time { return then }
		c.typeText("实际支出资金", "1")
		c.press("字段")
		c.app.open.focused("结余资金")
		c.goldenOf("facts", c.app.open.side.content, size)
	})
	t.Run("find", func(t *testing.T) {
		c := withSample(t)
		c.looksFor("2023年度")
		c.app.open.finder.visit(1)
		c.goldenOf("find", c.app.open.side.content, size)
	})
	t.Run("nothing to say", func(t *testing.T) {
		c := withSample(t)
		c.app.open.findings.show(nil)
		c.goldenOf("nofindings", c.app.open.side.content, size)
	})
}
