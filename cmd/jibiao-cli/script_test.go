package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"jibiao/app/platform"
	"jibiao/assets"
	"jibiao/report/docx"
	"jibiao/report/office"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"jibiao-cli": func() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, testEnv())) },
	})
}

// testEnv is a world where it is always the same morning, and where there is no
// word processor if the variable OFFICE says so.
func testEnv() env {
	return env{
		dataDir: platform.ResolveDataDir,
		user:    func() string { return "li" },
		now:     func() time.Time { return time.Date(2025, 3, 4, 9, 30, 0, 0, time.UTC) },
		convert: func(data []byte, name string) ([]byte, error) {
			if os.Getenv("OFFICE") == "none" {
				return nil, &office.Error{Kind: office.ErrNone, Suffix: filepath.Ext(name)}
			}
			return convert(data, name)
		},
	}
}

// haveOffice says whether LibreOffice is there to be tested with; where tools
// are required it has to be.
func haveOffice() bool {
	_, err := exec.LookPath("soffice")
	return err == nil || os.Getenv("JIBIAO_REQUIRE_TOOLS") == "1"
}

// The scripts in testdata/script are the program's documentation by example.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               prepare,
		Condition: func(name string) (bool, error) {
			if name != "office" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			return haveOffice(), nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"head": head, "exits": exits, "workbook": workbook, "word": word, "without": without},
	})
}

// prepare puts the sample report into the script's folder, and files that a
// script cannot hold.
func prepare(e *testscript.Env) error {
	e.Setenv("TZ", "UTC")
	e.Setenv("OFFICE", "none")
	e.Setenv(platform.HomeVariable, filepath.Join(e.WorkDir, "data"))
	template, fields, err := assets.Form(assets.SampleForm)
	if err != nil {
		return err
	}
	form, err := docx.NewTemplate(template)
	if err != nil {
		return err
	}
	blank, err := form.Fill(nil)
	if err != nil {
		return err
	}
	if err := os.Mkdir(filepath.Join(e.WorkDir, "bundle"), 0o700); err != nil {
		return err
	}
	oldWord := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), bytes.Join(bytes.Split([]byte("WordDocument"), nil), []byte{0})...)
	for name, data := range map[string][]byte{
		"sample.json":          assets.Sample(),
		"bundle/template.docx": template,
		"bundle/fields.toml":   fields,
		"old.doc":              append(oldWord, 0),
		"blank.docx":           blank,
		"empty.docx":           nil,
		"gbk.json":             []byte("{\n\"\xc6\xc0\xbc\xdb\": \"\"}"),
	} {
		if err := os.WriteFile(filepath.Join(e.WorkDir, name), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// head FROM TO writes the first half of a file: a copy that was cut off.
func head(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: head from to")
	}
	data := []byte(ts.ReadFile(args[0]))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data[:len(data)/2], 0o600))
}

// without FROM PART TO copies an archive but for one of its parts.
func without(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: without from part to")
	}
	from, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer from.Close() //nolint:errcheck // it was only read
	var to bytes.Buffer
	z := zip.NewWriter(&to)
	for _, f := range from.File {
		if f.Name != args[1] {
			ts.Check(z.Copy(f))
		}
	}
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), to.Bytes(), 0o600))
}

// exits CODE COMMAND… runs a command that must end with that code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command [argument…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	var ended *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); !errors.As(err, &ended) || ended.ExitCode() != want {
		ts.Fatalf("%v, want exit code %d", err, want)
	}
}
