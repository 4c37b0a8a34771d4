package store

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jibiao/report"
)

// doerPlan is the environment variable that makes the test binary do something
// to a database until it passes the n-th point: "what n path".
const doerPlan = "JIBIAO_STORE_DOER"

// doings are what can be killed at a point.
var doings = map[string]func(path string) error{
	"backup": func(path string) error {
		s, err := Open(path)
		if err == nil {
			_, err = s.Backup(Manual)
		}
		return err
	},
	"restore": func(path string) error {
		s, err := Open(path)
		if err == nil {
			_, err = s.RestoreFrom(filepath.Join(filepath.Dir(path), "other.db"))
		}
		return err
	},
	"open": func(path string) error {
		_, _, err := OpenSafely(path, Opening{})
		return err
	},
}

// doer does what the plan says. It kills itself as nobody can hinder.
func doer(plan string) {
	words := strings.SplitN(plan, " ", 3)
	var n int
	if _, err := fmt.Sscan(words[1], &n); err != nil {
		panic(err)
	}
	passing = func(point string) {
		if n--; n == 0 {
			fmt.Println(point)
			self, err := os.FindProcess(os.Getpid())
			if err == nil {
				err = self.Kill()
			}
			if err != nil {
				panic(err)
			}
			select {}
		}
	}
	if err := doings[words[0]](words[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(ownFailure)
	}
}

// doUntil does something to a database in another process and kills it at the
// n-th point, whose name is returned; "" if there is no such point any more.
func doUntil(t *testing.T, what string, n int, path string) (point string) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), fmt.Sprintf("%s=%s %d %s", doerPlan, what, n, path))
	c.Stderr = os.Stderr
	out, err := c.Output()
	if point = strings.TrimSpace(string(out)); (err == nil) != (point == "") || err != nil && !killed(c.ProcessState) {
		t.Fatalf("%s, point %d: %v", what, n, err)
	}
	return point
}

// atEveryPoint kills something at each of its points, in a folder of its own
// each time, and checks that it was killed somewhere.
func atEveryPoint(t *testing.T, what string, least int, prepare func(t *testing.T) (path string, check func(t *testing.T))) {
	for n := 1; ; n++ {
		path, check := prepare(t)
		point := doUntil(t, what, n, path)
		t.Run(itoa(n)+" "+point, check)
		if point == "" {
			if n <= least {
				t.Errorf("there are only %d points", n-1)
			}
			return
		}
	}
}

// What a killed backup leaves is no backup and does not stay; the next is made.
func TestBackupKilled(t *testing.T) {
	atEveryPoint(t, "backup", 2, func(t *testing.T) (string, func(*testing.T)) {
		s := archive(t)
		want, _ := everything(t, s)
		must(t, s.Close())
		return s.path, func(t *testing.T) {
			s := openAt(t, s.path)
			for _, b := range backups(t, s) {
				_, err := Verify(b.Path)
				must(t, err)
			}
			b := backup(t, s, Manual)
			for _, name := range filesIn(t, filepath.Dir(b.Path)) {
				if _, ok := parseCopy(name); !ok {
					t.Errorf("%s was left behind", name)
				}
			}
			got, _ := everything(t, openAt(t, b.Path))
			same(t, "copy", got, want)
		}
	})
}

// A killed restore leaves the one content or the other, and a copy of the first.
func TestRestoreKilled(t *testing.T) {
	atEveryPoint(t, "restore", 4, func(t *testing.T) (string, func(*testing.T)) {
		s := archive(t)
		before, _ := everything(t, s)
		must(t, s.BackupTo(filepath.Join(s.folder(), "other.db")))
		create(t, s, report.Values{"a": "new"})
		after, _ := everything(t, s)
		must(t, s.Close())
		return s.path, func(t *testing.T) {
			s, r := safely(t, s.path)
			same(t, "mended", r == nil, true)
			integrity(t, s.db)
			got, _ := everything(t, s)
			switch len(got) {
			case len(before):
				same(t, "reports", got, before)
				same(t, "copy", len(backups(t, s)), 1)
			default:
				same(t, "reports", got, after)
			}
			_, err := s.RestoreFrom(filepath.Join(s.folder(), "other.db"))
			must(t, err)
			got, _ = everything(t, s)
			same(t, "reports after all", got, before)
		}
	})
}

// A repair that is killed is done by the next start; the damaged file is kept
// once.
func TestRepairKilled(t *testing.T) {
	for name, hurt := range map[string]func(b []byte){
		"some of it": func(b []byte) { clear(b[5*4096 : 9*4096]) },
		"all of it":  func(b []byte) { clear(b) },
	} {
		t.Run(name, func(t *testing.T) {
			atEveryPoint(t, "open", 5, func(t *testing.T) (string, func(*testing.T)) {
				s := archive(t)
				want, _ := everything(t, s)
				backup(t, s, Daily)
				damaged := damage(t, s, func(b []byte) []byte { hurt(b); return b })
				must(t, os.WriteFile(s.path+journalSuffix, []byte("a stale journal"), 0o600))
				return s.path, func(t *testing.T) {
					s, _ := safely(t, s.path)
					got, _ := everything(t, s)
					same(t, "reports", got, want)
					integrity(t, s.db)
					same(t, "files", filesIn(t, s.folder()), []string{"backup", "damaged", "jibiao.db"})
					kept := filesIn(t, filepath.Join(s.folder(), "damaged"))
					if len(kept) > 2 {
						t.Errorf("kept are %v", kept)
					}
					b, err := os.ReadFile(filepath.Join(s.folder(), "damaged", kept[0]))
					must(t, err)
					same(t, "kept as it was", bytes.Equal(b, damaged), true)
				}
			})
		})
	}
}

// An older file that is killed while it is copied and brought up to date is the
// one or the other.
func TestUpgradeKilled(t *testing.T) {
	atEveryPoint(t, "open", 2, func(t *testing.T) (string, func(*testing.T)) {
		path := filepath.Join(t.TempDir(), "jibiao.db")
		b, err := os.ReadFile("testdata/version1.db")
		must(t, err)
		must(t, os.WriteFile(path, b, 0o600))
		return path, func(t *testing.T) {
			s, r := safely(t, path)
			same(t, "mended", r == nil, true)
			all := backups(t, s)
			same(t, "copies", reasonsOf(all), []Reason{BeforeUpgrade})
			sound, err := Verify(all[0].Path)
			must(t, err)
			same(t, "copy's version", sound.Version, 1)
		}
	})
}
