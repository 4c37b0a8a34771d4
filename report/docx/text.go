package docx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// decode reads a w:t of the part. Blanks at both ends count only under
// xml:space="preserve", as in Word.
func decode(src []byte, t *node) piece {
	raw := src[t.inner:t.innerEnd]
	p := piece{t: t, first: int(t.inner)}
	p.escaped = bytes.IndexByte(raw, '&') >= 0 || bytes.IndexByte(raw, '<') >= 0 || bytes.IndexByte(raw, '\r') >= 0
	if p.escaped {
		p.text = unescape(raw)
	} else {
		p.text = string(raw)
	}
	if !t.preserve {
		p.trim()
	}
	return p
}

const blanks = " \t\r\n"

func (p *piece) trim() {
	left := len(p.text) - len(strings.TrimLeft(p.text, blanks))
	right := len(strings.TrimRight(p.text, blanks))
	if left > right {
		left = right
	}
	p.text = p.text[left:right]
	p.first, p.cut = p.first+left, left
}

// unescape is the text of element content.
func unescape(raw []byte) string {
	text := make([]byte, 0, len(raw))
	content(raw, func(s []byte, _, _ int) { text = append(text, s...) })
	return string(text)
}

// offsets are the places in the part of each byte of a w:t's text, and of its end.
func offsets(t *node) []int {
	raw := t.scope.src[t.inner:t.innerEnd]
	at := make([]int, 0, len(raw)+1)
	content(raw, func(s []byte, from, step int) {
		for j := range s {
			at = append(at, int(t.inner)+from+j*step)
		}
	})
	return append(at, int(t.innerEnd))
}

// content reads element content that a scanner has found well-formed:
// references, CDATA sections, line ends; tags, comments and instructions in
// between are no text. It calls put for each stretch of the text, with the
// place in raw from which it comes; with a step of 0 all of it comes from there.
func content(raw []byte, put func(s []byte, from, step int)) {
	for i := 0; i < len(raw); {
		switch {
		case raw[i] == '&':
			end := i + 1 + bytes.IndexByte(raw[i:], ';')
			r, _ := reference(raw[i:end])
			put(utf8.AppendRune(nil, r), i, 0)
			i = end
		case bytes.HasPrefix(raw[i:], []byte(cdata)):
			end := i + bytes.Index(raw[i:], []byte("]]>"))
			put(raw[i+len(cdata):end], i+len(cdata), 1)
			i = end + len("]]>")
		case raw[i] == '<':
			i = skipMarkup(raw, i)
		case raw[i] == '\r':
			put([]byte("\n"), i, 0)
			if i++; i < len(raw) && raw[i] == '\n' {
				i++
			}
		default:
			end := i + 1
			for end < len(raw) && raw[end] != '&' && raw[end] != '<' && raw[end] != '\r' {
				end++
			}
			put(raw[i:end], i, 1)
			i = end
		}
	}
}

// skipMarkup returns the index behind the tag, comment or instruction at i.
func skipMarkup(raw []byte, i int) int {
	switch {
	case bytes.HasPrefix(raw[i:], []byte("<!--")):
		i += len("<!--")
		return i + bytes.Index(raw[i:], []byte("-->")) + len("-->")
	case bytes.HasPrefix(raw[i:], []byte("<?")):
		return i + bytes.Index(raw[i:], []byte("?>")) + len("?>")
	}
	for raw[i] != '>' {
		if c := raw[i]; c == '"' || c == '\'' {
			i += 1 + bytes.IndexByte(raw[i+1:], c)
		}
		i++
	}
	return i + 1
}

// symbols are the characters of Microsoft's symbol fonts that forms use.
var symbols = map[string]map[rune]string{
	"Wingdings":   {0x6F: "□", 0x71: "□", 0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
	"Wingdings 2": {0x2A: "□", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"},
}

// symbol is the character that a w:sym shows; symbol fonts are addressed in
// Unicode's private area.
func symbol(font, char string) string {
	code, err := strconv.ParseUint(char, 16, 32)
	if err != nil {
		return ""
	}
	r := rune(code)
	if s, ok := symbols[font][r&^0xF000]; ok {
		return s
	}
	if code > utf8.MaxRune || !utf8.ValidRune(r) || r < ' ' {
		return ""
	}
	return string(r)
}

// escape writes text as element content.
func escape(s string) string { return string(appendEscaped(nil, s)) }

func appendEscaped(out []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		var ref string
		switch s[i] {
		case '&':
			ref = "&amp;"
		case '<':
			ref = "&lt;"
		case '>':
			ref = "&gt;"
		default:
			continue
		}
		out = append(append(out, s[from:i]...), ref...)
		from = i + 1
	}
	return append(out, s[from:]...)
}
