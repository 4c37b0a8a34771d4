// Command jibiao-cli fills, reads and checks official report forms without a
// window. Its commands, exit codes and JSON are a contract that scripts rely
// on; see jibiao-cli --help.
package main

import (
	"os"
	"time"

	"jibiao/app/platform"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, env{
		dataDir: platform.ResolveDataDir,
		user:    platform.UserName,
		now:     time.Now,
	}))
}
