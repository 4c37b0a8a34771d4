package parcel

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
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

// An archive is an opened parcel. Its parts are unpacked when they are asked for.
type archive struct {
	found  found
	listed map[string]entry
}

// open finds the parts and reads the table of contents.
func open(data []byte) (*archive, error) {
	if len(data) > maxFile {
		return nil, ErrTooBig
	}
	a := &archive{found: find(data)}
	err := unrecognized(data)
	for _, p := range a.found[manifestPart] {
		if err = a.contents(p); err == nil {
			return a, nil
		}
	}
	return nil, err
}

// unrecognized is the error for a file without a table of contents. It had one if
// it begins as parcels do, with the name of the first part in its place.
func unrecognized(data []byte) error {
	if len(data) > headerSize && bytes.HasPrefix(data[headerSize:], []byte(manifestPart)) {
		return damaged(manifestPart, errors.New("it is cut off"))
	}
	return ErrForeign
}

// contents takes in the manifest.
func (a *archive) contents(p packed) error {
	list, err := p.unpack(maxManifest)
	if err != nil {
		return damaged(manifestPart, err)
	}
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
	return a.list(m.Parts)
}

// list takes in what the parts ought to be.
func (a *archive) list(parts []entry) error {
	a.listed = map[string]entry{}
	left := int64(maxTotal)
	for _, e := range parts {
		unlikely := func(p packed) bool { return e.Size > ratioFrom && e.Size/maxRatio > int64(len(p.data)) }
		if e.Size < 0 || e.Size > left || slices.ContainsFunc(a.found[e.Name], unlikely) {
			return ErrTooBig
		}
		left -= e.Size
		a.listed[e.Name] = e
	}
	return nil
}

// part is a part as it was written.
func (a *archive) part(name string) ([]byte, error) {
	e, listed := a.listed[name]
	if !listed || len(a.found[name]) == 0 {
		return nil, &MissingError{name}
	}
	var err error
	for _, p := range a.found[name] {
		var data []byte
		if data, err = p.unpack(e.Size); err == nil && hashOf(data) == e.SHA256 {
			return data, nil
		}
	}
	if err == nil {
		err = errors.New("its hash is another")
	}
	return nil, damaged(name, err)
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
