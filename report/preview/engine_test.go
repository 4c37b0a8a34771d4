package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jibiao/report/explain"
)

// codeFolder is a cache folder that all tests share, because compiling takes
// seconds.
var codeFolder string

func TestMain(m *testing.M) {
	Child()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "jibiao-preview-test-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a test's own folder
	codeFolder = filepath.Join(dir, "张 三 的[数据]", "cache", "pages")
	if at := os.Getenv("JIBIAO_TEST_CACHE"); at != "" { // a fuzzer's workers share their parent's
		codeFolder = at
	} else if err := os.Setenv("JIBIAO_TEST_CACHE", codeFolder); err != nil {
		panic(err)
	}
	return m.Run()
}

// prepare compiles the renderer for all tests.
var prepare = sync.OnceValue(func() error { return New(nil, codeFolder).Prepare(context.Background()) })

// drawer is an Engine that converts nothing.
func drawer(t testing.TB) *Engine {
	t.Helper()
	if err := prepare(); err != nil {
		t.Fatal(err)
	}
	e := New(func(context.Context, []byte) ([]byte, error) { return nil, errors.New("nothing is converted here") }, codeFolder)
	t.Cleanup(e.Close)
	return e
}

func TestPagesAreMeasuredDrawnAndRead(t *testing.T) {
	e, pdf := drawer(t), pagesOf("600 300", "First", "Second", "Third")
	sizes, err := e.Pages(t.Context(), pdf)
	if diff := cmp.Diff([]Size{{600, 300}, {600, 300}, {600, 300}}, sizes); diff != "" || err != nil {
		t.Fatalf("sizes: %s, %v", diff, err)
	}
	for i, want := range []string{"First", "Second", "Third"} {
		if text, err := e.Text(t.Context(), pdf, i); err != nil || strings.TrimSpace(text) != want {
			t.Errorf("page %d says %q, %v", i, text, err)
		}
		p, err := e.Draw(t.Context(), pdf, i, 300)
		if err != nil {
			t.Fatal(err)
		}
		if p.Rect != image.Rect(0, 0, 300, 150) {
			t.Errorf("page %d is %v", i, p.Rect)
		}
		// On white paper there is ink, although the typeface is nowhere.
		if white := (color.RGBA{0xff, 0xff, 0xff, 0xff}); p.RGBAAt(1, 1) != white || inked(p) < 50 {
			t.Errorf("page %d: corner %v, %d pixels with ink", i, p.RGBAAt(1, 1), inked(p))
		}
	}
}

func inked(p *image.RGBA) (n int) {
	for i := 0; i < len(p.Pix); i += 4 {
		if p.Pix[i] < 0x80 {
			n++
		}
	}
	return n
}

// Two PDFs by turns: each page is of the PDF that is asked for.
func TestPDFsByTurns(t *testing.T) {
	e := drawer(t)
	for i := range 6 {
		want := fmt.Sprint("PDF", i%2)
		if text, err := e.Text(t.Context(), pagesOf("600 300", want), 0); err != nil || strings.TrimSpace(text) != want {
			t.Errorf("it says %q, %v", text, err)
		}
	}
}

func TestPicturesAreLimited(t *testing.T) {
	e := drawer(t)
	p, err := e.Draw(t.Context(), pagesOf("14400 14400", "Huge"), 0, 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	if n := p.Rect.Dx() * p.Rect.Dy(); n > maxPixels+20_000 || n < maxPixels/2 {
		t.Errorf("%d pixels", n)
	}
}

func TestDamage(t *testing.T) {
	whole := pagesOf("600 300", "First")
	tests := map[string][]byte{
		"nothing":         nil,
		"no PDF":          []byte("PK\x03\x04"),
		"half":            whole[:len(whole)/3],
		"no pages":        pagesOf("600 300"),
		"encrypted":       bytes.Replace(whole, []byte("/Root 1 0 R"), []byte("/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P 0>>"), 1),
		"a page too big":  pagesOf("99999 99999", "First"),
		"half a wide one": whole[:len(whole)-len(whole)/2],
	}
	e := drawer(t)
	for name, pdf := range tests {
		t.Run(name, func(t *testing.T) {
			if sizes, err := e.Pages(t.Context(), pdf); !errors.Is(err, ErrDamaged) {
				t.Errorf("%v, error %v, want ErrDamaged", sizes, err)
			}
			// The next one is drawn all the same.
			if _, err := e.Pages(t.Context(), whole); err != nil {
				t.Error(err)
			}
		})
	}
	_, err := e.Draw(t.Context(), whole, 7, 100)
	if !errors.Is(err, ErrDamaged) || explain.Error(err) != "排出的页面已损坏，显示不出来；请再试一次，仍不行时请导出 Word 文件，用 Word 或 WPS 打开。" {
		t.Errorf("a page that is not there: %v", err)
	}
}

// A page that takes for ever is stopped, and the next one is drawn.
func TestEndlessPageIsStopped(t *testing.T) {
	e := drawer(t)
	if _, err := e.Pages(t.Context(), endless()); err != nil {
		t.Fatal(err)
	}
	usual := e.limit
	e.limit = 50 * time.Millisecond
	_, err := e.Draw(t.Context(), endless(), 0, 2000)
	if !errors.Is(err, ErrSlow) || explain.Error(err) != "有一页画了太久没有结果，已经停止；请导出 Word 文件，用 Word 或 WPS 打开。" {
		t.Errorf("error %v, want ErrSlow", err)
	}
	e.limit = usual
	if _, err := e.Pages(t.Context(), pagesOf("600 300", "First")); err != nil {
		t.Error(err)
	}
}

// Who waits for a page may give it up, and so may who waits for a turn.
func TestDrawingIsCancelled(t *testing.T) {
	e := drawer(t)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 2)
	for range cap(ended) {
		go func() {
			_, err := e.Draw(ctx, endless(), 0, 2000)
			ended <- err
		}()
	}
	for len(e.drawing) == 0 { // until one of them is at it
		runtime.Gosched()
	}
	cancel()
	for range cap(ended) {
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("it ended with %v", err)
		}
	}
}

// A renderer that was stopped at the last moment is not used again: the next
// page would look damaged.
func TestCancelledAtTheLastMoment(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	r := &renderer{machine: machine{stop: func() {}}}
	err := r.within(ctx, time.Hour, func() error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the stopped renderer says %v", err)
	}
	if err := r.within(context.Background(), time.Hour, func() error { return nil }); err != nil {
		t.Errorf("one that was not stopped says %v", err)
	}
}

func TestClosedEngineRefuses(t *testing.T) {
	e := drawer(t)
	e.Close()
	if _, err := e.Pages(t.Context(), pagesOf("600 300", "First")); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if err := e.Prepare(t.Context()); err != nil || e.r != nil {
		t.Errorf("it is loaded: %v", err)
	}
}

// What went wrong in the process that compiles is told.
func TestCompilingFails(t *testing.T) {
	file := filepath.Join(t.TempDir(), "pages")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	err := New(nil, filepath.Join(file, "below a file")).Prepare(t.Context())
	if err == nil || !strings.Contains(err.Error(), "below a file") {
		t.Errorf("error %v", err)
	}
}

// A compilation that is cancelled leaves nothing.
func TestCompilingIsCancelled(t *testing.T) {
	e := New(nil, filepath.Join(t.TempDir(), "pages"))
	ctx, cancel := context.WithCancel(t.Context())
	cancelled := make(chan error)
	go func() { cancelled <- e.Prepare(ctx) }()
	for len(e.drawing) == 0 { // until it is at it
		runtime.Gosched()
	}
	cancel()
	if err := <-cancelled; !errors.Is(err, context.Canceled) || compiled(e.cache) {
		t.Fatalf("cancelled: %v", err)
	}
}

// Code that is there is used; damaged code, and that of another version, is
// replaced.
func TestCodeIsCompiledOnce(t *testing.T) {
	e := drawer(t)
	e.cache = filepath.Join(t.TempDir(), "pages")
	if err := os.CopyFS(e.cache, os.DirFS(codeFolder)); err != nil {
		t.Fatal(err)
	}
	code := codeFile(t, e.cache)
	if err := os.Truncate(code, 1<<20); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(e.cache, "pdfium-v0.0.1"), 0o700); err != nil {
		t.Fatal(err)
	}
	for range 2 { // compiled, and loaded
		if _, err := e.Pages(t.Context(), pagesOf("600 300", "First")); err != nil {
			t.Fatal(err)
		}
		e.Rest()
		if err := e.Prepare(t.Context()); err != nil || e.r != nil { // there is nothing to prepare
			t.Errorf("loaded: %v", err)
		}
		if err := os.Chmod(codeFile(t, e.cache), 0o400); err != nil {
			t.Fatal(err)
		}
	}
	if info, err := os.Stat(code); err != nil || info.Mode().Perm()&0o200 != 0 {
		t.Errorf("the code was compiled again: %v, %v", info, err)
	}
	if left, err := os.ReadDir(e.cache); err != nil || len(left) != 1 {
		t.Errorf("the cache holds %v, %v", left, err)
	}
}

// codeFile is the one file of code in a cache folder.
func codeFile(t *testing.T, cache string) string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(cache, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) != 1 {
		t.Fatalf("the code is in %q, %v", files, err)
	}
	return files[0]
}

func TestSameDocumentIsConvertedOnce(t *testing.T) {
	var asked []string
	failing := errors.New("no word processor")
	e := New(func(_ context.Context, document []byte) ([]byte, error) {
		asked = append(asked, string(document))
		if len(document) == 0 {
			return nil, failing
		}
		return []byte("PDF of " + string(document)), nil
	}, codeFolder)
	for _, document := range []string{"1", "1", "2", "1", "3", "4", "2", "5", "1"} {
		pdf, err := e.PDF(t.Context(), []byte(document))
		if err != nil || string(pdf) != "PDF of "+document {
			t.Errorf("%s gives %q, %v", document, pdf, err)
		}
	}
	for range 2 { // a failure is not remembered
		if _, err := e.PDF(t.Context(), nil); !errors.Is(err, failing) {
			t.Errorf("error %v", err)
		}
	}
	if diff := cmp.Diff([]string{"1", "2", "3", "4", "5", "1", "", ""}, asked); diff != "" {
		t.Error(diff)
	}
}

func TestConversionIsCancelled(t *testing.T) {
	begun := make(chan struct{})
	e := New(func(ctx context.Context, _ []byte) ([]byte, error) {
		close(begun)
		<-ctx.Done()
		return nil, ctx.Err()
	}, codeFolder)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 2)
	make1 := func() {
		_, err := e.PDF(ctx, []byte("1"))
		ended <- err
	}
	go make1()
	<-begun
	go make1() // waits for the first, or is refused its turn
	cancel()
	for range 2 {
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	}
}

func TestLocate(t *testing.T) {
	pages := []string{"档案馆2024年度\r\n绩效评价报告 — 1 —", "一、存在问题\r\n预算编制不够\r\n精细，项目前期论证不充分", "二、相关建议 2024年度 加强预算管理，提高精细化水平"}
	tests := []struct {
		name  string
		texts []string
		pages []string
		want  []int
	}{
		{"one after the other", []string{"2024年度", "预算编制不够精细，项目前期论证不充分", "加强预算管理，提高精细化水平"}, pages, []int{0, 1, 2}},
		{"short, empty or missing: as the one before", []string{"档案馆2024年度绩效评价", "提高精细化", "", "没有印出来的文字", "预算编制不够精细，项目"}, pages, []int{0, 0, 0, 0, 1}},
		{"twice", []string{"加强预算管理提高水平", "预算编制不够精细", "加强预算管理提高水平"}, []string{"加强预算管理提高水平", "预算编制不够精细", "加强预算管理提高水平"}, []int{0, 1, 2}},
		{"nothing found", []string{"甲乙丙丁戊己庚辛"}, pages, []int{0}},
		{"over a page's end", []string{"加强预算管理，提高"}, []string{"加强预算", "管理，提高"}, []int{0}},
		{"pages without a text", []string{"加强预算管理提高"}, []string{"", "", "加强预算管理提高", ""}, []int{2}},
		{"no pages", []string{"加强预算管理提高"}, nil, []int{0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Locate(tt.texts, tt.pages)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
