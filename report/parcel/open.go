package parcel

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// ReadFile reads a file that is meant for [Read] or [Salvage]: no more of it than
// they need to see that it is too big.
func ReadFile(name string) (data []byte, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(io.LimitReader(f, maxFile+1))
}

// An archive is an opened parcel. Its parts are read when they are asked for.
type archive struct {
	files  map[string]*zip.File
	listed map[string]entry
}

// open reads the table of contents.
func open(data []byte) (*archive, error) {
	if len(data) > maxFile {
		return nil, ErrTooBig
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, unrecognized(data, err)
	}
	a := &archive{files: map[string]*zip.File{}, listed: map[string]entry{}}
	for _, f := range z.File {
		a.files[f.Name] = f
	}
	if a.files[manifestPart] == nil { // of a parcel cut off, a Word file in it may pass for the archive
		return nil, unrecognized(data, errors.New("its table of contents is not to be found"))
	}
	list, err := unpack(a.files[manifestPart], maxManifest)
	if err != nil {
		return nil, damaged(manifestPart, err)
	}
	return a, a.contents(list)
}

// unrecognized is the error for what cannot be read as an archive with a manifest.
// It was one if it begins like one: the name of the first part follows a header of
// 30 bytes.
func unrecognized(data []byte, err error) error {
	if len(data) > 30 && bytes.HasPrefix(data[30:], []byte(manifestPart)) {
		return &DamagedError{Err: err}
	}
	return ErrForeign
}

// contents takes in the manifest.
func (a *archive) contents(list []byte) error {
	var head struct {
		Program string
		Format  int
	}
	if err := json.Unmarshal(list, &head); err != nil {
		return damaged(manifestPart, err)
	}
	switch {
	case head.Program != program:
		return ErrForeign
	case head.Format > format:
		return &NewerError{head.Format, format}
	case head.Format < 1:
		return damaged(manifestPart, fmt.Errorf("format %d", head.Format))
	}
	var m manifest
	if err := fromJSON(list, &m); err != nil {
		return damaged(manifestPart, err)
	}
	left := int64(maxTotal)
	for _, e := range m.Parts {
		if e.Size < 0 || e.Size > left || unlikely(a.files[e.Name], e.Size) {
			return ErrTooBig
		}
		left -= e.Size
		a.listed[e.Name] = e
	}
	return nil
}

// unlikely says whether a part that is there unpacks to more than texts do.
func unlikely(f *zip.File, size int64) bool {
	return f != nil && size > ratioFrom && uint64(size)/maxRatio > f.CompressedSize64
}

// part is a part as it was written.
func (a *archive) part(name string) ([]byte, error) {
	e, listed := a.listed[name]
	f := a.files[name]
	if !listed || f == nil {
		return nil, &MissingError{name}
	}
	data, err := unpack(f, e.Size)
	if sum := sha256.Sum256(data); err == nil && hex.EncodeToString(sum[:]) != e.SHA256 {
		err = errors.New("its hash is another")
	}
	if err != nil {
		return nil, damaged(name, err)
	}
	return data, nil
}

// unpack reads a file of the archive that has at most so many bytes.
func unpack(f *zip.File, size int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, size+1))
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, err
	}
	if int64(len(data)) > size {
		return nil, errors.New("it is longer than it was")
	}
	return data, nil
}

// fromJSON reads the one value that is there, and nothing that it does not know.
func fromJSON(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows")
	}
	return nil
}

func damaged(part string, err error) error { return &DamagedError{part, err} }
