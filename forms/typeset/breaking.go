package typeset

import (
	"slices"
	"unicode/utf8"
)

// breakAll breaks a paragraph from its beginning.
func (l *Layout) breakAll(p *paragraph) { l.rebreak(p, nil, 0, p.end-p.start, 0) }

// rebreak breaks a paragraph of whose former lines those may stay that the
// edit, from up to to in the paragraph as it is now, cannot have touched. What
// stands behind the edit was moved by shift.
func (l *Layout) rebreak(p *paragraph, former []broken, from, to, shift int) {
	text := l.text[p.start:p.end]
	keep := slices.IndexFunc(former, func(b broken) bool { return b.seen >= from })
	keep = max(0, keep)
	p.lines = append(make([]broken, 0, len(former)+1), former[:keep]...)
	at, old := 0, keep
	if keep < len(former) {
		at = former[keep].start
	}
	for {
		for old < len(former) && former[old].start+shift < at {
			old++
		}
		if old < len(former) && at >= to+lookBack && former[old].start+shift == at {
			p.lines = append(p.lines, moved(former[old:], shift)...)
			return
		}
		line, end := l.setting.breakLine(text, at)
		p.lines = append(p.lines, line)
		if end == len(text) {
			return
		}
		at = end
	}
}

func moved(lines []broken, shift int) []broken {
	out := slices.Clone(lines)
	for i := range out {
		out[i].start += shift
		out[i].seen += shift
	}
	return out
}

// breakLine finds the line of a paragraph that begins at start, and its end. A
// line that has no place to break is broken where at least the marks allow it,
// and if they do not either, before the character that has no room.
func (s *Setting) breakLine(text string, start int) (line broken, end int) {
	room := s.Width
	if start == 0 {
		room -= s.First
	}
	type place struct {
		at    int
		width float32
	}
	var soft, hard, least place
	var used, solid float32 // solid: up to the last character that is not blank
	before := utf8.RuneError
	for at, after := range text[start:] {
		at += start
		if at > start && !joined(before, after) {
			least = place{at, solid}
		}
		if at > start && mayPart(text, at, before, after) {
			hard = place{at, solid}
			if !belong(text, at, before, after) {
				soft = hard
			}
		}
		used += s.Advance(after)
		if is(after, blank) { // it may hang over the edge
			before = after
			continue
		}
		if used > room && at > start {
			for _, p := range []place{soft, hard, least} {
				if p.at > 0 {
					return broken{start: start, seen: at + utf8.RuneLen(after), width: p.width}, p.at
				}
			}
		}
		before, solid = after, used
	}
	return broken{start: start, seen: len(text), width: solid}, len(text)
}

// lookBack is how many bytes behind an edit lines may be broken otherwise for
// what stands before them: a blank and a unit of four characters.
const lookBack = 4*3 + utf8.UTFMax

// mayPart says whether the marks let a line end before the character at at.
func mayPart(text string, at int, before, after rune) bool {
	switch {
	case is(after, blank) || joined(before, after):
		return false
	case is(after, noStart):
		return false
	case is(before, blank):
		return !is(lastSolid(text[:at]), noEnd)
	default:
		return !is(before, noEnd) && (before != after || !is(after, paired))
	}
}

// lastSolid is the last character that is not blank; U+FFFD if there is none.
func lastSolid(text string) rune {
	for {
		r, n := utf8.DecodeLastRuneInString(text)
		if n == 0 || !is(r, blank) {
			return r
		}
		text = text[:len(text)-n]
	}
}

// belong says whether the characters around a place are parts of one word, or
// of a number and its unit (1286.4万元, 42 万页).
func belong(text string, at int, before, after rune) bool {
	if is(before, latin) && is(after, latin) {
		return true
	}
	return is(after, unit) && isNumber(text[:at])
}

// isNumber says whether a text ends with a number, or with one and the
// beginning of its unit, at most three characters long.
func isNumber(text string) bool {
	for n := 0; ; n++ {
		r, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
		switch {
		case is(r, digit):
			return true
		case n < 3 && is(r, unit):
			continue
		case r == ' ':
			r, _ = utf8.DecodeLastRuneInString(text)
			return is(r, digit)
		default:
			return false
		}
	}
}
