package parcel

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"path"

	"jibiao/report/store"
)

// Write writes a report. What [Read] would refuse is refused with the same error
// before anything is written; other errors are w's.
func Write(w io.Writer, r store.Whole) error {
	b, err := openForm(r.Bundle.Template, r.Bundle.Fields)
	if err == nil {
		err = check(b.Form, r)
	}
	if err != nil {
		return err
	}
	parts, err := encode(r)
	if err != nil {
		return err
	}
	return pack(w, parts)
}

// A part is a file within the parcel.
type part struct {
	name string
	data []byte
}

// pack writes the archive. Times are left out, so that it is the same whenever
// it is made.
func pack(w io.Writer, parts []part) error {
	contents := manifest{Program: program, Format: format}
	var total int64
	for _, p := range parts {
		sum := sha256.Sum256(p.data)
		contents.Parts = append(contents.Parts, entry{p.name, int64(len(p.data)), hex.EncodeToString(sum[:])})
		total += int64(len(p.data))
	}
	list, err := toJSON(contents, "\t")
	if err != nil {
		return err
	}
	if total > maxTotal || len(list) > maxManifest {
		return ErrTooBig
	}
	z := zip.NewWriter(w)
	for _, p := range append([]part{{manifestPart, list}}, parts...) {
		if err := put(z, p); err != nil {
			return err
		}
	}
	return z.Close()
}

func put(z *zip.Writer, p part) error {
	h := zip.FileHeader{Name: p.name, Method: zip.Deflate}
	if path.Ext(p.name) == ".docx" {
		h.Method = zip.Store // it is packed already
	}
	f, err := z.CreateHeader(&h)
	if err != nil {
		return err
	}
	_, err = f.Write(p.data)
	return err
}

func toJSON(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	err := e.Encode(v)
	return b.Bytes(), err
}
