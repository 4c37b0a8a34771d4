package platform

import "strings"

// UserName is the account's name, without the domain that Windows puts before
// it; "" if it is unknown.
func UserName() string {
	name := accountName()
	return name[strings.LastIndexByte(name, '\\')+1:]
}
