package parcel

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"

	"jibiao/report"
	"jibiao/report/docx/docxtest"
	"jibiao/report/store"
)

// zipped is an archive of any parts.
func zipped(t testing.TB, parts ...part) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		must(t, put(z, p))
	}
	must(t, z.Close())
	return b.Bytes()
}

// changed is the sample's file with its archive's parts as f leaves them; the
// manifest, which comes first, says what was written.
func changed(t testing.TB, f func([]part) []part) []byte {
	t.Helper()
	return zipped(t, f(unzipped(t, Written(t, Sample(t))))...)
}

func unzipped(t testing.TB, file []byte) []part {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	must(t, err)
	var all []part
	for _, f := range z.File {
		r, err := f.Open()
		must(t, err)
		data, err := io.ReadAll(r) // looks at the checksum too
		must(t, err)
		all = append(all, part{f.Name, data})
	}
	return all
}

// replace puts other bytes into a part.
func replace(name, with string) func([]part) []part {
	return func(parts []part) []part {
		parts[at(parts, name)].data = []byte(with)
		return parts
	}
}

// edit changes a text in a part, and leaves its length.
func edit(name, from, to string) func([]part) []part {
	return func(parts []part) []part {
		p := &parts[at(parts, name)]
		if !bytes.Contains(p.data, []byte(from)) {
			panic(name + " has no " + from)
		}
		p.data = bytes.Replace(p.data, []byte(from), []byte(to), 1)
		return parts
	}
}

func drop(name string) func([]part) []part {
	return func(parts []part) []part { return slices.Delete(parts, at(parts, name), at(parts, name)+1) }
}

func at(parts []part, name string) int {
	i := slices.IndexFunc(parts, func(p part) bool { return p.name == name })
	if i < 0 {
		panic("no part " + name)
	}
	return i
}

// kind is an error in one word and what it is about.
func kind(err error) string {
	var (
		newer    *NewerError
		missing  *MissingError
		broken   *DamagedError
		form     *FormError
		key      *KeyError
		mismatch *MismatchError
		lost     *LossError
	)
	switch {
	case err == nil:
		return "fine"
	case errors.Is(err, ErrForeign):
		return "foreign"
	case errors.Is(err, ErrTooBig):
		return "too big"
	case errors.As(err, &newer):
		return fmt.Sprintf("newer %d", newer.Found)
	case errors.As(err, &lost) && lost.History != nil:
		return "without history: " + kind(lost.History)
	case errors.As(err, &lost):
		return "without versions: " + kind(lost.Versions)
	case errors.As(err, &missing):
		return "missing " + missing.Part
	case errors.As(err, &broken):
		return "damaged " + broken.Part
	case errors.As(err, &form):
		return "form"
	case errors.As(err, &key):
		return "key " + string(key.Key)
	case errors.As(err, &mismatch):
		return fmt.Sprintf("mismatch %d %s", mismatch.Step, mismatch.Key)
	default:
		return err.Error()
	}
}

func wantKind(t *testing.T, data []byte, want string) {
	t.Helper()
	r, err := Read(data)
	if got := kind(err); got != want {
		t.Errorf("got %q, want %q (%v)", got, want, err)
	}
	if d := Differ(store.Whole{}, r); err != nil && d != "" {
		t.Errorf("something comes with the error:\n%s", d)
	}
}

func TestReadRefusesOtherFiles(t *testing.T) {
	good := Written(t, Sample(t))
	for name, tt := range map[string]struct {
		data []byte
		want string
	}{
		"the sample":               {good, "fine"},
		"nothing":                  {nil, "foreign"},
		"a text":                   {[]byte("评价年度：2023年度"), "foreign"},
		"a Word file":              {docxtest.File(t, docxtest.Paragraph("x")), "foreign"},
		"an empty archive":         {zipped(t), "foreign"},
		"cut off at the beginning": {good[:100], "damaged manifest.json"},
		"cut off in the middle":    {good[:bytes.Index(good, []byte(historyPart))], "without history: missing history.jsonl"},
		"cut off at the end":       {good[:len(good)-1], "fine"},
		"another program's":        {changed(t, edit(manifestPart, `"jibiao"`, `"jilu"`)), "foreign"},
		"of a later format":        {changed(t, replace(manifestPart, `{"program":"jibiao","format":7,"new":[]}`)), "newer 7"},
		"of no format":             {changed(t, edit(manifestPart, `"format": 1`, `"format": 0`)), "damaged manifest.json"},
		"with a strange manifest":  {changed(t, edit(manifestPart, `"size"`, `"sise"`)), "damaged manifest.json"},
		"with half a manifest":     {changed(t, replace(manifestPart, `{"program":"jibiao","format":1`)), "damaged manifest.json"},
		"that says it is huge":     {changed(t, edit(manifestPart, `"size": `, `"size": 99999999`)), "too big"},
		"that says it is negative": {changed(t, edit(manifestPart, `"size": `, `"size": -`)), "too big"},
		"a bomb": {
			packedFile(t, []part{{historyPart, make([]byte, ratioFrom+maxRatio)}}), "too big",
		},
		"a part beside it": {changed(t, func(p []part) []part { return append(p, part{"__MACOSX/x", []byte("x")}) }), "fine"},
	} {
		t.Run(name, func(t *testing.T) { wantKind(t, tt.data, tt.want) })
	}
}

// The parts without which there is no report, and those without which there is.
var (
	needed = []string{reportPart, valuesPart, templatePart, fieldsPart}
	beside = []string{historyPart, versionsPart, documentPart(1)}
)

func TestReadSaysWhichPartIsDamaged(t *testing.T) {
	for _, name := range append(slices.Clone(needed), beside...) {
		of := ""
		switch name {
		case historyPart:
			of = "without history: "
		case versionsPart, documentPart(1):
			of = "without versions: "
		}
		t.Run(name, func(t *testing.T) {
			wantKind(t, changed(t, drop(name)), of+"missing "+name)
			wantKind(t, changed(t, replace(name, "")), of+"damaged "+name)
			longer := func(p []part) []part { p[at(p, name)].data = append(p[at(p, name)].data, 'x'); return p }
			wantKind(t, changed(t, longer), of+"damaged "+name)
			other := func(p []part) []part { p[at(p, name)].data[0] ^= 1; return p }
			wantKind(t, changed(t, other), of+"damaged "+name)
			wantKind(t, changed(t, edit(manifestPart, `"`+name+`"`, `"x"`)), of+"missing "+name)
		})
	}
}

// A file whose hashes are right may still say what no report says.
func TestReadChecksWhatIsSaid(t *testing.T) {
	for name, tt := range map[string]struct {
		f    func([]part) []part
		want string
	}{
		"no state":                   {edit(reportPart, "submitted", "lost"), "damaged report.json"},
		"something after the report": {replace(reportPart, `{"state":"draft"} {}`), "damaged report.json"},
		"not a form":                 {replace(templatePart, "PK"), "form"},
		"not a field list":           {replace(fieldsPart, "[[x"), "form"},
		"values that are a list":     {replace(valuesPart, "[]"), "damaged values.json"},
		"a value that is a number":   {replace(valuesPart, `{"评价年度":1}`), "damaged values.json"},
		"an empty value":             {edit(valuesPart, "云岭市档案馆", ""), "damaged values.json"},
		"a value that no file holds": {edit(valuesPart, "云岭市档案馆", `\u0001`), "damaged values.json"},
		"no key":                     {edit(valuesPart, "评价对象名称", "评价 对象"), "key 评价 对象"},
		"a key of another form":      {edit(valuesPart, "评价对象名称", "实际到位资金"), "key 实际到位资金"},
		"a row that cannot be":       {edit(valuesPart, "指标[2]", "指标[99999999]"), "key 指标[99999999].得分"},
		"other values":               {edit(valuesPart, "9.5", "9.9"), "without history: mismatch 4 指标[2].得分"},
		"no values":                  {replace(valuesPart, "null"), "without history: mismatch 4 指标[2].得分"},
		"another history":            {edit(historyPart, `"old":"没有问题"`, `"old":"有问题"`), "without history: mismatch 2 存在问题"},
		"a step left out":            {edit(historyPart, `{"no":1,`, `{"no":2,`), "without history: damaged history.jsonl"},
		"no kind of step":            {edit(historyPart, `"undo"`, `"undoes"`), "without history: damaged history.jsonl"},
		"a strange word in a step":   {edit(historyPart, `"who"`, `"whom"`), "without history: damaged history.jsonl"},
		"half a step":                {edit(historyPart, `"edits":[{"key":"指标[2].得分","old":"","new":"9.5"}]}`, `"edits":[`), "without history: damaged history.jsonl"},
		"a step of another form":     {edit(historyPart, `"key":"评价年度"`, `"key":"年度"`), "without history: key 年度"},
		"a text that no file holds":  {edit(historyPart, `"old":""`, `"old":"\u0001"`), "without history: damaged history.jsonl"},
		"a cell twice in a step":     {edit(historyPart, `[{"key":"指标`, `[{"key":"指标[2].得分","old":"","new":""},{"key":"指标`), "without history: damaged history.jsonl"},
		"a version without a name":   {edit(versionsPart, "送审稿", ""), "without versions: damaged versions.json"},
		"a version of no step":       {edit(versionsPart, `"step": 4`, `"step": 5`), "without versions: damaged versions.json"},
		"a document in a folder":     {edit(versionsPart, "报告.docx", "../报告.docx"), "without versions: damaged versions.json"},
		"a program for a document":   {edit(versionsPart, "报告.docx", "报告.exe"), "without versions: damaged versions.json"},
		"a document more":            {edit(versionsPart, `"document": ""`, `"document": "x.docx"`), "without versions: missing versions/1.docx"},
	} {
		t.Run(name, func(t *testing.T) { wantKind(t, packedFile(t, tt.f(encoded(t, Sample(t)))), tt.want) })
	}
}

// What Read would refuse is not written.
func TestWriteRefuses(t *testing.T) {
	for want, change := range map[string]func(*store.Whole){
		"fine":                func(*store.Whole) {},
		"form":                func(r *store.Whole) { r.Bundle.Template = nil },
		"damaged report.json": func(r *store.Whole) { r.State = "" },
		"damaged values.json": func(r *store.Whole) { r.Values["评价年度"] = "\r" },
		"key x":               func(r *store.Whole) { r.Values["x"] = "x" },
		"without history: mismatch 2 存在问题":        func(r *store.Whole) { r.Steps[2].Edits[0].Old = "x" },
		"without history: damaged history.jsonl":  func(r *store.Whole) { r.Steps = r.Steps[1:] },
		"without versions: damaged versions.json": func(r *store.Whole) { r.Versions[0].Step = 99 },
		"too big": func(r *store.Whole) { r.Versions[1].Content = make([]byte, maxTotal) },
	} {
		t.Run(want, func(t *testing.T) {
			r := Sample(t)
			change(&r)
			var b bytes.Buffer
			err := Write(&b, r)
			if got := kind(err); got != want {
				t.Errorf("got %q (%v)", got, err)
			}
			if err != nil && b.Len() > 0 {
				t.Error("something was written")
			}
		})
	}
}

func TestSalvage(t *testing.T) {
	whole := Sample(t)
	for name, tt := range map[string]struct {
		f    func([]part) []part
		want func(*store.Whole)
	}{
		"nothing": {func(p []part) []part { return p }, func(*store.Whole) {}},
		"the history": {replace(historyPart, "x"), func(r *store.Whole) {
			r.Versions = nil
			r.Steps = []report.Step{{No: 1, Kind: report.BeginStep, Label: "导入报告文件", At: r.Changed, Edits: []report.Edit{
				{Key: "评价年度", New: r.Values["评价年度"]},
				{Key: "评价对象名称", New: r.Values["评价对象名称"]},
				{Key: "存在问题", New: r.Values["存在问题"]},
				{Key: "指标[2].得分", New: "9.5"},
			}}}
		}},
		"the versions": {replace(versionsPart, "x"), func(r *store.Whole) { r.Versions = nil }},
		"a document":   {replace(documentPart(1), "x"), func(r *store.Whole) { r.Versions[1].Document, r.Versions[1].Content = "", nil }},
	} {
		t.Run(name, func(t *testing.T) {
			want := Sample(t)
			tt.want(&want)
			got, lost, err := Salvage(changed(t, tt.f), "导入报告文件")
			must(t, err)
			if (lost == nil) != (Differ(whole, want) == "") {
				t.Errorf("lost: %v", lost)
			}
			if d := Differ(want, got); d != "" {
				t.Errorf("salvaged (-want +got):\n%s", d)
			}
			must(t, Write(new(bytes.Buffer), got)) // it is a report like any other
		})
	}
}

// A damaged form is no loss where the same one is known.
func TestKnownFormStandsIn(t *testing.T) {
	whole := Sample(t)
	other := store.Bundle{Template: docxtest.File(t), Fields: []byte("id = \"x\"")}
	for _, f := range []func([]part) []part{drop(templatePart), replace(templatePart, "x"), replace(fieldsPart, "x")} {
		file := changed(t, f)
		if _, err := Read(file, other); err == nil {
			t.Error("another form stands in")
		}
		got, err := Read(file, other, whole.Bundle)
		must(t, err)
		if d := Differ(whole, got); d != "" {
			t.Errorf("read (-want +got):\n%s", d)
		}
	}
}
