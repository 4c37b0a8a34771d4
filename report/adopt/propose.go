package adopt

import (
	"regexp"
	"slices"
	"strings"

	"jibiao/report"
)

// Propose says how a blank form could be filled. It is pure: the same form
// gives the same proposal, and a form whose fields are empty again gives it
// too. Every text of the form may be hostile; it is only looked at.
func Propose(form Blank) Proposal {
	q := newInquiry(&form)
	q.nested()
	q.blocks()
	slices.SortStableFunc(q.found, func(a, b *candidate) int { return a.places[0].Compare(b.places[0]) })
	q.found = disjoint(q.found)
	rest := q.titles()
	nameAll(q.found)
	p := Proposal{Name: title(&form.Grid)}
	for _, c := range q.found {
		p.Fields = append(p.Fields, c.field())
	}
	p.Year, p.Unit = p.find(yearName, report.KindYear), p.find(unitName, "")
	p.repeat(rest)
	return p
}

// disjoint leaves out candidates whose place another one has.
func disjoint(list []*candidate) []*candidate {
	var kept []*candidate
	end := Place{Block: -1}
	for _, c := range list {
		at := c.places[0]
		if at.line() == end.line() && at.From < end.To || at == end {
			continue
		}
		kept = append(kept, c)
		end = at
	}
	return kept
}

var (
	yearName    = []string{"评价年度", "预算年度", "自评年度", "年度"}
	projectName = []string{"项目名称"}
	unitName    = []string{
		"评价对象名称", "单位名称", "部门名称", "部门单位名称", "预算单位名称", "填报单位", "填报单位名称", "项目单位", "项目单位名称",
		"项目实施单位", "实施单位", "预算部门", "预算单位", "申报单位", "报送单位", "主管部门", "被评价单位", "单位",
	}
)

// find is the key of the first of the names that a field has; "" without one.
func (p *Proposal) find(names []string, kind report.Kind) report.Key {
	for _, name := range names {
		for i := range p.Fields {
			f := &p.Fields[i]
			_, _, repeats := f.Key.Repeats()
			parts := strings.Split(string(f.Key), ".")
			if !repeats && parts[len(parts)-1] == name && (kind == "" || f.Kind == kind) {
				return f.Key
			}
		}
	}
	return ""
}

// titles sets the blanks of the title aside whose value a cell has as well.
func (q *inquiry) titles() []*candidate {
	has := func(names []string) bool {
		return slices.ContainsFunc(q.found, func(c *candidate) bool {
			return c.role == noRole && c.group == nil && slices.Contains(names, nameOf(c.leaf()).text)
		})
	}
	twice := map[role]bool{theYear: has(yearName), theUnit: has(unitName), theProject: has(projectName)}
	seen := map[role]bool{}
	var rest []*candidate
	q.found = slices.DeleteFunc(q.found, func(c *candidate) bool {
		double := twice[c.role] || seen[c.role]
		seen[c.role] = true
		if c.role == noRole || !double {
			return false
		}
		rest = append(rest, c)
		return true
	})
	return rest
}

// repeat puts the title's blanks to the fields whose values they print.
func (p *Proposal) repeat(rest []*candidate) {
	for _, c := range rest {
		key := map[role]report.Key{theYear: p.Year, theUnit: p.Unit, theProject: p.find(projectName, "")}[c.role]
		for i := range p.Fields {
			if f := &p.Fields[i]; f.Key == key {
				f.Places = append(f.Places, c.places...)
			}
		}
	}
}

var (
	annex    = regexp.MustCompile(`^目录$|^附[件表录]?[0-9一二三四五六七八九十]*[-－0-9]*[：:]?$`)
	ofNoYear = regexp.MustCompile(`^[（(]?[\d\s_＿　]*年度?[）)]?`)
)

// title is what the paragraphs above the first table call the form.
func title(g *report.Grid) string {
	name, size := "", 0
	for _, b := range g.Blocks {
		if b.Table != nil {
			break
		}
		text := report.CleanCaption(strings.NewReplacer("_", "", "＿", "").Replace(b.Paragraph.Text()))
		plain := ofNoYear.ReplaceAllString(text, "")
		centered := b.Paragraph.Align == report.AlignCenter
		switch {
		case text == "" || annex.MatchString(text) || !centered || plain == "":
		case name == "" || b.Paragraph.TextStyle().Size > size:
			name, size = plain, b.Paragraph.TextStyle().Size
		case b.Paragraph.TextStyle().Size == size && !strings.HasSuffix(name, "表") && !strings.HasSuffix(name, "报告"):
			name += plain
		}
	}
	if r := []rune(name); len(r) > 40 {
		name = string(r[:40])
	}
	return name
}
