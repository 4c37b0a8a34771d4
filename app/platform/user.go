package platform

import (
	"os"
	"os/user"
	"strings"
)

// UserName is the account's name, without the domain that Windows puts before
// it; "" if it is unknown.
func UserName() string {
	name := os.Getenv("USER")
	if u, err := user.Current(); err == nil && u.Username != "" {
		name = u.Username
	}
	return name[strings.LastIndexByte(name, '\\')+1:]
}
