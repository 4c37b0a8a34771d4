package app

import (
	"errors"
	"slices"
	"testing"

	"jibiao/report/store"
)

func TestWriterKeepsTheOrder(t *testing.T) {
	w := newWriter()
	var got []int
	for i := range 50 {
		w.do(func() { got = append(got, i) })
	}
	w.call(func() { got = append(got, 50) })
	if !slices.IsSorted(got) || len(got) != 51 {
		t.Errorf("done in the order %v", got)
	}
	w.do(func() { got = nil })
	w.wait()
	if got != nil {
		t.Error("wait returned before all was done")
	}
}

// A setting that cannot be written bothers nobody, is written later, and is
// told at the end if it never could be.
func TestSettingsThatCannotBeWritten(t *testing.T) {
	c := newClerk(t)
	full := error(&store.Error{Op: "set", Path: "jibiao.db", Err: store.ErrDiskFull})
	c.store.failSettings.Store(&full)
	c.app.remember(settingUnit, "云岭市档案馆")
	c.app.writer.wait()
	if top := c.app.window.Canvas().Overlays().Top(); top != nil || c.app.setting(settingUnit) != "云岭市档案馆" {
		t.Errorf("the clerk is told so, or the setting is %q", c.app.setting(settingUnit))
	}
	if err := c.app.Close(); !errors.Is(err, store.ErrDiskFull) {
		t.Errorf("Close says %v", err)
	}
	c.store.failSettings.Store(nil)
	c.app.remember(settingZoom, "120")
	c.app.writer.wait()
	for name, want := range map[string]string{settingUnit: "云岭市档案馆", settingZoom: "120"} {
		if got, err := c.store.Setting(name); err != nil || got != want {
			t.Errorf("%s is stored as %q, %v", name, got, err)
		}
	}
	if err := c.app.Close(); err != nil {
		t.Error(err)
	}
}
