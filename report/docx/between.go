package docx

import "jibiao/report"

// between reads the paragraphs outside of tables: the form's blocks from
// ourFrom up to ourTo by the file's from theirFrom up to theirTo. If they do
// not fit as a whole they are paired one by one.
func (x *extraction) between(ourFrom, ourTo, theirFrom, theirTo int) {
	ours, ourBlocks := paragraphsOf(x.form, ourFrom, ourTo)
	theirs, theirBlocks := paragraphsOf(x.file, theirFrom, theirTo)
	whole, text := patternOf(ours), textOf(theirs)
	if !fits(&whole, text) {
		x.oneByOne(ours, theirs, ourBlocks, theirBlocks)
		return
	}
	n := literalParagraphs(ours)
	x.captions += n
	x.found += n
	if len(whole.keys) > 0 {
		x.places = append(x.places, filled{whole, text, spot{firstKey(ours, ourBlocks), -1, 0}})
	}
}

// firstKey is the block of the first paragraph that has a place of a value.
func firstKey(paragraphs []report.Paragraph, blocks []int) int {
	for i := range paragraphs {
		if len(paragraphs[i].Keys()) > 0 {
			return blocks[i]
		}
	}
	return -1
}

// fits says whether the text reads like the pattern, blanks aside.
func fits(p *pattern, text string) bool {
	s := p.squeezed()
	_, _, ok := s.match(squeeze(text))
	return ok
}

func paragraphsOf(g *report.Grid, from, to int) (list []report.Paragraph, blocks []int) {
	for i := from; i < to; i++ {
		if p := g.Blocks[i].Paragraph; p != nil {
			list, blocks = append(list, *p), append(blocks, i)
		}
	}
	return list, blocks
}

func literalParagraphs(list []report.Paragraph) int {
	n := 0
	for i := range list {
		if p := patternOf(list[i : i+1]); p.literal() {
			n++
		}
	}
	return n
}

// oneByOne pairs paragraphs by what they say.
func (x *extraction) oneByOne(ours, theirs []report.Paragraph, ourBlocks, theirBlocks []int) {
	patterns := make([]pattern, len(ours))
	for i := range ours {
		patterns[i] = patternOf(ours[i : i+1])
	}
	texts := make([]string, len(theirs))
	for i := range theirs {
		texts[i] = theirs[i].Text()
	}
	taken := make([]bool, len(theirs))
	for i, j := range align(len(ours), len(theirs), func(i, j int) int { return paragraphScore(&patterns[i], texts[j]) }) {
		p := &patterns[i]
		if p.literal() {
			x.captions++
		}
		if j < 0 {
			for _, k := range p.keys {
				x.missing = append(x.missing, absent{k, spot{ourBlocks[i], -1, 0}})
			}
			continue
		}
		taken[j] = true
		if p.literal() {
			x.found++
		}
		if len(p.keys) > 0 {
			x.places = append(x.places, filled{*p, texts[j], spot{ourBlocks[i], -1, 0}})
		}
	}
	for j, text := range texts {
		if !taken[j] && squeeze(text) != "" {
			x.lost(x.file.WhereParagraph(theirBlocks[j]), text)
		}
	}
}

func paragraphScore(p *pattern, text string) int {
	switch blank := squeeze(text) == ""; {
	case p.literal() && sameHeading(p.squeezed().literals[0], squeeze(text)):
		return 12
	case !fits(p, text):
		return 0
	case p.literal():
		return 12
	case len(p.keys) > 0 && !blank:
		return 3
	default:
		return 1
	}
}
