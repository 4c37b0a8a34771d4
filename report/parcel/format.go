package parcel

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Suffix is how the name of a parcel's file ends.
const Suffix = ".jibiao"

// docxSuffix is how the names of Word files end, in a parcel and in what it says.
const docxSuffix = ".docx"

// What a manifest says of itself.
const (
	program = "jibiao"
	format  = 1 // goes up with any change that an older program would misread
)

// The parts.
const (
	manifestPart = "manifest.json"
	reportPart   = "report.json"
	valuesPart   = "values.json"
	templatePart = "form/template.docx"
	fieldsPart   = "form/fields.toml"
	historyPart  = "history.jsonl"
	versionsPart = "versions.json"
)

// documentPart is the Word file of the version at index i.
func documentPart(i int) string { return fmt.Sprintf("versions/%d%s", i+1, docxSuffix) }

// The limits under which a parcel is written and read: hundreds of versions, a
// hundred thousand steps.
const (
	maxFile     = 256 << 20 // bytes of the file
	maxTotal    = 512 << 20 // bytes of all parts
	maxManifest = 1 << 20
	maxRatio    = 500      // of a part's size to its packed size…
	ratioFrom   = 16 << 20 // …asked only from this size on
)

// A manifest is the table of contents.
type manifest struct {
	Program string  `json:"program"`
	Format  int     `json:"format"`
	Parts   []entry `json:"parts"`
}

// An entry is a part as it was written.
type entry struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"` // in hexadecimal
}

// hashOf is a part's hash as an entry has it.
func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// The JSON of the parts.
type (
	reportJSON struct {
		State   string `json:"state"`
		Created int64  `json:"created"`
		Changed int64  `json:"changed"`
		Cell    string `json:"cell"`
	}

	stepJSON struct {
		No    int64      `json:"no"`
		Kind  string     `json:"kind"`
		Of    int64      `json:"of"`
		Label string     `json:"label"`
		At    int64      `json:"at"`
		Who   string     `json:"who"`
		Edits []editJSON `json:"edits"`
	}

	editJSON struct {
		Key string `json:"key"`
		Old string `json:"old"`
		New string `json:"new"`
	}

	versionJSON struct {
		Name     string `json:"name"`
		Note     string `json:"note"`
		Step     int64  `json:"step"`
		At       int64  `json:"at"`
		Who      string `json:"who"`
		Document string `json:"document"` // file name; empty = no Word file
	}
)
