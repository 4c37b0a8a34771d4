package app

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares an object's markup at a size with a file.
func (c *clerk) golden(name string, o fyne.CanvasObject, size fyne.Size) {
	c.Helper()
	path := filepath.Join("testdata", name+".xml")
	w := test.NewTempWindow(c.T, o)
	w.SetPadded(false)
	w.Resize(size)
	got := test.RenderToMarkup(w.Canvas())
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			c.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		c.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		c.Errorf("%s (-want +got; run with -update if it should be so):\n%s", path, diff)
	}
}

func TestSideMarkup(t *testing.T) {
	size := fyne.NewSize(sideRoom, 700)
	t.Run("findings", func(t *testing.T) {
		c := withSample(t)
		c.golden("findings", c.app.open.side.content, size)
	})
	t.Run("facts", func(t *testing.T) {
		c := withSample(t)
		then := time.Date(2026, 2, 1, 1, 0, 0, 0, time.UTC)
		c.app.options.Now = func() time.Time { return then.AddDate(0, 0, 7) }
		c.app.open.draft.Now = func() time.Time { return then }
		c.typeText("实际支出资金", "1")
		c.press("字段")
		c.app.open.focused("结余资金")
		c.golden("facts", c.app.open.side.content, size)
	})
	t.Run("find", func(t *testing.T) {
		c := withSample(t)
		c.looksFor("2023年度")
		c.app.open.finder.visit(1)
		c.golden("find", c.app.open.side.content, size)
	})
	t.Run("nothing to say", func(t *testing.T) {
		c := withSample(t)
		c.app.open.findings.show(nil)
		c.golden("nofindings", c.app.open.side.content, size)
	})
}
