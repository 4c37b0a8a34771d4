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
// while more of it is being made. One that is shorter than a batch is handed on
// as it comes. What goes wrong is told by close, which must be called.
type relay struct {
	to         io.Writer
	full, free chan []byte // nil before the first batch
	done       chan error
}

// relayed is how many batches are under way at most.
const relayed = 3

func (r *relay) Write(b []byte) (int, error) {
	if r.full == nil {
		if len(b) < batch {
			return r.to.Write(b)
		}
		r.start()
	}
	r.full <- append((<-r.free)[:0], b...)
	return len(b), nil
}

func (r *relay) start() {
	r.full, r.free, r.done = make(chan []byte, relayed), make(chan []byte, relayed), make(chan error, 1)
	for range relayed {
		r.free <- nil
	}
	go func() {
		var err error
		for b := range r.full {
			if err == nil {
				_, err = r.to.Write(b)
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
	return <-r.done
}
