package app

import (
	"fmt"
	"maps"
	"sync"
)

// Settings that the program remembers in the store.
const (
	settingOpen   = "open report"
	settingUnit   = "unit"
	settingSaved  = "export folder"
	settingSeed   = "sample report"
	settingLook   = "look"
	settingImport = "import folder"
	settingWindow = "window"
	settingZoom   = "zoom"
	settingSide   = "side pane"
	settingPlace  = "place told"
	settingMissed = "second folder missed" // the day on which it was said
)

// settings are what the program remembers from one start to the next. They are
// read once, at the start. One that cannot be written is kept and written with
// the next one, or at the end: nobody is bothered for it while they work.
type settings struct {
	mu      sync.Mutex
	values  map[string]string
	waiting map[string]string // not written yet
	failed  error             // why not
}

func newSettings(s Store) (*settings, error) {
	values, err := s.Settings()
	return &settings{values: values, waiting: map[string]string{}}, err
}

func (s *settings) get(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.values[name]
}

// set says whether there is something to write.
func (s *settings) set(name, value string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.values[name] != value {
		s.values[name], s.waiting[name] = value, value
	}
	return len(s.waiting) > 0
}

// write writes what waits, as far as it can be.
func (s *settings) write(put func(name, value string) error) {
	var failed error
	for name, value := range s.unwritten() {
		if err := put(name, value); err != nil {
			failed = err
		} else {
			s.written(name, value)
		}
	}
	s.mu.Lock()
	s.failed = failed
	s.mu.Unlock()
}

func (s *settings) unwritten() map[string]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.waiting)
}

// written takes it off the list, unless it was set anew meanwhile.
func (s *settings) written(name, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.waiting[name] == value {
		delete(s.waiting, name)
	}
}

// setting is what was remembered under a name, "" if nothing was.
func (a *App) setting(name string) string { return a.settings.get(name) }

// remember keeps a setting.
func (a *App) remember(name, value string) {
	if a.settings.set(name, value) {
		a.writer.do(func() { a.settings.write(a.store.SetSetting) })
	}
}

// endSettings writes what could not be written when it was set, and fails if
// it still cannot.
func (a *App) endSettings() error {
	a.settings.write(a.store.SetSetting)
	if err := a.settings.failed; err != nil {
		return fmt.Errorf("窗口大小等设置没有存下来: %w", err)
	}
	return nil
}
