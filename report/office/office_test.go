package office

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/bundle"
	docxfile "jibiao/report/docx"
)

func TestMain(m *testing.M) {
	Child()
	os.Exit(m.Run())
}

// installed is the LibreOffice of this machine; a test that needs it is skipped
// without, or fails where tools are required.
func installed(t *testing.T) Converter {
	t.Helper()
	program := findLibreOffice()
	if program == "" {
		if os.Getenv("JIBIAO_REQUIRE_TOOLS") == "1" {
			t.Fatal("LibreOffice is not installed")
		}
		t.Skip("LibreOffice is not installed")
	}
	return libreOffice(program)
}

// ownTemp gives the test a temporary folder with a name as clerks have them,
// and wants it empty at the end.
func ownTemp(t *testing.T) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "张 三 的%文件夹")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, variable := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(variable, dir)
	}
	t.Cleanup(func() {
		left, err := os.ReadDir(dir)
		if err != nil || len(left) > 0 {
			t.Errorf("left in the temporary folder: %v, %v", left, err)
		}
	})
}

// form is the built-in form.
func form(t testing.TB) *bundle.Bundle {
	t.Helper()
	b, err := bundle.BuiltIn(assets.SampleForm)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// sampleValues are those of the sample report, all computed.
func sampleValues(t testing.TB, b *bundle.Bundle) report.Values {
	t.Helper()
	values := report.Values{}
	if err := json.Unmarshal(assets.Sample(), &values); err != nil {
		t.Fatal(err)
	}
	return b.Form.Compute(values)
}

// sampleReport is the sample report as a Word file.
func sampleReport(t testing.TB) []byte {
	t.Helper()
	b := form(t)
	filled, err := b.Template.Fill(sampleValues(t, b))
	if err != nil {
		t.Fatal(err)
	}
	return filled
}

// extracted reads a filled Word file, of which nothing may be uncertain.
func extracted(t *testing.T, b *bundle.Bundle, data []byte) report.Values {
	t.Helper()
	f, err := docxfile.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	values, issues, err := b.Template.Extract(f)
	if err != nil || len(issues) > 0 {
		t.Fatalf("extract: %v, %v", err, issues)
	}
	return values
}

// legacy lets LibreOffice save a file in an old format.
func legacy(t *testing.T, c Converter, data []byte, suffix, filter string) []byte {
	t.Helper()
	// The same machinery, the other way round.
	c.ready = func(j job) ([]string, error) {
		args, err := readyLibreOffice(j)
		for i, a := range args {
			if strings.HasPrefix(a, "--infilter=") {
				args[i] = "--infilter=MS Word 2007 XML"
			}
		}
		return args, err
	}
	old, err := c.convert(t.Context(), data, "报告.docx", target{suffix: suffix, filter: filter})
	if err != nil {
		t.Fatal(err)
	}
	return old
}

// Every value of a filled report comes through the old formats.
func TestOldFormatsGiveEveryValue(t *testing.T) {
	c, b := installed(t), form(t)
	ownTemp(t)
	want := sampleValues(t, b)
	filled, err := b.Template.Fill(want)
	if err != nil {
		t.Fatal(err)
	}
	for name, filter := range map[string]string{"报 告.doc": "doc:MS Word 97", "报告.rtf": "rtf:Rich Text Format"} {
		t.Run(name, func(t *testing.T) {
			old := legacy(t, c, filled, filepath.Ext(name), filter)
			var refused *docxfile.OpenError
			if _, err := docxfile.Open(old); !errors.As(err, &refused) || refused.Kind != docxfile.KindLegacy {
				t.Fatalf("the file made is not of an old format: %v", err)
			}
			converted, err := c.ToDocx(t.Context(), old, name)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(trimmed(want), trimmed(extracted(t, b, converted))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// trimmed leaves out what is empty: on paper it is not to be told from missing.
func trimmed(v report.Values) report.Values {
	out := report.Values{}
	for k, text := range v {
		if text != "" {
			out[k] = text
		}
	}
	return out
}

func TestWord2003XML(t *testing.T) {
	c := installed(t)
	ownTemp(t)
	const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>` +
		`<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>` +
		`<w:p><w:r><w:t>部门整体支出</w:t></w:r></w:p></w:body></w:wordDocument>`
	converted, err := c.ToDocx(t.Context(), []byte(document), "a.xml")
	if err != nil {
		t.Fatal(err)
	}
	grid, err := docxfile.Scan(converted)
	if err != nil {
		t.Fatal(err)
	}
	if len(grid.Blocks) == 0 || grid.Blocks[0].Paragraph == nil || grid.Blocks[0].Paragraph.Runs[0].Text != "部门整体支出" {
		t.Errorf("converted to %+v", grid.Blocks)
	}
}

// The published report as .doc gives every published value.
func TestPublishedDoc(t *testing.T) {
	samples := filepath.Join("..", "..", "..", "shared", "samples")
	if _, err := os.Stat(samples); err != nil {
		t.Skip("the sample reports (../shared/samples) are not there")
	}
	c, b := installed(t), form(t)
	ownTemp(t)
	old, err := os.ReadFile(filepath.Join(samples, "lanzhou-2023-filled.doc"))
	if err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(filepath.Join(samples, "lanzhou-2023.values.json"))
	if err != nil {
		t.Fatal(err)
	}
	var published []struct{ Value string }
	if err := json.Unmarshal(list, &published); err != nil {
		t.Fatal(err)
	}
	converted, err := c.ToDocx(t.Context(), old, "lanzhou-2023-filled.doc")
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, p := range published {
		want = append(want, p.Value)
	}
	values := extracted(t, b, converted)
	for _, f := range b.Form.Fields { // in the order of the table, as the published list
		got = append(got, values[f.Key])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What LibreOffice cannot read it would rather take for plain text.
func TestLibreOfficeRefusesJunk(t *testing.T) {
	c := installed(t)
	ownTemp(t)
	for name, data := range map[string][]byte{
		"old container":  append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), bytes.Repeat([]byte("W\x00o\x00r\x00d\x00"), 600)...),
		"not a document": []byte("买菜：萝卜、白菜"),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := c.ToDocx(t.Context(), data, "旧.doc")
			var failed *Error
			if !errors.As(err, &failed) || !errors.Is(err, ErrFailed) || failed.Words == "" || failed.Program != "LibreOffice" {
				t.Fatalf("%d bytes, error %v", len(got), err)
			}
		})
	}
}

// A document that links to a picture must not make this machine ask for it:
// the office's network would tell a stranger who reads the file.
func TestLinksAreNotFollowed(t *testing.T) {
	c := installed(t)
	ownTemp(t)
	asked := make(chan string, 100)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r.URL.Path
		http.NotFound(w, r)
	}))
	defer server.Close()
	converted, err := c.ToDocx(t.Context(), linkingTo(t, c, server.URL+"/picture.png"), "a.doc")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := docxfile.Open(converted); err != nil {
		t.Error(err)
	}
	select {
	case path := <-asked:
		t.Errorf("%s was asked for", path)
	default:
	}
}

// linkingTo is a .doc with a picture that is a link.
func linkingTo(t *testing.T, c Converter, address string) []byte {
	t.Helper()
	page := `<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"` +
		` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
		` xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"` +
		` xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><office:body><office:text><text:p>A` +
		`<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char"><draw:image xlink:href="` + address +
		`" xlink:type="simple"/></draw:frame></text:p></office:text></office:body></office:document>`
	c.ready = func(j job) ([]string, error) {
		args, err := readyLibreOffice(j)
		for i, a := range args {
			if strings.HasPrefix(a, "--infilter=") {
				args[i] = "--infilter=OpenDocument Text Flat XML"
			}
		}
		return args, err
	}
	data, err := c.convert(t.Context(), []byte(page), "a.fodt", target{suffix: ".doc", filter: "doc:MS Word 97"})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, wide(address)) {
		t.Fatal("the .doc holds no link")
	}
	return data
}

func wide(s string) (b []byte) {
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}

func TestFind(t *testing.T) {
	bin := t.TempDir()
	t.Setenv("PATH", bin)
	suffix := "" // of a program
	if runtime.GOOS == "windows" {
		suffix = ".exe"
	}
	t.Run("by the path", func(t *testing.T) {
		program := filepath.Join(bin, "soffice"+suffix)
		if err := os.WriteFile(program, []byte("#!/bin/sh\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		c, err := Find()
		if err != nil || c.program != program || c.Name != "LibreOffice" {
			t.Errorf("found %q %q, %v", c.Name, c.program, err)
		}
	})
	t.Run("in its usual place", func(t *testing.T) {
		if err := os.Remove(filepath.Join(bin, "soffice"+suffix)); err != nil {
			t.Fatal(err)
		}
		c, err := Find()
		_, elsewhere := exec.LookPath("/usr/lib/libreoffice/program/soffice")
		if elsewhere == nil && (err != nil || c.program == "") {
			t.Errorf("not found where Debian puts it: %v", err)
		}
		if elsewhere != nil && err != nil && !errors.Is(err, ErrNone) {
			t.Errorf("error %v, want ErrNone", err)
		}
	})
}

func TestUsualPlaces(t *testing.T) {
	root := filepath.Join(t.TempDir(), "程序 文件")
	t.Setenv("ProgramW6432", root)
	t.Setenv("ProgramFiles", "")
	t.Setenv("ProgramFiles(x86)", "")
	want := []string{filepath.Join(root, "LibreOffice*", "program", "soffice.com")}
	if diff := cmp.Diff(want, usualPlaces("windows")); diff != "" {
		t.Error(diff)
	}
	if places := usualPlaces("darwin"); filepath.ToSlash(places[0]) != "/Applications/LibreOffice*.app/Contents/MacOS/soffice" {
		t.Errorf("on macOS: %q", places)
	}
}

func TestSuffixFor(t *testing.T) {
	doc, rtf := []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), []byte(`{\rtf1}`)
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"a.doc", doc, ".doc"},
		{"去年/A.WPS", doc, ".wps"},
		{"a.docx", doc, ".doc"},
		{"a.docx", rtf, ".rtf"},
		{"", []byte("<?xml"), ".xml"},
		{"报告.docx", []byte("PK\x03\x04"), ".docx"},
		{"没有后缀", doc, ".doc"},
	} {
		if got := suffixFor(tt.name, tt.data); got != tt.want {
			t.Errorf("suffixFor(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}
