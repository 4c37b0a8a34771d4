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
// empty values left out.
type orderedValues struct {
	form   *report.Form
	values report.Values
}

// MarshalJSON implements json.Marshaler.
func (o orderedValues) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	separator := byte('{')
	for _, k := range o.form.Keys() {
		if o.values[k] == "" {
			continue
		}
		b.WriteByte(separator)
		separator = ','
		if err := e.Encode(k); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(o.values[k]); err != nil {
			return nil, err
		}
	}
	if separator == '{' {
		b.WriteByte('{')
	}
	b.WriteByte('}')
	return b.Bytes(), nil
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
