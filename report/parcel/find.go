package parcel

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// A packed is what may be a part, as it lies in the file.
type packed struct {
	method uint16
	from   int64 // bytes of the file before it
	data   []byte
}

// found are the places where a part may lie, by its name.
type found map[string][]packed

// How many places are looked at, and how many of a part: more a file of ours never
// has. Each may have to be unpacked, so a file made for it could keep the program
// at that for hours.
const (
	maxFound  = 20_000
	maxPlaces = 4
)

// find looks for parts twice: where the archive's directory says, which stands at
// the file's end, and wherever a part's own header stands. So a file that was cut
// off, or whose directory is damaged, gives what is left of it. Which of several
// is the part its hash will tell.
func find(data []byte) found {
	all := found{}
	if z, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		for _, f := range z.File[:min(len(z.File), maxFound)] {
			if from, err := f.DataOffset(); err == nil {
				all.add(f.Name, f.Method, data, from, f.CompressedSize64)
			}
		}
	}
	all.scan(data)
	return all
}

// headerSize is that of a part's header, its name left out.
const headerSize = 30

// scan finds parts by their headers.
func (all found) scan(data []byte) {
	number := binary.LittleEndian
	for at, n := 0, 0; n < maxFound; n++ {
		next := bytes.Index(data[at:], []byte("PK\x03\x04"))
		if at += next; next < 0 || len(data)-at < headerSize {
			return
		}
		h := data[at : at+headerSize]
		name, extra := int(number.Uint16(h[26:])), int(number.Uint16(h[28:]))
		if at += headerSize; at+name <= len(data) {
			all.add(string(data[at:at+name]), number.Uint16(h[8:]), data, int64(at+name+extra), uint64(number.Uint32(h[18:])))
		}
	}
}

// add takes in a place, unless it is there already.
func (all found) add(name string, method uint16, data []byte, from int64, size uint64) {
	if from > int64(len(data)) || size > uint64(int64(len(data))-from) || len(all[name]) >= maxPlaces {
		return
	}
	p := packed{method, from, data[from : from+int64(size)]}
	same := func(q packed) bool { return q.method == p.method && q.from == p.from && len(q.data) == len(p.data) }
	if !slices.ContainsFunc(all[name], same) {
		all[name] = append(all[name], p)
	}
}

// unpack gives at most so many bytes.
func (p packed) unpack(most int64) ([]byte, error) {
	var r io.Reader = bytes.NewReader(p.data)
	switch p.method {
	case zip.Store:
	case zip.Deflate:
		r = flate.NewReader(r)
	default:
		return nil, fmt.Errorf("packed by method %d", p.method)
	}
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(data)) > most {
		err = errors.New("it is longer than it was")
	}
	return data, err
}
