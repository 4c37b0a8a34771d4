package app

import (
	"time"

	"jibiao/report"
	"jibiao/report/store"
)

// A Store keeps reports. It is what the shell needs of report/store, so that
// reports may one day live elsewhere. All calls may block on the disk.
type Store interface {
	PutBundle(store.Bundle) error
	Bundle(hash [32]byte) (store.Bundle, error)
	Bundles() ([]store.Bundle, error)
	FullBundles() ([]store.Bundle, error)

	Create(store.NewReport) (id int64, err error)
	List(store.Filter) ([]store.Summary, error)
	Search(f store.Filter, most int) (hits []store.Hit, all int, err error)
	Tally() (store.Tally, error)
	Load(id int64) (store.Report, error)
	Values(id int64) (report.Values, error)
	Append(id int64, step report.Step) (savedAt time.Time, err error)
	Export(id int64) (store.Whole, error)
	Import(store.Whole) (id int64, err error)

	AddVersion(report int64, n store.NewVersion) (store.Version, error)
	Versions(report int64) ([]store.Version, error)
	VersionDocument(id int64) ([]byte, error)
	RenameVersion(id int64, name, note string) error
	DeleteVersion(id int64) error

	SetState(id int64, state store.State) error
	SetCell(id int64, k report.Key) error
	MoveToBin(id int64) error
	Restore(id int64) error
	Delete(id int64) error
	EmptyBin() error

	Settings() (map[string]string, error)
	SetSetting(name, value string) error

	Backup(store.Reason) (store.Backup, error)
	BackupDue() (bool, error)
	Backups() ([]store.Backup, error)
	SecondFolder() (dir string, err error)
	SetSecondFolder(dir string) error
	RestoreFrom(path string) (kept store.Backup, err error)
}

var _ Store = (*store.Store)(nil)
