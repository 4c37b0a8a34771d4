package main

import (
	"bufio"
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"jibiao/app/platform/instance"
	"jibiao/report"
	"jibiao/report/bundle"
	"jibiao/report/explain"
	"jibiao/report/store"
)

// holdForEver is a program that holds the folder until it is killed. It says
// "holds" when it does, and then what others hand over to it. Asked for the file
// "crash" it types and crashes; asked for "hang" it does not answer.
func holdForEver(dir string) {
	held := make(chan *holding, 1)
	to := nobody
	to.take = func(r instance.Request) {
		switch r.File {
		case "crash":
			id, err := typeInto((<-held).store)
			fmt.Println(id, err)
			go panic(typed)
			select {}
		case "hang":
			select {}
		default:
			fmt.Printf("%q\n", r.File)
		}
	}
	h, err := hold(dir, instance.Request{}, to)
	if err != nil {
		fmt.Println(err)
		os.Exit(3)
	}
	held <- h
	fmt.Println("holds")
	select {}
}

// nobody is a host that does nothing of what it is told.
var nobody = host{take: func(instance.Request) {}, doing: func(string, int, int) {}, log: func(*slog.Logger) {}}

// typeInto writes a report with one text, as the window would.
func typeInto(s *store.Store) (id int64, err error) {
	b, err := bundle.BuiltIn("lanzhou-2023")
	if err != nil {
		return 0, err
	}
	kept := store.Bundle{Hash: b.Hash, ID: b.Form.ID, Name: b.Form.Name, Template: b.TemplateFile, Fields: b.FieldsFile}
	if err := s.PutBundle(kept); err != nil {
		return 0, err
	}
	if id, err = s.Create(store.NewReport{BundleHash: b.Hash}); err != nil {
		return 0, err
	}
	_, err = s.Append(id, report.Step{No: 1, Kind: report.EditStep, At: time.Now(), Edits: []report.Edit{{Key: "评价方法", New: typed}}})
	return id, err
}

// A holder is such a program.
type holder struct {
	t    *testing.T
	cmd  *exec.Cmd
	says *bufio.Scanner
}

func startHolder(t *testing.T, dir string) *holder {
	t.Helper()
	h := &holder{t: t, cmd: child("hold", dir)}
	out, err := h.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	h.says = bufio.NewScanner(out)
	if err := h.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.kill)
	h.wantSays("holds")
	return h
}

func (h *holder) wantSays(want string) {
	h.t.Helper()
	if !h.says.Scan() || h.says.Text() != want {
		h.t.Fatalf("the other program says %q, want %q (%v)", h.says.Text(), want, h.says.Err())
	}
}

// kill ends it as a power cut would, if it runs.
func (h *holder) kill() {
	_ = h.cmd.Process.Kill() // it may have ended
	_ = h.cmd.Wait()
}

// oddFolder is a data folder at a path that tempts every part of the program.
func oddFolder(t *testing.T) string {
	t.Helper()
	name := "绩表 数据 50%20 #1"
	if runtime.GOOS != "windows" {
		name += " ?[a]*"
	}
	return filepath.Join(t.TempDir(), strings.Repeat("层层/", 30), name)
}

func mustHold(t *testing.T, dir string) *holding {
	t.Helper()
	h, err := hold(dir, instance.Request{}, nobody)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func mustRelease(t *testing.T, h *holding) {
	t.Helper()
	if err := h.release(); err != nil {
		t.Fatal(err)
	}
}

// logged is what the log in a data folder says.
func logged(t *testing.T, dir string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "log", "jibiao.log"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestSecondStartHandsOver(t *testing.T) {
	dir := oddFolder(t)
	first := startHolder(t, dir)
	_, err := hold(dir, instance.Request{File: "/u/去年.docx"}, nobody)
	if !errors.Is(err, errHandedOver) {
		t.Fatalf("the second start: %v", err)
	}
	first.wantSays(`"/u/去年.docx"`)
	first.kill()
	h := mustHold(t, dir) // what the killed one left behind is in nobody's way
	if len(h.notices) > 0 {
		t.Errorf("told: %+v", h.notices)
	}
	mustRelease(t, h)
}

func TestHungProgramIsSaid(t *testing.T) {
	dir := t.TempDir()
	startHolder(t, dir)
	_, err := hold(dir, instance.Request{File: "hang"}, nobody)
	var silent *instance.SilentError
	if !errors.As(err, &silent) {
		t.Fatalf("the second start: %v", err)
	}
	if text := explain.Error(err); !strings.Contains(text, "没有回应") || !strings.Contains(text, "再试") {
		t.Errorf("the clerk is told: %s", text)
	}
}

// A crash leaves a file without text and is told once, and what was saved is
// there. The start that asked for it finds the folder free and goes on itself.
func TestCrashLosesNothing(t *testing.T) {
	dir := oddFolder(t)
	first := startHolder(t, dir)
	second, err := hold(dir, instance.Request{File: "crash"}, nobody)
	if err != nil {
		t.Fatal(err)
	}
	first.wantSays("1 <nil>")
	values, err := second.store.Values(1)
	if err != nil || values["评价方法"] != typed {
		t.Errorf("of what was saved there is %q, %v", values, err)
	}
	if len(second.notices) != 1 {
		t.Fatalf("told: %+v, want the crash", second.notices)
	}
	told, err := os.ReadFile(second.notices[0].File)
	if err != nil || !strings.Contains(string(told), "holding_test.go:") {
		t.Errorf("the crash file: %s, %v", told, err)
	}
	mustRelease(t, second)
	third := mustHold(t, dir)
	if len(third.notices) > 0 {
		t.Errorf("told again: %+v", third.notices)
	}
	mustRelease(t, third)
	for _, text := range []string{string(told), logged(t, dir)} {
		if strings.Contains(text, "SECRET") {
			t.Errorf("holds what was typed: %s", text)
		}
	}
}

func TestLogTellsTheStart(t *testing.T) {
	dir := oddFolder(t)
	mustRelease(t, mustHold(t, dir))
	text := logged(t, dir)
	for _, want := range []string{"msg=start", "version=", "system=", "folder=", "msg=opened", fmt.Sprintf("schema=%d", store.SchemaVersion()), "msg=end"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing from: %s", want, text)
		}
	}
}

// What cannot be opened is refused, said, logged, and let go of.
func TestRefusals(t *testing.T) {
	tests := []struct {
		name string
		file func(t *testing.T, path string)
		says string
	}{
		{"a newer file", newerFile, "更新版本的绩表"},
		{"another program's", foreignFile, "属于另一个程序"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := oddFolder(t)
			path := filepath.Join(dir, "jibiao.db")
			mustRelease(t, mustHold(t, dir))
			tt.file(t, path)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for range 2 { // the folder is free again
				_, err = hold(dir, instance.Request{}, nobody)
				if err == nil || !strings.Contains(explain.Error(err), tt.says) {
					t.Errorf("refused with: %v", err)
				}
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
				t.Errorf("the file was touched: %v", err)
			}
			if text := logged(t, dir); !strings.Contains(text, "msg=\"not opened\"") {
				t.Errorf("the log does not tell: %s", text)
			}
		})
	}
}

// newerFile sets the last byte of the schema's version, which the header holds.
func newerFile(t *testing.T, path string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteAt([]byte{0x7f}, 63)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

// foreignFile puts another program's database into the place.
func foreignFile(t *testing.T, path string) {
	t.Helper()
	made := filepath.Join(t.TempDir(), "other.db")
	db, err := sql.Open("sqlite3", made)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec("PRAGMA application_id = 7; CREATE TABLE tune (name TEXT)")
	if err := errors.Join(err, db.Close(), os.Rename(made, path)); err != nil {
		t.Fatal(err)
	}
}

// A damaged file is mended, which is told in one sentence, once.
func TestDamageIsMendedAndTold(t *testing.T) {
	dir := oddFolder(t)
	path := filepath.Join(dir, "jibiao.db")
	h := mustHold(t, dir)
	if _, err := typeInto(h.store); err != nil {
		t.Fatal(err)
	}
	if _, err := h.store.Backup(store.Manual); err != nil {
		t.Fatal(err)
	}
	mustRelease(t, h)
	if err := os.WriteFile(path, bytes.Repeat([]byte{0}, 40960), 0o600); err != nil {
		t.Fatal(err)
	}
	var seen []string
	to := nobody
	to.doing = func(doing string, _, _ int) { seen = append(seen, doing) }
	h, err := hold(dir, instance.Request{}, to)
	if err != nil {
		t.Fatal(err)
	}
	if values, err := h.store.Values(1); err != nil || values["评价方法"] != typed {
		t.Errorf("there is %q, %v", values, err)
	}
	if len(h.notices) != 1 || !strings.Contains(h.notices[0].Text, "备份") || h.notices[0].File == "" {
		t.Errorf("told: %+v", h.notices)
	}
	if !slices.Contains(seen, "正在修复数据，请稍候…") {
		t.Errorf("shown while it was mended: %q", seen)
	}
	mustRelease(t, h)
	h = mustHold(t, dir)
	if len(h.notices) > 0 {
		t.Errorf("told again: %+v", h.notices)
	}
	mustRelease(t, h)
	if text := logged(t, dir); !strings.Contains(text, "the data was mended") || strings.Contains(text, "SECRET") {
		t.Errorf("logged: %s", text)
	}
}

// Who may not write into the folder is told so. As root nothing is forbidden, so
// the test is run once more as somebody else.
func TestReadOnlyFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: a folder of Windows has no mode, and Wine enforces no access lists")
	}
	if os.Getuid() == 0 {
		asNobody(t)
		return
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	_, err := hold(dir, instance.Request{}, nobody)
	if !errors.Is(err, fs.ErrPermission) || !strings.Contains(explain.Error(err), "没有权限") {
		t.Errorf("refused with: %v", err)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	mustRelease(t, mustHold(t, dir))
}

// asNobody runs the calling test in a process without root's rights.
func asNobody(t *testing.T) {
	t.Helper()
	setpriv, err := exec.LookPath("setpriv")
	if err != nil {
		t.Skip("skipped: root may write everywhere, and there is no setpriv to be somebody else")
	}
	dir := t.TempDir()
	binary := filepath.Join(dir, "test")
	self, err := os.ReadFile(os.Args[0])
	if err := errors.Join(err, os.WriteFile(binary, self, 0o755), os.Chmod(dir, 0o777), os.Chmod(filepath.Dir(dir), 0o755)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(setpriv, "--reuid=65534", "--regid=65534", "--clear-groups", binary, "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TMPDIR="+dir, "HOME="+dir)
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("as nobody: %v\n%s", err, out)
	}
}
