package store

import (
	"errors"
	"io"
	"os"
)

// copyReadable copies what can be read of a file.
func copyReadable(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	return writeFile(&leaper{from: in, size: info.Size()}, to)
}

// A leaper reads a file page by page and gives zeros for a page that the disk
// does not give back.
type leaper struct {
	from     io.ReaderAt
	at, size int64
}

// Read is io.Reader's.
func (l *leaper) Read(p []byte) (int, error) {
	n := min(int64(len(p)), pageLength-l.at%pageLength, l.size-l.at)
	if n == 0 {
		return 0, io.EOF
	}
	if got, err := l.from.ReadAt(p[:n], l.at); err != nil && int64(got) < n {
		clear(p[:n])
	}
	l.at += n
	return int(n), nil
}
