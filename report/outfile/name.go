package outfile

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FreeName is path itself where nothing has that name, else the next name
// that is free: 报告.docx, 报告(2).docx, 报告(3).docx. Whoever else makes
// files there may still be faster.
func FreeName(path string) string {
	dir, name := filepath.Split(path)
	for n := 2; taken(path); n++ {
		path = filepath.Join(dir, Numbered(name, n))
	}
	return path
}

// Numbered is a file name with a number before its extension, in place of the
// one that may be there: 报告.docx and 报告(2).docx are 报告(3).docx. Of a name
// that [CleanName] made, it is as short as that.
func Numbered(name string, n int) string {
	stem, ext := cutExtension(name)
	suffix := fmt.Sprintf("(%d)%s", n, ext)
	return shorten(number.ReplaceAllString(stem, ""), maxRunes-len(suffix), maxBytes-len(suffix)) + suffix
}

// number is what Numbered appended before; (2024) is a year.
var number = regexp.MustCompile(`\([1-9][0-9]?\)$`)

func taken(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// The length of a file name: systems stop at 255 bytes or UTF-16 units, and
// clerks' eyes sooner.
const (
	maxRunes = 120
	maxBytes = 240
)

// unnamed is the name of what has none.
const unnamed = "未命名"

// CleanName makes a text a file name that Windows, macOS and Linux all take:
// not empty, of at most 120 characters and 240 bytes, without <>:"/\|?* and
// control characters, no dot or blank at its end, and none of the names that
// Windows keeps for devices. A short extension survives the shortening.
// CleanName of a clean name is that name.
func CleanName(name string) string {
	for {
		clean := cleaned(name)
		if clean == name {
			return clean
		}
		name = clean // cut short, it may look as if it had an extension
	}
}

func cleaned(name string) string {
	name = strings.ToValidUTF8(name, "_")
	name = strings.Join(strings.Fields(strings.Map(allowed, name)), " ")
	stem, ext := cutExtension(strings.TrimRight(name, ". "))
	if stem = strings.TrimRight(stem, ". "); stem == "" {
		stem = unnamed
	}
	if device.MatchString(stem) {
		stem = "_" + stem
	}
	return shorten(stem, maxRunes-len(ext), maxBytes-len(ext)) + ext
}

// allowed replaces what may not stand in a name by an underline, and blanks of
// any kind by the plain one; other control characters go.
func allowed(r rune) rune {
	switch {
	case strings.ContainsRune(`<>:"/\|?*`, r):
		return '_'
	case r == '\n' || r == '\t' || r == '\r':
		return ' '
	case unicode.IsControl(r):
		return -1
	default:
		return r
	}
}

// device is a name that Windows keeps for itself, with any extension.
var device = regexp.MustCompile(`(?i)^(CON|PRN|AUX|NUL|COM[1-9¹²³]|LPT[1-9¹²³]) *(\.|$)`)

// cutExtension splits a name before its extension, if that looks like one.
func cutExtension(name string) (stem, ext string) {
	ext = extension.FindString(name)
	return strings.TrimSuffix(name, ext), ext
}

var extension = regexp.MustCompile(`\.[A-Za-z][0-9A-Za-z]{0,7}$`)

// shorten cuts a text to so many characters and bytes, not within a character
// and without a blank or dot at its end.
func shorten(s string, runes, size int) string {
	if utf8.RuneCountInString(s) <= runes && len(s) <= size {
		return s
	}
	end, n := 0, 0
	for i, r := range s {
		if n++; n > runes || i+utf8.RuneLen(r) > size {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	return strings.TrimRight(s[:end], ". ")
}
