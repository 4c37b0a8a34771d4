package report

import (
	"regexp"
	"strconv"
	"strings"

	"jibiao/report/formula"
)

// Start makes the values with which a new report begins: the unit's name and
// the year as the form prints them, where the form has cells for them.
func (f *Form) Start(unit, year string) Values {
	v := Values{}
	for key, text := range map[Key]string{f.Unit: unit, f.Year: year} {
		if field := f.Field(key); field != nil {
			v[key] = field.Tidy(strings.TrimSpace(text))
		}
	}
	return v
}

// NextYear makes the values with which next year's report begins from this
// year's typed ones: texts are kept with the year moved on by one, figures are
// emptied, because last year's left in by mistake are what gets a report sent
// back. A computed field that was overridden follows its formula again. moved
// counts the texts in which the year was changed. Without a year that can be
// read, texts stay as they are.
func (f *Form) NextYear(typed Values) (next Values, moved int) {
	next = Values{}
	year, known := formula.Year(typed[f.Year])
	for i := range f.Fields {
		field := &f.Fields[i]
		text := typed[field.Key]
		if text == "" || field.Kind.Numeric() || field.Kind == KindDate || f.Computed(field.Key) {
			continue
		}
		if known {
			text = moveYear(field.Tidy(text), year)
		}
		if text != typed[field.Key] && field.Key != f.Year {
			moved++
		}
		next[field.Key] = text
	}
	return next, moved
}

// The mentions of a year that are moved on: those of the report's year and of
// the one after it, which the text looks forward to (…2023年未支付的…统筹到2024年), as
// 2023年 or 2023年度; but not a date (2023年3月), which stays a fact of that year,
// nor a 文号 (〔2023〕5号, 2023年第5号).
var yearMention = regexp.MustCompile(`(\d+)(\s*年(?:度)?)(\s*[\d０-９一二三四五六七八九十]{1,2}\s*月|\s*第?\s*\d+\s*号)?`)

func moveYear(text string, from int) string {
	return yearMention.ReplaceAllStringFunc(text, func(m string) string {
		part := yearMention.FindStringSubmatch(m)
		year, err := strconv.Atoi(part[1])
		if err != nil || part[3] != "" || year != from && year != from+1 {
			return m
		}
		return strconv.Itoa(year+1) + part[2]
	})
}
