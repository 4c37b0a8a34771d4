package records

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	"jibiao/report"
)

// MaxSize is the longest values.json and the longest JSON line that is read,
// in bytes: more than any report.
const MaxSize = 64 << 20

// Parse reads a values.json for a form: an object of key and text, and of a
// group's name and an array of its rows, each an object of column and text.
// name is the file's, for messages. Every error is an [*Error]. It may be
// called from any goroutine.
func Parse(name string, data []byte, form *report.Form) (report.Values, error) {
	return parseAt(name, 1, bytes.TrimPrefix(data, byteOrderMark), form)
}

var byteOrderMark = []byte("\xEF\xBB\xBF")

// parseAt is Parse for data that begins in the given line of the file.
func parseAt(name string, line int, data []byte, form *report.Form) (report.Values, error) {
	r := parser{name: name, line: line, data: data, form: form, values: report.Values{}}
	r.read()
	if len(r.faults) > 0 {
		return nil, &Error{r.faults}
	}
	return r.values, nil
}

type parser struct {
	name   string
	line   int // of the file, where data begins
	data   []byte
	form   *report.Form
	values report.Values
	faults []string
}

// maxFaults is how many are told at once.
const maxFaults = 20

// fault notes what is wrong in the line that holds the byte at offset.
func (r *parser) fault(offset int64, format string, args ...any) {
	line := r.line + bytes.Count(r.data[:min(int(offset), len(r.data))], []byte("\n"))
	r.faults = append(r.faults, fmt.Sprintf("文件“%s”第%d行：", r.name, line)+fmt.Sprintf(format, args...)+"。")
}

func (r *parser) read() {
	if !r.wellFormed() {
		return
	}
	d := json.NewDecoder(bytes.NewReader(r.data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		r.fault(d.InputOffset(), "最外层应是一个对象：{\"字段\": \"内容\", …}")
		return
	}
	seen := map[report.Key]bool{}
	for d.More() && len(r.faults) < maxFaults {
		key, err := d.Token()
		at := d.InputOffset()
		var value json.RawMessage
		if err = errors.Join(err, d.Decode(&value)); err != nil {
			r.fault(at, "无法读取（%v）", err) // cannot be: the file is well-formed
			return
		}
		k := report.Key(key.(string)) // the only token where a key is due
		if seen[k] {
			r.fault(at, "字段“%s”写了两次", k)
			continue
		}
		seen[k] = true
		r.value(at, k, value)
	}
}

// wellFormed notes what makes the whole file unreadable.
func (r *parser) wellFormed() bool {
	if len(r.data) > MaxSize {
		r.fault(0, "内容超过 64 MB，不像是一份报告")
		return false
	}
	var syntax *json.SyntaxError
	err := json.Unmarshal(r.data, new(json.RawMessage))
	switch {
	case len(bytes.TrimSpace(r.data)) == 0:
		r.fault(0, "文件是空的")
	case !utf8.Valid(r.data):
		r.fault(validUntil(r.data), "有不是 UTF-8 编码的文字，请把文件另存为 UTF-8 编码")
	case errors.As(err, &syntax) && syntax.Offset >= int64(len(r.data)):
		r.fault(int64(len(bytes.TrimRight(r.data, " \t\r\n"))), "文件到这里就结束了，内容不完整，请检查引号和括号是否成对")
	case errors.As(err, &syntax):
		r.fault(syntax.Offset-1, "JSON 写法有误，请检查这里和前一行的引号、逗号和括号")
	case err != nil:
		r.fault(0, "无法读取（%v）", err)
	}
	return len(r.faults) == 0
}

func validUntil(data []byte) int64 {
	for at := 0; at < len(data); {
		c, size := utf8.DecodeRune(data[at:])
		if c == utf8.RuneError && size == 1 {
			return int64(at)
		}
		at += size
	}
	return int64(len(data))
}

// value notes one value, or why it is none.
func (r *parser) value(at int64, k report.Key, raw json.RawMessage) {
	if g := r.form.Group(string(k)); g != nil && raw[0] == '[' {
		r.rows(at, g, raw)
		return
	}
	if _, _, repeats := k.Repeats(); r.form.Field(k) == nil || repeats {
		r.fault(at, "表单里没有字段“%s”%s", k, suggestion(r.form, k))
		return
	}
	switch raw[0] {
	case '"':
		var text string
		if err := json.Unmarshal(raw, &text); err != nil {
			r.fault(at, "字段“%s”无法读取（%v）", k, err)
			return
		}
		r.values[k] = report.CleanText(text)
	case '[':
		r.fault(at, "字段“%s”写成了数组；数组只用于重复的行", k)
	case '{':
		r.fault(at, "字段“%s”写成了对象，应写成引号里的文字", k)
	default:
		r.fault(at, "字段“%s”的值 %s 应写成引号里的文字，没有内容时写 \"\"", k, raw)
	}
}

// rows reads the array of a group's rows. The places within it are not told
// more exactly than by the row's number.
func (r *parser) rows(at int64, g *report.Group, raw json.RawMessage) {
	var rows []map[string]json.RawMessage
	if err := json.Unmarshal(raw, &rows); err != nil {
		r.fault(at, "“%s”应是由对象组成的数组：[{\"栏目\": \"内容\"}, …]", g.Name)
		return
	}
	for i, row := range rows {
		if len(r.faults) >= maxFaults {
			return
		}
		for _, name := range slices.Sorted(maps.Keys(row)) {
			k, text := report.Repeating(g.Name, name), ""
			switch err := json.Unmarshal(row[name], &text); {
			case !slices.Contains(g.Columns, k):
				r.fault(at, "“%s”第%d项里有不认识的栏目“%s”", g.Name, i+1, name)
			case err != nil:
				r.fault(at, "“%s”第%d项的“%s”应写成引号里的文字", g.Name, i+1, name)
			default:
				r.values[k.InRow(i+1)] = report.CleanText(text)
			}
		}
	}
}
