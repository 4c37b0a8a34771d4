package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// Level 5 packs this kind of XML as tightly as level 6 in two thirds of the time.
var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, 5)
	if err != nil {
		panic(err) // not reached: the level is valid
	}
	return w
}}

// A packer deflates and measures what is written to it.
type packer struct {
	deflater *flate.Writer
	crc      uint32
	size     uint64
}

func (p *packer) Write(b []byte) (int, error) {
	p.crc = crc32.Update(p.crc, crc32.IEEETable, b)
	p.size += uint64(len(b))
	return p.deflater.Write(b)
}

// packed deflates what write writes.
func packed(write func(io.Writer) error) ([]byte, zip.FileHeader, error) {
	var b bytes.Buffer
	p := packer{deflater: deflaters.Get().(*flate.Writer)}
	defer deflaters.Put(p.deflater)
	p.deflater.Reset(&b)
	r := relay{to: &p}
	if err := errors.Join(write(&r), r.close(), p.deflater.Close()); err != nil {
		return nil, zip.FileHeader{}, fmt.Errorf("deflate: %w", err)
	}
	return b.Bytes(), zip.FileHeader{CRC32: p.crc, UncompressedSize64: p.size, CompressedSize64: uint64(b.Len())}, nil
}

// A relay hands batches on in a goroutine of its own: a long part is packed
// while more of it is being made. Up to a length at which that pays they are
// handed on as they come. What goes wrong is told by close, which must be called.
type relay struct {
	to         io.Writer
	passed     int          // bytes, as they came
	full, free chan *[]byte // nil up to that length
	done       chan error
}

const (
	relayed    = 3         // how many batches are under way at most
	relayAfter = 8 * batch // bytes that are handed on as they come
)

// batches are buffers for one batch each.
var batches = sync.Pool{New: func() any {
	b := make([]byte, 0, batch+batch/4)
	return &b
}}

func (r *relay) Write(b []byte) (int, error) {
	if r.full == nil {
		if r.passed += len(b); r.passed <= relayAfter {
			return r.to.Write(b)
		}
		r.start()
	}
	own := <-r.free
	*own = append((*own)[:0], b...)
	r.full <- own
	return len(b), nil
}

func (r *relay) start() {
	r.full, r.free, r.done = make(chan *[]byte, relayed), make(chan *[]byte, relayed), make(chan error, 1)
	for range relayed {
		r.free <- batches.Get().(*[]byte)
	}
	go func() {
		var err error
		for b := range r.full {
			if err == nil {
				_, err = r.to.Write(*b)
			}
			r.free <- b
		}
		r.done <- err
	}()
}

// close waits until all is handed on.
func (r *relay) close() error {
	if r.full == nil {
		return nil
	}
	close(r.full)
	err := <-r.done
	for range relayed {
		batches.Put(<-r.free)
	}
	return err
}
