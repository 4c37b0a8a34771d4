package parcel

import "testing"

// Any bytes are refused, or are a report that can be written and read again.
func FuzzRead(f *testing.F) {
	good := Written(f, Sample(f))
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte("PK"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := Read(data); err == nil {
			wantReadable(t, r)
		}
	})
}

// The same for what lies behind the hashes.
func FuzzParts(f *testing.F) {
	parts := encoded(f, Sample(f))
	data := func(name string) []byte { return parts[at(parts, name)].data }
	f.Add(data(reportPart), data(valuesPart), data(fieldsPart), data(historyPart), data(versionsPart))
	f.Fuzz(func(t *testing.T, report, values, fields, history, versions []byte) {
		file := packedFile(t, []part{
			{reportPart, report},
			{valuesPart, values},
			{templatePart, data(templatePart)},
			{fieldsPart, fields},
			{historyPart, history},
			{versionsPart, versions},
			{documentPart(1), data(documentPart(1))},
		})
		if r, _, err := Salvage(file, "导入报告文件"); err == nil {
			wantReadable(t, r)
		}
	})
}
