package records

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"jibiao/report"
)

// A head tells for each column of a sheet which value stands in it; the key is
// empty where none does. The first labels columns name the row's report only.
type head struct {
	keys   []report.Key
	labels int
}

// ordinals head the first column of the first sheet where it only names the reports.
var ordinals = []string{"编号", "序号"}

// mainHead reads the head of the first sheet.
func mainHead(form *report.Form, r row) (head, []string) {
	var fields []*report.Field
	for i := range form.Fields {
		if !form.Fields[i].Repeats() {
			fields = append(fields, &form.Fields[i])
		}
	}
	labels := 0
	if first := report.CleanCaption(r.cells[0]); slices.Contains(ordinals, first) && len(find(first, fields)) == 0 {
		labels = 1
	}
	return readHead(form, fields, r, labels)
}

// groupHead reads the head of a group's sheet.
func groupHead(form *report.Form, g *report.Group, r row) (head, []string) {
	fields := make([]*report.Field, len(g.Columns))
	for i, k := range g.Columns {
		fields[i] = form.Field(k)
	}
	return readHead(form, fields, r, 1)
}

// readHead finds the fields that the headings name, and says what is wrong.
func readHead(form *report.Form, fields []*report.Field, r row, labels int) (h head, faults []string) {
	h = head{make([]report.Key, len(r.cells)), labels}
	for c := labels; c < len(r.cells); c++ {
		text := r.cells[c]
		if text == "" {
			continue
		}
		place := fmt.Sprintf("第%d行%s列：", r.number, columnName(c))
		switch found := find(text, fields); {
		case len(found) == 0:
			faults = append(faults, place+unknown(form, fields, text))
		case len(found) > 1:
			faults = append(faults, place+fmt.Sprintf("“%s”可以是“%s”，请写其中一个", text, strings.Join(found, "”或“")))
		case slices.Contains(h.keys, report.Key(found[0])):
			faults = append(faults, place+fmt.Sprintf("“%s”这一栏写了两次", text))
		default:
			h.keys[c] = report.Key(found[0])
		}
	}
	return h, faults
}

// read hands on the values of a row, and says which cells hold none. place is
// the row's.
func (h head) read(r row, place string, put func(report.Key, string)) (faults []string) {
	for c, text := range r.cells {
		switch {
		case text == "" || c < h.labels:
		case c >= len(h.keys) || h.keys[c] == "":
			faults = append(faults, fmt.Sprintf("%s：%s列有内容，但没有写明栏目。", place, columnName(c)))
		case slices.Contains(errorTexts, text):
			faults = append(faults, fmt.Sprintf("%s：%s列“%s”的公式出错（%s）。", place, columnName(c), h.keys[c], text))
		default:
			put(h.keys[c], report.CleanText(text))
		}
		if len(faults) == maxFaults {
			return faults
		}
	}
	return faults
}

// errorTexts are shown for a formula without a result.
var errorTexts = []string{"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"}

// unknown says that there is no such field among those of a sheet.
func unknown(form *report.Form, fields []*report.Field, text string) string {
	if g, _, repeats := report.Key(text).Repeats(); repeats && form.Group(g) != nil {
		return fmt.Sprintf("“%s”是重复的行里的栏目，请写在名为“%s”的工作表里", text, g)
	}
	if len(fields) > 0 && fields[0].Repeats() {
		return fmt.Sprintf("重复的行里没有“%s”这一栏", text)
	}
	return fmt.Sprintf("表单里没有字段“%s”%s", text, suggestion(form, report.Key(text)))
}

// find lists the keys of the fields that a heading names: by its key, else by
// its captions, else by them without numbers and brackets.
func find(heading string, fields []*report.Field) []string {
	text := report.CleanCaption(heading)
	for _, named := range []func(*report.Field) bool{
		func(f *report.Field) bool { return slices.Contains(keys(f), text) },
		func(f *report.Field) bool { return slices.Contains(captions(f), text) },
		func(f *report.Field) bool {
			return slices.ContainsFunc(captions(f), func(c string) bool { return bare(c) == bare(text) })
		},
	} {
		var found []string
		for _, f := range fields {
			if named(f) {
				found = append(found, string(f.Key))
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// keys are the field's key, and its name within a row.
func keys(f *report.Field) []string {
	if _, column, repeats := f.Key.Repeats(); repeats {
		return []string{string(f.Key), column}
	}
	return []string{string(f.Key)}
}

// captions are the ways to say the captions that lead to a field: the
// innermost alone, or with those outside of it.
func captions(f *report.Field) []string {
	var ways []string
	for i := len(f.Caption) - 1; i >= 0; i-- {
		path := f.Caption[i:]
		ways = append(ways, strings.Join(path, ""), strings.Join(path, "."))
	}
	return ways
}

// bare is a caption without the number or 其中： in front and the brackets at its end.
func bare(caption string) string {
	if b := brackets.ReplaceAllString(numbered.ReplaceAllString(caption, ""), ""); b != "" {
		return b
	}
	return caption
}

var (
	numbered = regexp.MustCompile(`^(其中[:：]|[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]+)`)
	brackets = regexp.MustCompile(`[（(][^（）()]*[)）]$`)
)
