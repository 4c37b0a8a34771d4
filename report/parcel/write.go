package parcel

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"hash/crc32"
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
		contents.Parts = append(contents.Parts, entry{p.name, int64(len(p.data)), hashOf(p.data)})
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

// put writes a part with its sizes in front of it, by which it can be found when
// the end of the file is lost.
func put(z *zip.Writer, p part) error {
	h := zip.FileHeader{Name: p.name, CRC32: crc32.ChecksumIEEE(p.data), UncompressedSize64: uint64(len(p.data))}
	data, err := p.data, error(nil)
	if path.Ext(p.name) != docxSuffix { // these are packed already
		h.Method = zip.Deflate
		data, err = deflate(p.data)
	}
	if err != nil {
		return err
	}
	h.CompressedSize64 = uint64(len(data))
	f, err := z.CreateRaw(&h)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return err
}

func deflate(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.DefaultCompression)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(data)
	err = errors.Join(err, w.Close())
	return b.Bytes(), err
}

func toJSON(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	err := e.Encode(v)
	return b.Bytes(), err
}
