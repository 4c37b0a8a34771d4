package store

import (
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/psanford/sqlite3vfs"
)

// A disk is what a database lies on in a test: a folder whose files SQLite
// writes through it. It knows what was synced and what was not, loses and tears
// the latter when the power is cut, and can fail at a chosen operation.
//
// Its operations are writes, syncs, truncations and removals, counted from 1.
type disk struct {
	mu     sync.Mutex
	dir    string
	files  map[string]*diskFile
	ops    int
	failAt int  // the operation that fails; 0 = none
	failTo int  // the last that fails, where more than one does
	cutAt  int  // the operation at which the power goes; 0 = never
	off    bool // the power is gone: nothing works

	holed os.FileInfo // a file of which a page cannot be read; nil = there is none
	hole  int64       // the page's number, from 0
}

// A diskFile is what would be left of a file without power.
type diskFile struct {
	synced  []byte
	pending []change
	listed  bool      // its entry in the folder is on the disk
	gone    bool      // removed, which may not be on the disk
	before  *diskFile // of the same name, where its removal may not be on the disk
}

// A change is an unsynced write, or with data nil a truncation.
type change struct {
	at   int64
	data []byte
}

const diskVFS = "jibiao-test"

var (
	disks        sync.Map // folder -> *disk
	registerDisk = sync.OnceValue(register)
)

// register also uses up the library's file number 0: it closes that one when
// it closes a file that it failed to open.
func register() error {
	if err := sqlite3vfs.RegisterVFS(diskVFS, vfs{}); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		return err
	}
	d := &disk{dir: dir, files: map[string]*diskFile{}}
	disks.Store(dir, d)
	defer disks.Delete(dir)
	db, err := sql.Open("sqlite3", "file:"+d.path()+"?vfs="+diskVFS)
	if err != nil {
		return err
	}
	return errors.Join(db.Ping(), db.Close(), os.RemoveAll(dir))
}

// newDisk is a disk with a copy of a folder's files, all of them synced; of
// none with from "".
func newDisk(t testing.TB, from string) *disk {
	t.Helper()
	must(t, registerDisk())
	d := &disk{dir: t.TempDir(), files: map[string]*diskFile{}}
	if from != "" {
		must(t, os.CopyFS(d.dir, os.DirFS(from)))
	}
	disks.Store(d.dir, d)
	t.Cleanup(func() { disks.Delete(d.dir) })
	return d
}

// remove removes the disk before the test is over.
func (d *disk) remove(t testing.TB) {
	t.Helper()
	disks.Delete(d.dir)
	must(t, os.RemoveAll(d.dir))
}

func (d *disk) path() string { return filepath.Join(d.dir, "jibiao.db") }

// restart is the disk after its power came back: with files as they are now,
// and without faults to come.
func (d *disk) restart() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.files = map[string]*diskFile{}
	d.ops, d.failAt, d.failTo, d.cutAt, d.off = 0, 0, 0, 0, false
}

// count counts an operation and says whether it is to fail.
func (d *disk) count() error {
	if d.off {
		return sqlite3vfs.IOError
	}
	d.ops++
	if d.ops == d.cutAt {
		d.off = true
	}
	if d.off || d.ops == d.failAt || d.failAt <= d.ops && d.ops <= d.failTo {
		return sqlite3vfs.IOError
	}
	return nil
}

// cut takes the power away now and leaves in the folder what the disk kept:
// each unsynced change with even odds, some of them in part.
func (d *disk) cut(r *rand.Rand) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.off = true
	var all error
	for path, f := range d.files {
		left := f.survivor(r)
		if left == nil {
			if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
				all = errors.Join(all, err)
			}
			continue
		}
		all = errors.Join(all, os.WriteFile(path, left.fallen(r), 0o600))
	}
	return all
}

// survivor is the file that has the name after a cut, or nil.
func (f *diskFile) survivor(r *rand.Rand) *diskFile {
	switch {
	case f == nil, f.gone && coin(r):
		return nil
	case f.gone, !f.listed && coin(r):
		return f.before.survivor(r)
	}
	return f
}

// fallen is what is left of the content.
func (f *diskFile) fallen(r *rand.Rand) []byte {
	b := append([]byte{}, f.synced...)
	for _, c := range f.pending {
		if coin(r) {
			b = c.torn(r).apply(b, coin(r))
		}
	}
	return b
}

const sector = 512

// torn is a change as it may reach the disk: a write at times only up to a
// sector's border, or from there on.
func (c change) torn(r *rand.Rand) change {
	border := sector - int(c.at%sector)
	if borders := (len(c.data) - border + sector - 1) / sector; borders > 0 && r.IntN(4) == 0 {
		at := border + sector*r.IntN(borders)
		if coin(r) {
			return change{c.at, c.data[:at]}
		}
		return change{c.at + int64(at), c.data[at:]}
	}
	return c
}

// apply makes the change. What lies between the file's end and a write behind
// it is zero, or what was there on the disk before.
func (c change) apply(b []byte, zero bool) []byte {
	if c.data == nil {
		if c.at < int64(len(b)) {
			return b[:c.at]
		}
		return append(b, make([]byte, c.at-int64(len(b)))...)
	}
	for n := int(c.at) + len(c.data); len(b) < n; {
		filler := byte(0xA5)
		if zero {
			filler = 0
		}
		b = append(b, filler)
	}
	copy(b[c.at:], c.data)
	return b
}

func coin(r *rand.Rand) bool { return r.IntN(2) == 0 }

// vfs leads SQLite to the disk of a file's folder.
type vfs struct{}

func diskOf(path string) *disk {
	for dir := path; ; {
		parent := filepath.Dir(dir)
		if d, ok := disks.Load(parent); ok {
			return d.(*disk)
		}
		if parent == dir {
			panic("no disk for " + path)
		}
		dir = parent
	}
}

func (vfs) Open(name string, flags sqlite3vfs.OpenFlag) (sqlite3vfs.File, sqlite3vfs.OpenFlag, error) {
	if name == "" {
		f, err := os.CreateTemp("", "")
		if err != nil {
			return nil, 0, sqlite3vfs.CantOpenError
		}
		return &openFile{file: f, disk: &disk{}, record: &diskFile{}}, flags, os.Remove(f.Name())
	}
	f, err := diskOf(name).open(name, flags)
	if err != nil {
		return nil, 0, sqlite3vfs.CantOpenError
	}
	return f, flags, nil
}

func (d *disk) open(name string, flags sqlite3vfs.OpenFlag) (sqlite3vfs.File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.off {
		return nil, os.ErrClosed
	}
	how := os.O_RDWR
	if flags&sqlite3vfs.OpenReadOnly != 0 {
		how = os.O_RDONLY
	}
	before, err := os.ReadFile(name)
	if isNew := errors.Is(err, fs.ErrNotExist); isNew && flags&sqlite3vfs.OpenCreate != 0 {
		how |= os.O_CREATE | os.O_EXCL
		d.files[name] = &diskFile{before: d.files[name]}
	} else if err != nil {
		return nil, err
	}
	if d.files[name] == nil {
		d.files[name] = &diskFile{synced: before, listed: true}
	}
	f, err := os.OpenFile(name, how, 0o600)
	return &openFile{f, d, d.files[name]}, err
}

func (vfs) Delete(name string, dirSync bool) error {
	d := diskOf(name)
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.count(); err != nil {
		return err
	}
	if err := os.Remove(name); err != nil {
		return sqlite3vfs.IOError
	}
	if dirSync {
		delete(d.files, name)
	} else {
		d.files[name] = &diskFile{gone: true, before: d.files[name]}
	}
	return nil
}

func (vfs) Access(name string, _ sqlite3vfs.AccessFlag) (bool, error) {
	_, err := os.Stat(name)
	return err == nil, nil
}

// FullPathname leaves out the slash that a URI has before a drive of Windows, as
// SQLite does itself.
func (vfs) FullPathname(name string) string {
	if bare := strings.TrimPrefix(name, "/"); filepath.VolumeName(bare) != "" {
		name = bare
	}
	return filepath.Clean(name)
}

// An openFile is a file that SQLite has open.
type openFile struct {
	file   *os.File
	disk   *disk
	record *diskFile
}

func (f *openFile) Close() error { return f.file.Close() }

func (f *openFile) ReadAt(p []byte, off int64) (int, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.disk.off {
		return 0, sqlite3vfs.IOErrorRead
	}
	if holed, err := f.inHole(p, off); holed || err != nil {
		return 0, sqlite3vfs.CorruptError // as SQLite says itself of a failing disk
	}
	return f.file.ReadAt(p, off)
}

// inHole says whether bytes stand in the page that cannot be read.
func (f *openFile) inHole(p []byte, off int64) (bool, error) {
	d := f.disk
	if d.holed == nil || off >= (d.hole+1)*pageLength || off+int64(len(p)) <= d.hole*pageLength {
		return false, nil
	}
	info, err := f.file.Stat()
	return err == nil && os.SameFile(info, d.holed), err
}

// WriteAt writes half of what it was given where it is to fail.
func (f *openFile) WriteAt(p []byte, off int64) (int, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	was := f.disk.off
	fault := f.disk.count()
	if fault != nil && !f.disk.off {
		p = p[:len(p)/2]
	}
	if !was {
		f.record.pending = append(f.record.pending, change{off, append([]byte{}, p...)})
	}
	if f.disk.off {
		return 0, fault
	}
	n, err := f.file.WriteAt(p, off)
	return n, errors.Join(err, fault)
}

func (f *openFile) Truncate(size int64) error {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	was := f.disk.off
	fault := f.disk.count()
	if !was && (fault == nil || f.disk.off) {
		f.record.pending = append(f.record.pending, change{at: size})
	}
	if fault != nil {
		return fault
	}
	return f.file.Truncate(size)
}

func (f *openFile) Sync(sqlite3vfs.SyncType) error {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if err := f.disk.count(); err != nil {
		return err
	}
	r := f.record
	for _, c := range r.pending {
		r.synced = c.apply(r.synced, true)
	}
	r.pending, r.listed, r.before = nil, true, nil
	return nil
}

func (f *openFile) FileSize() (int64, error) { return f.file.Seek(0, io.SeekEnd) }

func (f *openFile) Lock(sqlite3vfs.LockType) error   { return nil } // one connection a file
func (f *openFile) Unlock(sqlite3vfs.LockType) error { return nil }

// CheckReservedLock says that nobody holds the lock: the library gives SQLite
// the opposite of what it is told.
func (f *openFile) CheckReservedLock() (bool, error) { return true, nil }

func (f *openFile) SectorSize() int64 { return 4096 }

// DeviceCharacteristics are those that SQLite takes for granted on a system's
// own files: a write that fails leaves the bytes around it alone.
func (f *openFile) DeviceCharacteristics() sqlite3vfs.DeviceCharacteristic {
	return sqlite3vfs.IocapPowersafeOverwrite
}

// Whoever tears writes has to tear them right.
func TestTornWrites(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	data := []byte(strings.Repeat("x", 3*sector))
	seen := map[int64]bool{}
	for range 1000 {
		c := change{at: 100, data: data}.torn(r)
		end := c.at + int64(len(c.data))
		if c.at != 100 && c.at%sector != 0 || end != 100+3*sector && end%sector != 0 || len(c.data) == 0 {
			t.Fatalf("torn to %d..%d", c.at, end)
		}
		seen[c.at<<32|end] = true
	}
	same(t, "ways to tear", len(seen), 7)
	if short := (change{at: 100, data: data[:10]}); len(short.torn(r).data) != 10 {
		t.Error("a write within a sector was torn")
	}
}
