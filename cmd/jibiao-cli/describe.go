package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"jibiao/report"
	"jibiao/report/bundle"
)

// describe is the form for people: its text and tables in document order, then
// its fields.
func describe(name string, b *bundle.Bundle) string {
	form := b.Form
	var s strings.Builder
	title := formID(name, form)
	if form.Name != "" {
		title = form.Name + "（" + title + "）"
	}
	fmt.Fprintf(&s, "%s\n%d 张表，%d 个部分，%d 个字段\n\n", title, len(tables(form)), len(form.Sections), len(form.Fields))
	s.WriteString(describeGrid(&form.Grid))
	if len(form.Fields) > 0 {
		s.WriteString("\n字段\n" + describeFields(form))
	}
	return s.String()
}

func describeGrid(g *report.Grid) string {
	var s strings.Builder
	paragraph, table := 0, 0
	for _, b := range g.Blocks {
		if b.Table != nil {
			table++
			fmt.Fprintf(&s, "表%d　%d 行 %d 列\n%s", table, len(b.Table.Rows), len(b.Table.Columns), describeTable(b.Table))
			continue
		}
		paragraph++
		if text := content(*b.Paragraph); text != "" {
			fmt.Fprintf(&s, "第%d段　%s\n", paragraph, text)
		}
	}
	return s.String()
}

// describeTable gives each row a line with the cells that begin in it.
func describeTable(t *report.Table) string {
	lines := make([][]string, len(t.Rows))
	cells := make([][]string, len(t.Rows))
	for i := range t.Cells {
		c := &t.Cells[i]
		cells[c.Row] = append(cells[c.Row], describeCell(c))
	}
	for row := range t.Rows {
		lines[row] = []string{fmt.Sprintf("第%d行", row+1), strings.Join(cells[row], " | ")}
	}
	return columns("  ", lines)
}

func describeCell(c *report.Cell) string {
	text := content(c.Paragraphs...)
	if text == "" {
		text = "（空）"
	}
	if c.RowSpan > 1 {
		text += fmt.Sprintf("（占%d行）", c.RowSpan)
	}
	return text
}

// content is a text with its places, on one line and not too long.
func content(paragraphs ...report.Paragraph) string {
	var s strings.Builder
	for _, p := range paragraphs {
		for _, r := range p.Runs {
			if r.Key != "" {
				s.WriteString("{{" + string(r.Key) + "}}")
			}
			s.WriteString(r.Text)
		}
	}
	text := strings.Join(strings.Fields(s.String()), " ")
	const most = 60
	if utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most]) + "…"
	}
	return text
}

// describeFields gives each field a line below its section, all in columns.
func describeFields(form *report.Form) string {
	var lines [][]string
	for i := range form.Fields {
		f := &form.Fields[i]
		lines = append(lines, []string{string(f.Key), strings.Join(f.Caption, " / "), describeKind(f), describeTraits(form, f)})
	}
	var s strings.Builder
	section := ""
	for i, line := range strings.SplitAfter(columns("    ", lines), "\n")[:len(lines)] {
		if title := form.Sections[form.Fields[i].Section].Title; title != section {
			section = title
			s.WriteString("  " + title + "\n")
		}
		s.WriteString(line)
	}
	return s.String()
}

func describeKind(f *report.Field) string {
	kind := kinds[f.Kind]
	if f.Unit != "" {
		kind += "（" + f.Unit + "）"
	}
	return kind
}

var kinds = map[report.Kind]string{
	report.KindText: "文字", report.KindParagraphs: "多段文字", report.KindMoney: "金额", report.KindPercent: "比率",
	report.KindNumber: "数字", report.KindYear: "年度", report.KindChoice: "选项", report.KindDate: "日期",
}

func describeTraits(form *report.Form, f *report.Field) string {
	var traits []string
	if f.Required {
		traits = append(traits, "必填")
	}
	if form.Computed(f.Key) {
		traits = append(traits, "自动计算")
	}
	return strings.Join(traits, "，")
}
