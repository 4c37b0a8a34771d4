package preview

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
)

// childFlag is what this program is started with anew to compile the renderer.
const childFlag = "--preview-child"

// Child is the first thing in main of every program that calls
// [Engine.Prepare]. In a process that was started to compile the renderer it
// does so and ends the process; in any other it returns at once.
func Child() {
	if len(os.Args) != 3 || os.Args[1] != childFlag {
		return
	}
	r, err := load(context.Background(), os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	r.close()
	os.Exit(0)
}

// compileApart fills the cache folder from a process of its own: compiling takes
// some 350 MB, which a process gives back to the system only by ending. It takes
// one core, and leaves the others to the clerk.
func compileApart(ctx context.Context, cache string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, program, childFlag, cache)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("%w: %s", err, bytes.TrimSpace(said.Bytes()))
	}
	return nil
}
