package main

import (
	"bytes"
	"encoding/json"
	"time"

	"jibiao/report"
)

// writeJSON writes a value as scripts and people read it: indented by two
// blanks, Chinese and <> as they are, a newline at the end.
func writeJSON(out *bytes.Buffer, v any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// An orderedValues is written as an object of key and text in document order,
// empty values left out. The rows of a group are an array of such objects.
type orderedValues struct {
	form   *report.Form
	values report.Values
}

// MarshalJSON implements json.Marshaler.
func (o orderedValues) MarshalJSON() ([]byte, error) {
	var out object
	written := map[string]bool{}
	for _, k := range o.form.Keys() {
		group, _, repeats := k.Repeats()
		if !repeats {
			out.add(string(k), o.values[k])
			continue
		}
		if rows := o.rows(group); !written[group] && len(rows) > 0 {
			out.add(group, rows)
		}
		written[group] = true
	}
	return out.bytes()
}

// rows are the objects of a group's rows.
func (o orderedValues) rows(group string) []json.RawMessage {
	g := o.form.Group(group)
	rows := make([]json.RawMessage, 0)
	for _, texts := range g.Values(o.values) {
		var row object
		for c, k := range g.Columns {
			_, column, _ := k.Repeats()
			row.add(column, texts[c])
		}
		data, err := row.bytes()
		if err != nil {
			return nil // not reached: texts can be encoded
		}
		rows = append(rows, data)
	}
	return rows
}

// An object is a JSON object whose names stand in the order of adding.
type object struct {
	b   bytes.Buffer
	err error
}

// add adds a name with its value; an empty text is left out.
func (o *object) add(name string, value any) {
	if value == "" || o.err != nil {
		return
	}
	e := json.NewEncoder(&o.b)
	e.SetEscapeHTML(false)
	if o.b.Len() > 0 {
		o.b.WriteByte(',')
	}
	if o.err = e.Encode(name); o.err == nil {
		o.b.WriteByte(':')
		o.err = e.Encode(value)
	}
}

func (o *object) bytes() ([]byte, error) {
	return append(append([]byte{'{'}, o.b.Bytes()...), '}'), o.err
}

// A finding is a report.Issue as scripts see it.
type finding struct {
	ID    string       `json:"id"`
	Level report.Level `json:"level"`
	Key   report.Key   `json:"key"`
	Where string       `json:"where"`
	What  string       `json:"what"`
	Hint  string       `json:"hint"`
}

// findings is never nil, so that none is [].
func findings(issues []report.Issue) []finding {
	list := make([]finding, len(issues))
	for i, x := range issues {
		list[i] = finding{x.ID, x.Level, x.Key, x.Where, x.What, x.Hint}
	}
	return list
}

// stamp is a time as scripts see it.
func stamp(t time.Time) string { return t.Local().Format(time.RFC3339) }
