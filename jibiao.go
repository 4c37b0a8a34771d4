// Package jibiao embeds the texts of this repository that the program shows:
// the guide with its pictures, the licences, and which version this is.
package jibiao

import (
	"embed"
	"regexp"
)

// Guide is the user's guide, in Markdown; its pictures are in Pictures.
//
//go:embed docs/guide.zh-CN.md
var Guide string

// Pictures are the guide's, by the paths that it names, from the folder docs on.
//
//go:embed docs/pictures/guide docs/pictures/day/0[2-5]-*.png
var Pictures embed.FS

// ThirdParty tells what of others is in the program, with the licences, in Markdown.
//
//go:embed THIRD_PARTY.md
var ThirdParty string

// License is the program's own.
//
//go:embed LICENSE
var License string

//go:embed FyneApp.toml
var metadata string

// Version is the program's version: "0.5.0".
func Version() string {
	return regexp.MustCompile(`(?m)^Version = "(.+)"$`).FindStringSubmatch(metadata)[1]
}
