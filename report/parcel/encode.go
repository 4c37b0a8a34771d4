package parcel

import (
	"bytes"

	"jibiao/report"
	"jibiao/report/store"
)

// encode makes a report's parts.
func encode(r store.Whole) ([]part, error) {
	var parts []part
	add := func(name string, v any) error {
		data, err := toJSON(v, "\t")
		parts = append(parts, part{name, data})
		return err
	}
	err := add(reportPart, reportJSON{string(r.State), r.Created.UnixMilli(), r.Changed.UnixMilli(), string(r.Cell)})
	if err != nil {
		return nil, err
	}
	if err := add(valuesPart, r.Values); err != nil {
		return nil, err
	}
	parts = append(parts, part{templatePart, r.Bundle.Template}, part{fieldsPart, r.Bundle.Fields})
	history, err := encodeHistory(r.Steps)
	if err != nil {
		return nil, err
	}
	parts = append(parts, part{historyPart, history})
	if err := add(versionsPart, encodeVersions(r.Versions)); err != nil {
		return nil, err
	}
	for i, v := range r.Versions {
		if v.Document != "" {
			parts = append(parts, part{documentPart(i), v.Content})
		}
	}
	return parts, nil
}

func encodeHistory(steps []report.Step) ([]byte, error) {
	var b bytes.Buffer
	for _, s := range steps {
		line := stepJSON{No: s.No, Kind: string(s.Kind), Of: s.Of, Label: s.Label, At: s.At.UnixMilli(), Who: s.Who, Edits: []editJSON{}}
		for _, e := range s.Edits {
			line.Edits = append(line.Edits, editJSON{string(e.Key), e.Old, e.New})
		}
		data, err := toJSON(line, "")
		if err != nil {
			return nil, err
		}
		b.Write(data)
	}
	return b.Bytes(), nil
}

func encodeVersions(versions []store.WholeVersion) []versionJSON {
	all := []versionJSON{}
	for _, v := range versions {
		all = append(all, versionJSON{v.Name, v.Note, v.Step, v.At.UnixMilli(), v.Who, v.Document})
	}
	return all
}
