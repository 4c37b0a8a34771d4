package adopt

import (
	"regexp"
	"strings"

	"jibiao/report"
)

// listed are the columns that say that their rows are a list, even where the
// form has one row.
var listed = regexp.MustCompile(`^(?:序号|编号|[一二三四]级指标|.*指标名称|指标|.*项目名称|项目|具体指标|明细.*)$`)

// runs finds the rows that repeat and tells the cells that are theirs.
func (q *inquiry) runs(s *sheet, at Rows) map[int]bool {
	done := map[int]bool{}
	for r := 0; r < len(s.bands); {
		n := 0
		for r+n < len(s.bands) && s.empties(r+n) && (n == 0 || s.sameColumns(r, r+n)) {
			n++
		}
		known := q.repeats(at, r)
		if (n >= 2 || n == 1 && (known || s.listed(r))) && s.whole(r, n) {
			q.run(s, r, n, known, done)
		}
		r += max(n, 1)
	}
	return done
}

// repeats says whether Word itself repeats the row.
func (q *inquiry) repeats(at Rows, row int) bool {
	for _, rows := range q.form.Repeats {
		if rows.Block == at.Block && rows.Row <= row && row < rows.Row+rows.Rows {
			return true
		}
	}
	return false
}

// empties says whether all of the row below its head waits for values, but for
// the numbers of a column 序号, and the captions at its left that other rows share.
func (s *sheet) empties(row int) bool {
	b := s.bands[row]
	if b.kind != body {
		return false
	}
	h, values := s.heads[b.head], 0
	for _, i := range s.covering(row) {
		c := &s.cells[i]
		switch {
		case c.Row <= h.last, values == 0 && c.class == caption && c.RowSpan > 1:
		case c.class == blank && s.leaf(c, h) != nil:
			values++
		case c.class == fixed && s.leaf(c, h) != nil && serial.MatchString(bare(s.leaf(c, h).says())):
		default:
			return false
		}
	}
	return values >= 1
}

var serial = regexp.MustCompile(`^(?:序号|编号|序)$`)

// sameColumns says whether two rows are cut in the same places, beside the
// same captions.
func (s *sheet) sameColumns(a, b int) bool {
	if s.bands[a].head != s.bands[b].head {
		return false
	}
	for k := range s.cover[a] {
		x, y := s.at(a, k), s.at(b, k)
		if x == nil || y == nil || x.Column != y.Column || x.end() != y.end() || x.class == fixed != (y.class == fixed) {
			return false
		}
		if x != y && (x.class == caption || y.class == caption) {
			return false
		}
	}
	return true
}

// whole says whether the values of the n rows from first on keep to these rows.
// A group repeats every row that one of its cells takes: one that reaches out
// would take the rows of another group, or a sum, with it.
func (s *sheet) whole(first, n int) bool {
	h := s.heads[s.bands[first].head]
	for r := first; r < first+n; r++ {
		for _, i := range s.covering(r) {
			c := &s.cells[i]
			if c.class == blank && c.Row > h.last && (c.Row < first || c.bottom() > first+n) {
				return false
			}
		}
	}
	return true
}

func (s *sheet) listed(row int) bool {
	h := s.heads[s.bands[row].head]
	for _, i := range s.covering(row) {
		if top := s.leaf(&s.cells[i], h); s.cells[i].Row > h.last && top != nil && listed.MatchString(bare(top.says())) {
			return true
		}
	}
	return false
}

// run makes columns of the n rows from first on.
func (q *inquiry) run(s *sheet, first, n int, known bool, done map[int]bool) {
	g := &group{known: known, label: label{section: s.titles[first], title: s.caption}, beside: s.beside(first)}
	columns := map[*cell]*candidate{}
	for r := first; r < first+n; r++ {
		for _, i := range s.starting(r) {
			c := &s.cells[i]
			top := s.leaf(c, s.heads[s.bands[r].head])
			if c.class != blank || top == nil {
				continue
			}
			done[i] = true
			f := columns[top]
			if f == nil {
				l := s.label(c)
				g.label.groups = l.groups
				f = &candidate{label: l, group: g, wide: s.tall(c)}
				f.unit, f.unitOfAll = unitIn(l.path()), s.unit
				columns[top] = f
				g.heads = append(g.heads, nameOf(top.says()).text)
				q.keep(f)
			}
			q.put(f, c)
		}
	}
}

// beside is the innermost caption that the row shares with those below it.
func (s *sheet) beside(row int) string {
	name := ""
	for _, i := range s.starting(row) {
		if c := &s.cells[i]; c.class == caption && c.RowSpan > 1 {
			name = nameOf(c.says()).text
		}
	}
	return name
}

// call names the group: after the caption that its rows share, after what its
// columns list, or after what stands beside or above it.
func (g *group) call() {
	if g.beside != "" {
		g.name = g.beside
		return
	}
	for _, h := range g.heads {
		if strings.HasSuffix(h, "级指标") {
			g.name = "指标"
			return
		}
	}
	candidates := append(append([]string{}, g.label.groups...), g.label.section, g.label.title)
	for _, c := range candidates {
		n := strings.TrimSuffix(strings.TrimSuffix(nameOf(c).text, "表"), "情况")
		if n != "" && len([]rune(n)) <= 16 && !strings.ContainsAny(report.CleanCaption(c), "：:") {
			g.name = n
			return
		}
	}
	g.name = "明细"
	for _, h := range g.heads {
		if n := strings.TrimSuffix(h, "名称"); n != "" && n != "序号" && len([]rune(n)) <= 6 {
			g.name = n
			return
		}
	}
}
