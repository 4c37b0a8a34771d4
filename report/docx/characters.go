package docx

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// checkCharacters refuses bytes that no XML part in UTF-8 has, wherever they are.
func checkCharacters(src []byte) error {
	if !utf8.Valid(src) {
		return errEncoding
	}
	for at := 0; at < len(src); {
		if at+8 <= len(src) && !belowBlank(binary.LittleEndian.Uint64(src[at:])) {
			at += 8
			continue
		}
		for end := min(at+8, len(src)); at < end; at++ {
			if c := src[at]; c < ' ' && !isBlank(c) {
				return fmt.Errorf("%w: %#x at byte %d", errCharacter, c, at)
			}
		}
	}
	if bytes.Contains(src, []byte("\uFFFE")) || bytes.Contains(src, []byte("\uFFFF")) {
		return fmt.Errorf("%w: U+FFFE or U+FFFF", errCharacter)
	}
	return nil
}

// belowBlank says whether one of eight bytes may be below ' '.
func belowBlank(word uint64) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	return (word-' '*ones)&^word&tops != 0
}

// checkReferences refuses an & that begins no reference.
func checkReferences(text []byte) error {
	for {
		n := bytes.IndexByte(text, '&')
		if n < 0 {
			return nil
		}
		text = text[n:]
		end := bytes.IndexByte(text, ';') + 1
		if _, ok := reference(text[:end]); !ok {
			return errReference
		}
		text = text[end:]
	}
}

// reference is the character that &name; or &#number; stands for.
func reference(ref []byte) (rune, bool) {
	switch string(ref) {
	case "&amp;":
		return '&', true
	case "&lt;":
		return '<', true
	case "&gt;":
		return '>', true
	case "&quot;":
		return '"', true
	case "&apos;":
		return '\'', true
	}
	if len(ref) < len("&#0;") || ref[1] != '#' {
		return 0, false
	}
	digits, base := ref[2:len(ref)-1], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 64)
	return rune(n), err == nil && n <= unicode.MaxRune && allowed(rune(n))
}

// allowed says whether XML 1.0 has the character.
func allowed(r rune) bool {
	return r >= ' ' && r != 0xFFFE && r != 0xFFFF && utf8.ValidRune(r) || r == '\t' || r == '\n' || r == '\r'
}

// inName marks the bytes that names are made of.
var inName = func() (set [256]bool) {
	for c := range set {
		set[c] = c >= utf8.RuneSelf || c == ':' || nameRest(rune(c))
	}
	return set
}()

// qualified says whether a name, of bytes that are inName, is one of the
// namespace standard: one or two names joined by a colon.
func qualified(name []byte) bool {
	begins, colons := true, 0
	for i := 0; i < len(name); {
		r, n := rune(name[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(name[i:])
		}
		switch {
		case r == ':' && !begins && colons == 0:
			begins, colons = true, 1
		case begins && !nameStart(r), !begins && !nameRest(r):
			return false
		default:
			begins = false
		}
		i += n
	}
	return !begins
}

func nameStart(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_'
	}
	return unicode.Is(nameStarts, r)
}

func nameRest(r rune) bool {
	return nameStart(r) || '0' <= r && r <= '9' || r == '-' || r == '.' ||
		r == 0xB7 || 0x300 <= r && r <= 0x36F || r == 0x203F || r == 0x2040
}

// nameStarts are NameStartChar of XML 1.0, fifth edition, beyond ASCII.
var nameStarts = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0xC0, 0xD6, 1},
		{0xD8, 0xF6, 1},
		{0xF8, 0x2FF, 1},
		{0x370, 0x37D, 1},
		{0x37F, 0x1FFF, 1},
		{0x200C, 0x200D, 1},
		{0x2070, 0x218F, 1},
		{0x2C00, 0x2FEF, 1},
		{0x3001, 0xD7FF, 1},
		{0xF900, 0xFDCF, 1},
		{0xFDF0, 0xFFFD, 1},
	},
	R32: []unicode.Range32{{0x10000, 0xEFFFF, 1}},
}

// attributeNames finds names that occur twice in one tag: a few by comparing,
// more by a map.
type attributeNames struct {
	few  [][]byte
	many map[string]bool
}

func (a *attributeNames) reset() {
	a.few = a.few[:0]
	clear(a.many)
}

func (a *attributeNames) count() int { return max(len(a.few), len(a.many)) }

func (a *attributeNames) again(name []byte) bool {
	if len(a.few) < 16 {
		a.few = append(a.few, name)
		return slices.ContainsFunc(a.few[:len(a.few)-1], func(before []byte) bool { return bytes.Equal(before, name) })
	}
	if a.many == nil {
		a.many = make(map[string]bool, maxOfTag)
	}
	if len(a.many) == 0 {
		for _, before := range a.few {
			a.many[string(before)] = true
		}
	}
	before := len(a.many)
	a.many[string(name)] = true
	return len(a.many) == before
}
