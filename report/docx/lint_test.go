package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told lists issues as "ID where: what".
func told(f *File, form bool) []string {
	var list []string
	for _, i := range f.lint(form) {
		list = append(list, i.ID+" "+i.Where+": "+i.What)
	}
	return list
}

func TestLint(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"nothing wrong", p("a") + table(grid(1, 1), row(spanned(mergeStart, "b"), cell("c")), row(spanned(mergeOn, ""), cell("d"))), nil},
		{"a placeholder left", p("a") + p("b{{c}}") + table(row(cell("题"), cell("{{d}}"))), []string{
			"W1 第2段「b」: 文中还留有占位符“{{c}}”", "W1 表1 第1行「题」右侧: 文中还留有占位符“{{d}}”",
		}},
		{"a cell without paragraph", table(row("<w:tc><w:tcPr/></w:tc>")), []string{"W2 表1 第1行: 单元格末尾缺少段落，Word 会认为文件已损坏"}},
		{"a cell that ends with a table", table(row(cell("a")), row("<w:tc>"+p()+table(row(cell("b")))+"</w:tc>")), []string{"W2 表1 第2行: 单元格末尾缺少段落，Word 会认为文件已损坏"}},
		{"a cell that ends with a control", table(row("<w:tc><w:sdt><w:sdtContent>" + p() + "</w:sdtContent></w:sdt></w:tc>")), nil},
		{"no rows", p() + table(), []string{"W3 第1段: 表格没有任何行"}},
		{"a row without cells", table(row(cell("a")), row()), []string{"W3 表1 第2行: 表格的这一行没有单元格"}},
		{"a merge with nothing above", table(row(spanned(mergeOn, ""))), []string{"W4 表1 第1行: 第1个单元格与上方合并，但上方没有可合并的单元格"}},
		{"a merge broken off", table(row(spanned(mergeStart, "")), row(cell("")), row(spanned(mergeOn, ""))), []string{"W4 表1 第3行: 第1个单元格与上方合并，但上方没有可合并的单元格"}},
		{"a row too wide", table(grid(1, 1), row(cell("a"), spanned(spans(2), "b"))), []string{"W5 表1 第1行: 这一行占3列，超出表格的2列"}},
		{"bookmarks", p(`<w:bookmarkStart w:id="1" w:name="甲"/>`) + p(`<w:bookmarkEnd w:id="2"/>`), []string{"W6 第2段: 书签的结束标记没有对应的开始标记", "W6 第1段: 书签“甲”没有结束标记"}},
		{"bookmarks with one number", p(`<w:bookmarkStart w:id="1" w:name="甲"/><w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="1" w:name="乙"/>`), []string{"W7 第1段: 书签“乙”与书签“甲”的编号重复"}},
		{"controls with one number", p(`<w:sdt><w:sdtPr><w:id w:val="3"/></w:sdtPr></w:sdt><w:sdt><w:sdtPr><w:id w:val="3"/></w:sdtPr></w:sdt>`), []string{"W7 第1段: 内容控件的编号 3 重复"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, told(open(t, word(t, c.body)), false)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTemplateIssues(t *testing.T) {
	tm := template(t, p("{{好}}"), p("开{{头"), table(row(cell("题"), cell("尾}}")), row(cell("名"), cell("{{1号}}"))))
	var got []string
	for _, i := range tm.Issues() {
		got = append(got, i.ID+" "+i.Where+": "+i.What)
	}
	want := []string{
		"W1 第2段「开{{头」: “{{”后面没有对应的“}}”",
		"W1 表1 第1行「题」右侧: “}}”前面没有对应的“{{”",
		"W1 表1 第2行「名」右侧: “{{1号}}”不是有效的字段名（由文字、数字、下划线组成，用点分隔，不以数字开头）",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
