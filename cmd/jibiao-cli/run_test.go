package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao"
	"jibiao/assets"
)

// runWith runs the program and wants an exit code.
func runWith(t *testing.T, want int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	if code := run(args, &out, &err, testEnv()); code != want {
		t.Fatalf("%q: exit code %d, want %d\n%s", args, code, want, err.String())
	}
	return out.String(), err.String()
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// A result that cannot be written is no success.
func TestRunNoticesAFailedWrite(t *testing.T) {
	var said bytes.Buffer
	if code := run([]string{"--version"}, fullDisk{}, &said, testEnv()); code != exitInput {
		t.Errorf("exit code %d", code)
	}
	if !strings.HasPrefix(said.String(), "结果没有写完（no space left）") {
		t.Errorf("said %q", said.String())
	}
	if code := run([]string{"scan", "没有.docx"}, io.Discard, fullDisk{}, testEnv()); code != exitInput {
		t.Errorf("without a stderr: exit code %d", code)
	}
}

func TestVersion(t *testing.T) {
	if said, _ := runWith(t, exitFine, "--version"); said != "jibiao-cli "+jibiao.Version()+"\n" {
		t.Errorf("said %q", said)
	}
}

// Columns line up by the width of Chinese characters, in every locale.
func TestColumns(t *testing.T) {
	got := columns("  ", [][]string{{"键", "名称", "x"}, {"abc", "“市”…", "y"}, {"", "z"}})
	want := "  键   名称   x\n  abc  “市”…  y\n       z\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A pair is one line of a JSON object, in order.
type pair struct{ Key, Text string }

func pairs(t *testing.T, file string) []pair {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(file))
	var list []pair
	for token := func() any {
		t.Helper()
		x, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		return x
	}; ; {
		if x, ok := token().(string); ok {
			list = append(list, pair{x, token().(string)})
		} else if !d.More() {
			return list
		}
	}
}

// The published report comes out of its Word file exactly, also after
// LibreOffice has saved that again, also as .doc; and what came out fills it again.
func TestExtractPublishedReport(t *testing.T) {
	const samples = "../../../shared/samples"
	if _, err := os.Stat(samples); err != nil {
		t.Skip("skipped: the published report is not there: no folder shared/samples beside the repository")
	}
	data, err := os.ReadFile(filepath.Join(samples, "lanzhou-2023.values.json"))
	if err != nil {
		t.Fatal(err)
	}
	var published []struct{ Label, Value string }
	if err := json.Unmarshal(data, &published); err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, v := range published {
		want = append(want, v.Value)
	}
	for _, name := range []string{"lanzhou-2023-filled.docx", "lanzhou-2023-filled-libreoffice.docx", "lanzhou-2023-filled.doc"} {
		t.Run(name, func(t *testing.T) {
			if strings.HasSuffix(name, ".doc") && !haveOffice() {
				t.Skip("LibreOffice is not installed")
			}
			out, said := runWith(t, exitFine, "extract", "-t", assets.SampleForm, filepath.Join(samples, name))
			if said != "" {
				t.Errorf("said %s", said)
			}
			var got []string
			for _, p := range pairs(t, out) {
				got = append(got, p.Text)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatal(diff)
			}
			refill(t, out)
		})
	}
}

// refill puts values into the form and wants them back.
func refill(t *testing.T, values string) {
	t.Helper()
	dir := t.TempDir()
	file, document := filepath.Join(dir, "values.json"), filepath.Join(dir, "报告.docx")
	if err := os.WriteFile(file, []byte(values), 0o600); err != nil {
		t.Fatal(err)
	}
	runWith(t, exitFine, "fill", "-t", assets.SampleForm, "-v", file, "-o", document)
	again, _ := runWith(t, exitFine, "extract", "-t", assets.SampleForm, document)
	if diff := cmp.Diff(values, again); diff != "" {
		t.Error(diff)
	}
}
