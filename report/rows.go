package report

import (
	"cmp"
	"slices"
)

// A Group is the rows of a table that repeat: in the form a run of rows whose
// cells hold keys of one group ({{指标[].三级指标}}), on paper as many rows as
// there are values for, but never fewer than the form has.
type Group struct {
	Name    string
	Columns []Key // the repeating keys, in document order
	Block   int   // index of the table in Grid.Blocks
	Row     int   // the run's first row in the table
	Rows    int   // how many rows the form has
}

// Group returns the group of the name, or nil.
func (f *Form) Group(name string) *Group {
	i := slices.IndexFunc(f.Groups, func(g Group) bool { return g.Name == name })
	if i < 0 {
		return nil
	}
	return &f.Groups[i]
}

// RowCounts tells for each group that has values its number of rows: the
// greatest row that has one.
func (v Values) RowCounts() map[string]int {
	counts := map[string]int{}
	for k, text := range v {
		if group, _, row := k.inRow(); row > 0 && text != "" {
			counts[group] = max(counts[group], row)
		}
	}
	return counts
}

// Values are the values of a group as the rows of a table: rows[i][c] is the text
// of Columns[c] in row i+1. Rows without values at the end are left out.
func (g *Group) Values(v Values) (rows [][]string) {
	rows = make([][]string, v.RowCounts()[g.Name])
	for i := range rows {
		rows[i] = make([]string, len(g.Columns))
		for c, k := range g.Columns {
			rows[i][c] = v[k.InRow(i+1)]
		}
	}
	return rows
}

// Change is what must be set for the group to have these rows instead of those
// in v: every value of a row that is new or other, and "" for those that are
// no longer there. Rows shorter than Columns are filled up with "", longer
// ones cut.
func (g *Group) Change(v Values, rows [][]string) Values {
	change := Values{}
	for i := range max(len(rows), v.RowCounts()[g.Name]) {
		for c, k := range g.Columns {
			text := ""
			if i < len(rows) && c < len(rows[i]) {
				text = rows[i][c]
			}
			if k = k.InRow(i + 1); v[k] != text {
				change[k] = text
			}
		}
	}
	return change
}

// KeysOf lists the keys of a report in document order: those of the form's
// fields, and for each group those of its rows, row by row, as many as the
// values have.
func (f *Form) KeysOf(v Values) []Key { return f.keysOf(v.RowCounts()) }

// keysOf lists the keys of a report with so many rows of each group.
func (f *Form) keysOf(counts map[string]int) []Key {
	keys := make([]Key, 0, len(f.Fields))
	listed := map[string]bool{}
	for i := range f.Fields {
		name, _, repeats := f.Fields[i].Key.Repeats()
		switch {
		case !repeats:
			keys = append(keys, f.Fields[i].Key)
		case !listed[name]:
			listed[name] = true
			keys = append(keys, f.Group(name).keys(counts[name])...)
		}
	}
	return keys
}

func (g *Group) keys(rows int) []Key {
	keys := make([]Key, 0, rows*len(g.Columns))
	for row := range rows {
		for _, k := range g.Columns {
			keys = append(keys, k.InRow(row+1))
		}
	}
	return keys
}

// place tells where the key stands among others in document order.
func (f *Form) place(k Key) (field, row int) {
	column, row := k.Row()
	i, ok := f.index[column]
	if !ok {
		return len(f.Fields), row
	}
	if name, _, repeats := column.Repeats(); repeats {
		i = f.index[f.Group(name).Columns[0]] // rows stand together
	}
	return i, row
}

// Sort sorts keys into document order, rows row by row, drops those that occur
// twice, and returns them. Keys that the form does not have come last.
func (f *Form) Sort(keys []Key) []Key {
	slices.SortFunc(keys, f.compare)
	return slices.Compact(keys)
}

func (f *Form) compare(a, b Key) int {
	fieldA, rowA := f.place(a)
	fieldB, rowB := f.place(b)
	columnA, _ := a.Row()
	columnB, _ := b.Row()
	return cmp.Or(fieldA-fieldB, rowA-rowB, f.index[columnA]-f.index[columnB], cmp.Compare(a, b))
}

// findGroups finds the runs of rows that repeat.
func (c *compiler) findGroups() {
	for b, block := range c.form.Grid.Blocks {
		if block.Table == nil {
			for _, k := range block.Paragraph.Keys() {
				if _, _, repeats := k.Repeats(); repeats {
					c.complain("F6", Error, k, "{{%s}} 是重复的栏目，只能放在表格的行里", k)
				}
			}
			continue
		}
		for i := range block.Table.Cells {
			cell := &block.Table.Cells[i]
			for _, k := range cell.Keys() {
				if name, _, repeats := k.Repeats(); repeats {
					c.joinGroup(name, k, b, cell)
				}
			}
		}
	}
}

// joinGroup adds a place of a repeating key to its group's run of rows.
func (c *compiler) joinGroup(name string, k Key, block int, cell *Cell) {
	g := c.form.Group(name)
	if g == nil {
		c.form.Groups = append(c.form.Groups, Group{Name: name, Block: block, Row: cell.Row})
		g = &c.form.Groups[len(c.form.Groups)-1]
	}
	if block != g.Block || cell.Row > g.Row+g.Rows {
		c.complain("F6", Error, k, "重复的栏目“%s”分在了几处，只能连成一片", name)
		return
	}
	g.Rows = max(g.Rows, cell.Row+cell.RowSpan-g.Row)
	if !slices.Contains(g.Columns, k) {
		g.Columns = append(g.Columns, k)
	}
}
