package main

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"jibiao"
	"jibiao/app"
	"jibiao/app/logbook"
	"jibiao/app/platform"
	"jibiao/app/platform/instance"
	"jibiao/report/explain"
	"jibiao/report/store"
)

// A holding is a data folder that this run of the program has for itself, with
// the data open and all that is kept beside it.
type holding struct {
	dir     string
	log     *slog.Logger
	store   *store.Store
	place   platform.Place
	notices []app.Notice // what is to be said of the start

	ends []func() error
}

// A host is told of a holding's life, on any goroutine.
type host struct {
	take  func(instance.Request) // what later starts are asked for
	doing progress               // what the opening is at
	log   func(*slog.Logger)     // where to log, from early on in the opening
}

// hold takes the folder and opens the data, which may take minutes where
// something must be mended. It fails with errHandedOver when another run of the
// program does what was asked.
func hold(dir string, r instance.Request, to host) (h *holding, err error) {
	release, err := enter(dir, r, time.Now().Add(startTime))
	if err != nil {
		return nil, err
	}
	h = &holding{dir: dir, ends: []func() error{release}}
	if err := h.open(to); err != nil {
		h.log.Error("not opened", "error", err)
		return nil, errors.Join(err, h.release())
	}
	return h, nil
}

func (h *holding) open(to host) error {
	folder := filepath.Join(h.dir, "log")
	var endLog func() error
	h.log, endLog = logbook.Open(folder)
	h.ends = append(h.ends, endLog)
	to.log(h.log)
	h.log.Info("start", "version", jibiao.Version(), "system", platform.System(), "folder", h.dir, "pid", os.Getpid())
	var own string
	h.doWithout("crash files", func() (end func() error, err error) {
		own, end, err = keepCrashes(folder)
		return end, err
	})
	h.doWithout("the mark for the installer", instance.Mark)
	h.doWithout("other starts", func() (func() error, error) { return instance.Listen(h.dir, to.take) })
	h.place = platform.PlaceOf(h.dir)
	begun := time.Now()
	if err := h.openStore(to.doing); err != nil {
		return err
	}
	h.store.Who = platform.UserName()
	h.log.Info("opened", "schema", store.SchemaVersion(), "took", time.Since(begun).Round(time.Millisecond), "place", h.place.Risk)
	h.lookBack(folder, own)
	return nil
}

// doWithout begins something that the program can do without: whoever has a
// full disk must still reach the reports. Then the log alone tells.
func (h *holding) doWithout(what string, begin func() (end func() error, err error)) {
	end, err := begin()
	if err != nil {
		h.log.Warn("doing without", "what", what, "error", err)
		return
	}
	h.ends = append(h.ends, end)
}

// openStore opens the data, mends it where it is damaged, and notes what became
// of it.
func (h *holding) openStore(doing progress) error {
	s, mended, err := store.OpenSafely(filepath.Join(h.dir, store.FileName), store.Opening{Progress: h.follow(doing)})
	if err != nil {
		return err
	}
	h.store = s
	h.ends = append(h.ends, s.Close)
	if mended != nil {
		h.log.Warn("the data was mended", "how", mended.How, "kept", mended.Kept, "reports", mended.Reports, "lost", mended.Lost, "backup", mended.Backup)
		h.notices = append(h.notices, app.Notice{Title: "数据文件已修复", Text: explain.Recovery(*mended), File: mended.Kept})
	}
	return nil
}

// follow passes on what the opening is at, and logs each stage once. What is done
// in one go has no known length.
func (h *holding) follow(doing progress) func(stage store.Stage, done, all int) {
	last := store.Stage(-1)
	return func(stage store.Stage, done, all int) {
		if stage != last {
			h.log.Info("opening", "stage", stages[stage].name)
			last = stage
		}
		if all == 1 {
			all = 0
		}
		doing(stages[stage].text, done, all)
	}
}

// stages are what the opening may be at, for the clerk and for the log.
var stages = map[store.Stage]struct{ text, name string }{
	store.Checking:  {"正在检查数据…", "checking"},
	store.BackingUp: {"正在备份…", "backing up"},
	store.Migrating: {"正在升级数据文件，请稍候…", "migrating"},
	store.Repairing: {"正在修复数据，请稍候…", "repairing"},
}

// lookBack finds out whether the start before crashed. That it cannot be known
// keeps nobody from his reports; see doWithout.
func (h *holding) lookBack(folder, own string) {
	crash, err := lastCrash(folder, own)
	if err != nil {
		h.log.Warn("crashes cannot be looked for", "error", err)
	}
	if crash != "" {
		h.log.Warn("the start before crashed", "file", filepath.Base(crash))
		h.notices = append(h.notices, app.Notice{
			Title: "上次意外退出", File: crash,
			Text: "绩表上次运行时意外退出了，已保存的内容都还在；文件夹里的出错记录不含您填写的内容，可以交给技术人员查找原因。",
		})
	}
}

// release gives everything back, the latest first.
func (h *holding) release() error {
	h.log.Info("end")
	var err error
	for _, end := range slices.Backward(h.ends) {
		err = errors.Join(err, end())
	}
	return err
}
