package instance

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// childVariable has the test binary be a program that listens in the folder,
// says so, and prints what it is asked for.
const childVariable = "JIBIAO_TEST_LISTEN"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childVariable); dir != "" {
		_, err := Listen(dir, func(r Request) { fmt.Printf("%q\n", r.File) })
		fmt.Println(err)
		select {}
	}
	os.Exit(m.Run())
}

// later is when a test gives up that should have been over at once.
func later() time.Time { return time.Now().Add(20 * time.Second) }

// soon is when one gives up that cannot succeed.
func soon() time.Time { return time.Now().Add(200 * time.Millisecond) }

func listen(t *testing.T, dir string) <-chan Request {
	t.Helper()
	got := make(chan Request, 10)
	stop, err := Listen(dir, func(r Request) { got <- r })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
	return got
}

func wantSilent(t *testing.T, err error, host string) {
	t.Helper()
	var silent *SilentError
	if !errors.As(err, &silent) || silent.Host != host {
		t.Errorf("%v, want nobody to answer on %q", err, host)
	}
}

func TestHandOver(t *testing.T) {
	long := filepath.Join(strings.Repeat("很长的文件夹名/", 10), "x")
	for _, name := range []string{"plain", "绩表 数据", "a?b#c%20d", long} {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS == "windows" {
				name = strings.ReplaceAll(name, "?", "")
			}
			dir := filepath.Join(t.TempDir(), name)
			if err := os.MkdirAll(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			got := listen(t, dir)
			for _, r := range []Request{{}, {File: "/u/去年 的?#%.docx"}, {Sample: true, Cell: "项目名称"}, {File: strings.Repeat("长", 32000)}} {
				if err := HandOver(dir, r, later()); err != nil {
					t.Fatal(err)
				}
				if back := <-got; back != r {
					t.Errorf("handed over %+v, taken %+v", r, back)
				}
			}
		})
	}
}

func TestNobodyListens(t *testing.T) {
	dir := t.TempDir()
	wantSilent(t, HandOver(dir, Request{}, later()), "")
	stop, err := Listen(dir, func(Request) {})
	if err != nil {
		t.Fatal(err)
	}
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if err := os.WriteFile(cardPath(dir), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantSilent(t, HandOver(dir, Request{}, later()), "")
}

// A program that was killed leaves its card behind; the next one to hold the
// folder puts its own in the place.
func TestKilledProgram(t *testing.T) {
	dir := t.TempDir()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childVariable+"="+dir)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "<nil>" {
		t.Fatalf("the other program: %q, %v", lines.Text(), lines.Err())
	}
	if err := HandOver(dir, Request{File: "x"}, later()); err != nil {
		t.Fatal(err)
	}
	if !lines.Scan() || lines.Text() != `"x"` {
		t.Fatalf("the other program took %q", lines.Text())
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it was killed
	wantSilent(t, HandOver(dir, Request{}, later()), "")
	got := listen(t, dir)
	if err := HandOver(dir, Request{File: "y"}, later()); err != nil || (<-got).File != "y" {
		t.Errorf("after a kill: %v", err)
	}
}

func TestHungProgram(t *testing.T) {
	dir := t.TempDir()
	hung, listening := make(chan bool), make(chan bool, 1)
	defer close(hung)
	stop, err := Listen(dir, func(Request) { listening <- true; <-hung })
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := stop(); err != nil {
			t.Error(err)
		}
	}()
	wantSilent(t, HandOver(dir, Request{}, soon()), "")
	<-listening
}

func TestAnotherComputer(t *testing.T) {
	dir := t.TempDir()
	if err := (card{Host: "财务科-2", Address: "127.0.0.1:1"}).leave(dir); err != nil {
		t.Fatal(err)
	}
	err := HandOver(dir, Request{}, later())
	wantSilent(t, err, "财务科-2")
	if !strings.Contains(err.Error(), "财务科-2") {
		t.Errorf("%v does not name the computer", err)
	}
}

// Two users of one computer may share a folder; the loopback network is one for both.
func TestAnotherUser(t *testing.T) {
	dir := t.TempDir()
	got := listen(t, dir)
	c, err := readCard(dir)
	if err != nil {
		t.Fatal(err)
	}
	c.Desktop++
	if err := c.leave(dir); err != nil {
		t.Fatal(err)
	}
	err = HandOver(dir, Request{File: "x"}, later())
	wantSilent(t, err, "")
	if !strings.Contains(err.Error(), "另一位用户") || len(got) > 0 {
		t.Errorf("%v; %d requests were taken", err, len(got))
	}
}

// Another program may have got the port of one that was killed.
func TestStrangerAtThePort(t *testing.T) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() //nolint:errcheck // of the test's own
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = conn.Write([]byte("220 mail.example ESMTP\r\n"))
			_ = conn.Close()
		}
	}()
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := (card{Host: host, Desktop: desktop(), Address: l.Addr().String()}).leave(dir); err != nil {
		t.Fatal(err)
	}
	wantSilent(t, HandOver(dir, Request{}, later()), "")
}

// What comes without the token, or is no message, is not carried out.
func TestStrangersAreRefused(t *testing.T) {
	dir := t.TempDir()
	got := listen(t, dir)
	c, err := readCard(dir)
	if err != nil {
		t.Fatal(err)
	}
	wrong, err := json.Marshal(message{Token: "wrong", Request: Request{File: "x"}})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"no token": `{"request":{"file":"x"}}`, "another token": string(wrong), "no message": "GET / HTTP/1.1",
		"too long": strings.Repeat("x", most+1), "nothing": "",
	} {
		conn, err := net.Dial("tcp4", c.Address)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = conn.Write([]byte(text + "\n")) // it may be cut short
		if answer, err := bufio.NewReader(conn).ReadString('\n'); err == nil {
			t.Errorf("%s: answered %q", name, answer)
		}
		_ = conn.Close()
	}
	if len(got) > 0 {
		t.Errorf("carried out: %+v", <-got)
	}
}

func TestCardIsForThisUserAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: Windows' rights are those of the folder")
	}
	dir := t.TempDir()
	listen(t, dir)
	info, err := os.Stat(cardPath(dir))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}
