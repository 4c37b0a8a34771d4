package preview

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// maxMemory is how much memory PDFium may take, in WebAssembly's pages of 64 KB:
// 512 MB. A page on a screen takes some 30 MB.
const maxMemory = 8192

// compileWorkers leave cores for the clerk.
const compileWorkers = 2

// A machine runs the WebAssembly. Whatever goes on in it ends with its context.
type machine struct {
	stop context.CancelFunc
	code wazero.CompilationCache
	pool pdfium.Pool
}

// load starts a renderer, with the code of the cache folder or, where there is
// none that can be used, compiled into it.
func load(ctx context.Context, cache string) (*renderer, error) {
	folder := filepath.Join(cache, "pdfium-"+version())
	if compiled(cache) {
		if r, err := start(ctx, folder); err == nil || ctx.Err() != nil {
			return r, err
		}
	}
	// There is none, that of another version of the program, or it is damaged.
	if err := os.RemoveAll(cache); err != nil {
		return nil, err
	}
	defer debug.FreeOSMemory() // hundreds of megabytes of compiling
	return start(ctx, folder)
}

// start starts a renderer; compiling can be cancelled by ctx.
func start(ctx context.Context, folder string) (_ *renderer, err error) {
	code, err := wazero.NewCompilationCacheWithDir(folder)
	if err != nil {
		return nil, err
	}
	// Only with more than one worker does the compiler look at the context.
	life, stop := context.WithCancel(experimental.WithCompilationWorkers(context.Background(), compileWorkers))
	defer context.AfterFunc(ctx, stop)()
	r := &renderer{machine: machine{stop: stop, code: code}}
	defer func() {
		if err != nil {
			r.close()
		}
	}()
	r.pool, err = webassembly.Init(webassembly.Config{
		Context: life, MaxTotal: 1, MaxIdle: 1, Stdout: io.Discard, Stderr: io.Discard,
		FSConfig: wazero.NewFSConfig(), // no folder of this machine
		RuntimeConfig: wazero.NewRuntimeConfig().WithCompilationCache(code).
			WithCloseOnContextDone(true).WithMemoryLimitPages(maxMemory).
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling),
	})
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil { // while compiling
		return nil, err
	}
	r.pdfium, err = r.pool.GetInstanceWithContext(ctx)
	return r, err
}

// close ends the machine and gives its memory back.
func (m *machine) close() {
	m.stop()
	if m.pool != nil {
		_ = m.pool.Close() // a machine that was stopped says so; there is nothing left to lose
	}
	_ = m.code.Close(context.Background()) // unmaps memory
}

// version is that of go-pdfium, which brings the WebAssembly.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			if d.Path == "github.com/klippa-app/go-pdfium" {
				return d.Version
			}
		}
	}
	return "dev"
}

// compiled says whether the cache folder holds the code of this PDFium.
func compiled(cache string) bool {
	found, err := fs.Glob(os.DirFS(cache), "pdfium-"+version()+"/wazero-*/*[0-9a-f]") // not *.tmp
	return err == nil && len(found) > 0
}
