package report

import (
	"fmt"
	"strings"

	"jibiao/report/formula"
)

// Compile joins what the Word file says with what the field list says.
//
// Every place in the grid becomes a field: one that the list does not name is
// a field whose kind is guessed from its caption, so that a template without a
// list works. What does not fit is returned as issues that name the Word cell;
// with an issue of level Error the form still compiles, but the faulty formula
// or check is left out.
func Compile(g Grid, spec Spec) (*Form, []Issue) {
	c := compiler{form: &Form{
		ID: spec.ID, Name: spec.Name, Year: spec.Year, Unit: spec.Unit, Grid: g,
		index: map[Key]int{}, formulas: map[Key]*formula.Expr{},
	}}
	c.findGroups()
	c.placeFields(spec)
	c.title(spec.Title)
	c.compileFormulas()
	for _, check := range spec.Checks {
		c.compileCheck(check)
	}
	return c.form, c.issues
}

type compiler struct {
	form   *Form
	issues []Issue
}

func (c *compiler) complain(id string, level Level, k Key, format string, args ...any) {
	c.issues = append(c.issues, Issue{
		ID: id, Level: level, Key: k, Where: c.form.Grid.Where(k), What: fmt.Sprintf(format, args...),
	})
}

// placeFields walks the grid in document order, opens sections, and gives
// every place its field. A key that has a cell of its own belongs there, even
// if the title above the table prints it too.
func (c *compiler) placeFields(spec Spec) {
	listed := map[Key]*Field{}
	for i := range spec.Fields {
		f := &spec.Fields[i]
		if listed[f.Key] != nil {
			c.complain("F3", Error, f.Key, "字段表里的“%s”写了两次，以第一次为准", f.Key)
			continue
		}
		listed[f.Key] = f
	}
	celled := c.form.Grid.celled()
	for b, block := range c.form.Grid.Blocks {
		if block.Table != nil {
			c.placeTable(b, block.Table, listed)
			continue
		}
		for _, k := range block.Paragraph.Keys() {
			if !celled[k] {
				c.beforeParagraph(b)
				c.place(k, nil, nil, listed)
			}
		}
	}
	c.nameApart()
	for i := range spec.Fields {
		if k := spec.Fields[i].Key; c.form.Field(k) == nil && listed[k] == &spec.Fields[i] {
			c.complain("F2", Error, k, "字段表里的“%s”在表样中没有位置，请在表样的单元格里写上 {{%s}}", k, k)
		}
	}
	for _, k := range []Key{spec.Year, spec.Unit} {
		if k != "" && c.form.Field(k) == nil {
			c.complain("F2", Error, k, "字段表指明的“%s”在表样中没有位置", k)
		}
	}
}

// nameApart names fields that share their caption by their keys, which differ:
// 预算安排·县级资金 and 实际到位·县级资金.
func (c *compiler) nameApart() {
	count := map[string]int{}
	for i := range c.form.Fields {
		count[c.form.Fields[i].caption()]++
	}
	for i := range c.form.Fields {
		if f := &c.form.Fields[i]; count[f.caption()] > 1 {
			f.Label = strings.NewReplacer("[]", "", ".", "·").Replace(string(f.Key))
		}
	}
}

// celled tells the keys that have a place in a table.
func (g *Grid) celled() map[Key]bool {
	keys := map[Key]bool{}
	for _, block := range g.Blocks {
		if block.Table == nil {
			continue
		}
		for i := range block.Table.Cells {
			for _, k := range block.Table.Cells[i].Keys() {
				keys[k] = true
			}
		}
	}
	return keys
}

func (c *compiler) placeTable(block int, t *Table, listed map[Key]*Field) {
	for i := range t.Cells {
		cell := &t.Cells[i]
		if t.isSectionCaption(cell) {
			c.open(CleanCaption(cell.Text()), block, cell.Row)
		}
		for _, k := range cell.Keys() {
			c.beforeCell(block)
			c.place(k, t, cell, listed)
		}
	}
}

// place makes the field of a key at a cell (nil: in a paragraph).
func (c *compiler) place(k Key, t *Table, cell *Cell, listed map[Key]*Field) {
	if _, placed := c.form.index[k]; placed {
		return
	}
	if !k.Valid() {
		c.complain("F3", Error, k, "占位符 {{%s}} 的名称不合规定：只能用文字、数字和下划线，不能以数字开头，分级用小数点", k)
	}
	var f Field
	if listed[k] != nil {
		f = *listed[k]
	} else {
		f = Field{Key: k}
		if len(listed) > 0 {
			c.complain("F1", Hint, k, "表样里的 {{%s}} 在字段表中没有说明，按一般文字处理", k)
		}
	}
	if cell != nil {
		f.Caption = t.captionsOf(cell, k)
	}
	f.Section = len(c.form.Sections) - 1
	f.Where = c.form.Grid.Where(k)
	if f.Kind == "" {
		f.Kind = guessKind(&f, cell)
	} else if !f.Kind.valid() {
		c.complain("F3", Error, k, "字段“%s”的类型“%s”不存在，按一般文字处理", k, f.Kind)
		f.Kind = KindText
	}
	c.form.index[k] = len(c.form.Fields)
	c.form.Fields = append(c.form.Fields, f)
	s := &c.form.Sections[f.Section]
	s.Keys = append(s.Keys, k)
}

// guessKind reads a kind off the captions that lead to a field: what a clerk
// expects of a cell named so.
func guessKind(f *Field, cell *Cell) Kind {
	name, path := f.Name(), strings.Join(f.Caption, "/")+"/"+string(f.Key)
	switch {
	case strings.HasSuffix(name, "率"):
		return KindPercent
	case strings.HasSuffix(name, "年度"):
		return KindYear
	case strings.HasSuffix(name, "日期") || strings.HasSuffix(name, "时间"):
		return KindDate
	case strings.Contains(name, "金额") || strings.HasSuffix(name, "资金") || strings.Contains(path, "万元"):
		return KindMoney
	case cell != nil && cell.ColumnSpan > 2:
		return KindParagraphs
	default:
		return KindText
	}
}

func (c *compiler) title(src string) {
	if src == "" {
		return
	}
	t, err := formula.ParseTemplate(src)
	if err != nil {
		c.complain("F4", Error, "", "报告标题的写法有误：%v", err)
		return
	}
	if unknown := c.unknownName(t.Names()); unknown != "" {
		c.complain("F4", Error, "", "报告标题用到了表样中没有的“%s”", unknown)
		return
	}
	c.form.Title = t
}
