package jibiao_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// importRule forbids imports. Each part is a list of patterns as of the go
// command: "./report" is that package of this module, "./report/..." the
// packages from there on, any other text an import path; "-" before a pattern
// takes packages out again.
type importRule struct {
	from string // the importing packages
	not  string // what they must not import
	deep bool   // nor through other packages
	why  string
}

// importRules is the architecture: imports run one way,
// cmd -> app -> forms -> report/draft -> report -> report/formula, and
// app -> report/{bundle,docx,store,preview} -> report, and report/explain above these.
// Tests may import what they like.
var importRules = []importRule{
	{
		from: "./report/prose", not: "./...",
		why: "prose reads Chinese texts; whose they are it does not know",
	},
	{
		from: "./report/formula", not: "./... -./report/prose",
		why: "formula calculates; it knows no reports",
	},
	{
		from: "./report", not: "./... -./report/formula -./report/prose",
		why: "report is the vocabulary: everybody speaks it, it knows nobody",
	},
	{
		from: "./report/draft", not: "./... -./report -./report/formula",
		why: "the open report is pure: neither files nor databases nor windows",
	},
	{
		from: "./report/bundle", not: "./... -./report -./report/adopt -./report/docx -./report/outfile -./assets",
		why: "a bundle is a template and a field list, built in, in a folder, or made of a blank form",
	},
	{
		from: "./report/docx", not: "./... -./report -./report/adopt -./report/diff",
		why: "a Word file knows the vocabulary, what adopting asks of a blank form, and what tracked changes are made of",
	},
	{
		from: "./report/explain", not: "./... -./report/...",
		why: "explain says every engine's errors in Chinese",
	},
	{
		from: "./report/... -./report/explain", not: "./report/explain",
		why: "an engine returns errors; what is said to the user is decided above it",
	},
	{
		from: "./report/... -./report -./report/formula -./report/draft -./report/docx -./report/bundle -./report/batch -./report/parcel -./report/explain -./report/store", not: "./... -./report",
		why: "each engine knows the vocabulary and no other engine",
	},
	{
		from: "./report/store", not: "./... -./report -./report/outfile",
		why: "the store keeps what the vocabulary says, and its copies come onto the disk as documents do",
	},
	{
		from: "./report/batch", not: "./... -./report -./report/records -./report/outfile",
		why: "a batch reads records and writes files; how a form is filled it is told",
	},
	{
		from: "./report/parcel", not: "./... -./report -./report/bundle -./report/store",
		why: "a parcel is a report as it is stored, with its form, as a file; who puts it where it does not know",
	},
	{
		from: "./... -./report/records", not: "github.com/xuri/excelize/...",
		why: "report/records is the only one to read workbooks",
	},
	{
		from: "./report/office", not: "./...",
		why: "office takes bytes and gives bytes; what is in them others know",
	},
	{
		from: "./... -./report/office", not: "github.com/go-ole/...",
		why: "report/office is the only one to drive Word and WPS",
	},
	{
		from: "./... -./report/preview", not: "github.com/klippa-app/... github.com/tetratelabs/...",
		why: "report/preview is the only one to run PDFium",
	},
	{
		from: "./report ./report/adopt ./report/diff ./report/formula ./report/prose ./report/draft", not: "os/... net/... syscall io/fs embed",
		why: "no I/O: what a key stroke runs through is pure and fast",
	},
	{
		from: "./report/...", not: "fyne.io/...", deep: true,
		why: "the engine works without a window",
	},
	{
		from: "./forms/...", not: "./... -./forms/... -./report -./report/draft -./report/diff -./assets/...",
		why: "a pane shows a form and a draft, a comparison what differs between two reports; they see neither files nor databases",
	},
	{
		from: "./forms/... -./forms", not: "./forms",
		why: "the parts of a pane do not know the pane",
	},
	{
		from: "./forms/typeset", not: "fyne.io/... ./...",
		why: "typeset breaks lines and places carets; it knows no widgets and no fonts",
	},
	{
		from: "./app/platform/...", not: "./... -./app/platform/...",
		why: "platform knows the operating system and no reports",
	},
	{
		from: "./... -./app/platform/graphics -./tools/bench/bare", not: "github.com/go-gl/...",
		why: "app/platform/graphics is the only one to tell GLFW how to draw, before Fyne does the rest; bare is measured beside it",
	},
	{
		from: "./app/logbook", not: "./...",
		why: "the log takes lines from others and knows none of them",
	},
	{
		from: "./app/manual", not: "./...",
		why: "manual reads a page; how it is shown others know",
	},
	{
		from: "./... -./app/manual", not: "github.com/yuin/...",
		why: "app/manual is the only one to read Markdown",
	},
	{
		from: "./... -./app -./cmd/...", not: module,
		why: "the texts that are shipped are shown by the window alone, the version by both programs",
	},
	{
		from: "./... -./app/logbook", not: "gopkg.in/natefinch/...",
		why: "app/logbook is the only one to write the log",
	},
	{
		from: "./assets/...", not: "./... -./assets/...",
		why: "assets are data",
	},
	{
		from: "./... -./cmd/jibiao -./tools/bench/bare", not: "fyne.io/fyne/v2/app",
		why: "only a program's main opens a real window, so that tests need no OpenGL",
	},
	{
		from: "./... -./report/docx -./report/docx/docxtest -./tools/...", not: "encoding/xml github.com/nguyenthenguyen/docx",
		why: "report/docx is the only one to know the inside of a Word file",
	},
	{
		from: "./... -./report/docx -./report/docx/docxtest -./report/parcel -./tools/...", not: "archive/zip",
		why: "report/docx packs and unpacks Word files, report/parcel whole reports, nobody anything else",
	},
	{
		from: "./... -./report/store", not: "database/sql/... github.com/mattn/go-sqlite3",
		why: "report/store is the only one to speak SQL",
	},
	{
		from: "./cmd/jibiao-cli", not: "fyne.io/... ./app/... -./app/platform ./forms/...", deep: true,
		why: "the command line runs where no window can",
	},
}

// goPackage is what the go command says of a package.
type goPackage struct {
	ImportPath string
	Imports    []string // by its own files, tests left out
	Deps       []string // directly or not
}

const module = "jibiao"

// The systems of the program: a file for Windows is held to the rules as well.
var systems = []string{"linux", "windows"}

func TestImportsRunOneWay(t *testing.T) {
	lookAtSources(t)
	for _, system := range systems {
		packages := goList(t, system)
		if len(packages) < 2 {
			t.Fatalf("go list for %s names %d packages, want the whole module", system, len(packages))
		}
		for _, v := range violations(importRules, packages) {
			t.Errorf("%s: %s", system, v)
		}
	}
}

// TestImportRulesBite shows that a broken rule is found, and only a broken one.
func TestImportRulesBite(t *testing.T) {
	tests := []struct {
		name string
		pkg  goPackage
		want string // a part of the one violation; empty for none
	}{
		{"a vocabulary that reads files", goPackage{ImportPath: "jibiao/report", Imports: []string{"os"}}, "no I/O"},
		{"a vocabulary that calculates", goPackage{ImportPath: "jibiao/report", Imports: []string{"jibiao/report/formula"}}, ""},
		{"an engine that knows another", goPackage{ImportPath: "jibiao/report/preview", Imports: []string{"jibiao/report", "jibiao/report/docx"}}, "no other engine"},
		{"an engine nobody has listed", goPackage{ImportPath: "jibiao/report/sheet", Imports: []string{"jibiao/report/draft"}}, "no other engine"},
		{"an office that opens its documents", goPackage{ImportPath: "jibiao/report/office", Imports: []string{"jibiao/report"}}, "gives bytes"},
		{"a preview that drives Word", goPackage{ImportPath: "jibiao/report/preview", Imports: []string{"jibiao/report/office"}}, "no other engine"},
		{"a shell that draws PDFs", goPackage{ImportPath: "jibiao/app", Imports: []string{"github.com/klippa-app/go-pdfium"}}, "run PDFium"},
		{"a shell that drives Word", goPackage{ImportPath: "jibiao/app/platform", Imports: []string{"github.com/go-ole/go-ole/oleutil"}}, "drive Word"},
		{"an inference that reads files", goPackage{ImportPath: "jibiao/report/adopt", Imports: []string{"io/fs"}}, "no I/O"},
		{"a comparison that knows Word", goPackage{ImportPath: "jibiao/report/diff", Imports: []string{"jibiao/report/docx"}}, "no other engine"},
		{"an inference that knows Word", goPackage{ImportPath: "jibiao/report/adopt", Imports: []string{"jibiao/report/docx"}}, "no other engine"},
		{"a Word file that knows a bundle", goPackage{ImportPath: "jibiao/report/docx", Imports: []string{"jibiao/report/adopt", "jibiao/report/bundle"}}, "a blank form"},
		{"a batch that knows Word", goPackage{ImportPath: "jibiao/report/batch", Imports: []string{"jibiao/report/docx", "jibiao/report/records"}}, "it is told"},
		{"a parcel that writes the disk", goPackage{ImportPath: "jibiao/report/parcel", Imports: []string{"archive/zip", "jibiao/report/store", "jibiao/report/outfile"}}, "as a file"},
		{"a bundle that unpacks by itself", goPackage{ImportPath: "jibiao/report/bundle", Imports: []string{"archive/zip"}}, "nobody anything else"},
		{"a shell that reads workbooks", goPackage{ImportPath: "jibiao/app", Imports: []string{"github.com/xuri/excelize/v2"}}, "read workbooks"},
		{"a program that draws by itself", goPackage{ImportPath: "jibiao/cmd/jibiao", Imports: []string{"github.com/go-gl/glfw/v3.4/glfw"}}, "how to draw"},
		{"a store that speaks SQL", goPackage{ImportPath: "jibiao/report/store", Imports: []string{"database/sql", "jibiao/report"}}, ""},
		{"a shell that speaks SQL", goPackage{ImportPath: "jibiao/app", Imports: []string{"database/sql"}}, "speak SQL"},
		{"a window in the engine, behind a third package", goPackage{ImportPath: "jibiao/report/preview", Deps: []string{"fyne.io/fyne/v2/canvas"}}, "without a window"},
		{"a pane that sees the store", goPackage{ImportPath: "jibiao/forms/field", Imports: []string{"jibiao/report/store"}}, "neither files"},
		{"line breaking with colours", goPackage{ImportPath: "jibiao/forms/typeset", Imports: []string{"fyne.io/fyne/v2"}}, "no fonts"},
		{"a pane with a driver", goPackage{ImportPath: "jibiao/forms", Imports: []string{"fyne.io/fyne/v2", "fyne.io/fyne/v2/app"}}, "no OpenGL"},
		{"a program with a driver", goPackage{ImportPath: "jibiao/cmd/jibiao", Imports: []string{"fyne.io/fyne/v2/app", "jibiao/app"}}, ""},
		{"a command line with a window", goPackage{ImportPath: "jibiao/cmd/jibiao-cli", Deps: []string{"jibiao/app"}}, "where no window can"},
		{"a name that only begins alike", goPackage{ImportPath: "jibiao/report", Imports: []string{"osext", "fyne.io.example/x"}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := violations(importRules, []goPackage{tt.pkg})
			switch {
			case tt.want == "" && len(got) != 0:
				t.Errorf("violations = %q, want none", got)
			case tt.want != "" && (len(got) != 1 || !strings.Contains(got[0], tt.want)):
				t.Errorf("violations = %q, want one that says %q", got, tt.want)
			}
		})
	}
}

// lookAtSources reads the module's folders. The go command takes a test's last
// result again unless something changed that the test itself looked at, and
// what go list looks at it does not see.
func lookAtSources(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		generated := path == "build" || path == "out" || d.Name() == "node_modules"
		if err == nil && d.IsDir() && (generated || path != "." && strings.HasPrefix(d.Name(), ".")) {
			return fs.SkipDir
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// goList describes the module's packages as built for an operating system.
func goList(t *testing.T, system string) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", "./...")
	cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list for %s: %v\n%s", system, err, exit.Stderr)
		}
		t.Fatalf("go list for %s: %v", system, err)
	}
	var packages []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatalf("reading go list: %v", err)
		}
		packages = append(packages, p)
	}
}

// violations says, a line each, which imports break a rule and why the rule is there.
func violations(rules []importRule, packages []goPackage) []string {
	var broken []string
	for _, p := range packages {
		for _, r := range rules {
			if !listed(r.from, p.ImportPath) {
				continue
			}
			imports := p.Imports
			if r.deep {
				imports = slices.Concat(p.Imports, p.Deps)
				slices.Sort(imports)
				imports = slices.Compact(imports)
			}
			for _, path := range imports {
				if listed(r.not, path) {
					broken = append(broken, fmt.Sprintf("%s must not import %s: %s", p.ImportPath, path, r.why))
				}
			}
		}
	}
	return broken
}

// listed reports whether a list of patterns covers an import path: one pattern
// matches and none that is taken out does.
func listed(patterns, path string) bool {
	in := false
	for _, p := range strings.Fields(patterns) {
		if out, minus := strings.CutPrefix(p, "-"); minus {
			if matches(out, path) {
				return false
			}
		} else if matches(p, path) {
			in = true
		}
	}
	return in
}

func matches(pattern, path string) bool {
	if own, ok := strings.CutPrefix(pattern, "./"); ok {
		pattern = module + "/" + own
	}
	if parent, ok := strings.CutSuffix(pattern, "/..."); ok {
		return path == parent || strings.HasPrefix(path, parent+"/")
	}
	return path == pattern
}
