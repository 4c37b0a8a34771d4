package diff

import "strings"

// A group is lines of both texts that are compared with each other: one of each,
// one that has no counterpart, or one and those into which it was cut.
type group struct{ old, new []line }

func textOf(lines []line) string {
	texts := make([]string, len(lines))
	for i := range lines {
		texts[i] = lines[i].text
	}
	return strings.Join(texts, "\n")
}

// grouped makes groups of pairs of lines.
func grouped(old, new []line, pairs []Pair) []group {
	var list []group
	for _, p := range pairs {
		g := group{pick(old, p.Old), pick(new, p.New)}
		for n := len(list); n > 0 && list[n-1].takes(g); n = len(list) {
			g = group{join(list[n-1].old, g.old), join(list[n-1].new, g.new)}
			list = list[:n-1]
		}
		list = append(list, g)
	}
	return list
}

func pick(lines []line, i int) []line {
	if i < 0 {
		return nil
	}
	return lines[i : i+1]
}

func join(a, b []line) []line { return append(a[:len(a):len(a)], b...) }

// takes says whether of two neighbouring groups one is a line without counterpart
// that can be found in what the other has too much.
func (g group) takes(next group) bool {
	both := group{join(g.old, next.old), join(g.new, next.new)}
	if len(both.old) > 1 && len(both.new) > 1 {
		return false
	}
	alone, pair := g, next
	if g.paired() {
		alone, pair = next, g
	}
	if alone.paired() || !pair.paired() || pair.equal() {
		return false
	}
	part := pairsOf(textOf(alone.old) + textOf(alone.new))
	return len(part) > 0 && 10*(both.inCommon()-pair.inCommon()) >= 6*len(part)
}

func (g group) paired() bool { return len(g.old) > 0 && len(g.new) > 0 }

func (g group) equal() bool { return textOf(g.old) == textOf(g.new) }

// inCommon is how many pairs of characters both sides have.
func (g group) inCommon() int { return inCommon(pairsOf(textOf(g.old)), pairsOf(textOf(g.new))) }
