//go:build !windows

package platform

import (
	"os"
	"os/user"
)

func accountName() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return os.Getenv("USER")
}
