package store

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"jibiao/report"
)

// openerFile is the environment variable that makes the test binary open the
// database it names, and say so before and after.
const openerFile = "JIBIAO_STORE_OPENER"

func opener(path string) {
	fmt.Println("opening")
	if _, err := Open(path); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("open")
}

// A program that is killed while it brings an older database up to date leaves
// it as it was; the next one does all of it.
func TestKilledMigration(t *testing.T) {
	const reports = 400
	path := versionOne(t, reports)
	inTheMiddle := 0
	for i := 0; inTheMiddle < 3 && i < 40; i++ {
		if openAndKill(t, path, time.Duration(i)*4*time.Millisecond) {
			inTheMiddle++
		}
	}
	if inTheMiddle == 0 {
		t.Fatal("none was killed while migrating")
	}
	s := openAt(t, path)
	integrity(t, s.db)
	if n := len(found(t, s, Filter{Query: "绩效目标"})); n != reports {
		t.Errorf("%d of %d reports are found", n, reports)
	}
	same(t, "the last", found(t, s, Filter{Query: fmt.Sprintf("第%d号", reports)}), []int64{reports})
}

// versionOne is a database of version 1, closed.
func versionOne(t *testing.T, reports int) string {
	t.Helper()
	s := temporary(t)
	for i := range reports {
		create(t, s, report.Values{"k": fmt.Sprintf("第%d号", i+1) + strings.Repeat("年度绩效目标的完成情况", 100)})
	}
	_, err := s.db.Exec("DROP TABLE search; DROP TABLE version; PRAGMA user_version = 1")
	must(t, err)
	must(t, s.Close())
	return s.path
}

// openAndKill kills a program some time after it began to open the database;
// it says whether that was before it was done.
func openAndKill(t *testing.T, path string, after time.Duration) (early bool) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), openerFile+"="+path)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	lines, said := bufio.NewScanner(out), ""
	for lines.Scan() {
		if said = lines.Text(); said == "opening" {
			time.AfterFunc(after, func() { _ = c.Process.Kill() }) // Wait tells whether it worked
		}
	}
	killed := c.Wait() != nil && !c.ProcessState.Exited()
	return killed && said == "opening"
}
