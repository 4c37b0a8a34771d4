package docx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// decode reads a w:t: its text, and where each byte of it lies in the part.
// Blanks at both ends count only under xml:space="preserve", as in Word.
func decode(src []byte, t *node) piece {
	raw := src[t.inner:t.innerEnd]
	p := piece{first: int(t.inner)}
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '<') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		p.text = string(raw)
	} else {
		p.text, p.at = unescape(raw, int(t.inner))
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
	if p.at == nil {
		p.first += left
	} else {
		p.at = p.at[left : right+1]
	}
}

// unescape reads element content that a scanner has found well-formed:
// references, CDATA sections, line ends; tags, comments and instructions in
// between are no text. The offsets have one entry more than the text.
func unescape(raw []byte, base int) (string, []int) {
	text, at := make([]byte, 0, len(raw)), make([]int, 0, len(raw)+1)
	put := func(s []byte, from, step int) {
		text = append(text, s...)
		for j := range s {
			at = append(at, from+j*step)
		}
	}
	for i := 0; i < len(raw); {
		switch {
		case raw[i] == '&':
			end := i + 1 + bytes.IndexByte(raw[i:], ';')
			r, _ := reference(raw[i:end])
			put(utf8.AppendRune(nil, r), base+i, 0)
			i = end
		case bytes.HasPrefix(raw[i:], []byte(cdata)):
			end := i + bytes.Index(raw[i:], []byte("]]>"))
			put(raw[i+len(cdata):end], base+i+len(cdata), 1)
			i = end + len("]]>")
		case raw[i] == '<':
			i = skipMarkup(raw, i)
		case raw[i] == '\r':
			put([]byte("\n"), base+i, 0)
			if i++; i < len(raw) && raw[i] == '\n' {
				i++
			}
		default:
			end := i + 1
			for end < len(raw) && raw[end] != '&' && raw[end] != '<' && raw[end] != '\r' {
				end++
			}
			put(raw[i:end], base+i, 1)
			i = end
		}
	}
	return string(text), append(at, base+len(raw))
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
