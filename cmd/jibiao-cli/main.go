// Command jibiao-cli fills, reads and checks official report forms without a
// window. Its commands, exit codes and JSON are a contract that scripts rely
// on; see jibiao-cli --help.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"jibiao/app/platform"
	"jibiao/report/office"
)

func main() {
	office.Child()
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, env{
		dataDir: platform.ResolveDataDir,
		user:    platform.UserName,
		now:     time.Now,
		convert: convert,
	}))
}

// convert is office.ToDocx. Ctrl+C ends it, and leaves nothing behind.
func convert(data []byte, name string) ([]byte, error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return office.ToDocx(ctx, data, name)
}
