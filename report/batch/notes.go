package batch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"jibiao/report"
	"jibiao/report/outfile"
)

// notesFile holds the notes in the folder of the files.
const notesFile = ".jibiao-batch.jsonl"

// A note is a line of the notes. The last one of a file counts.
type note struct {
	File string `json:"file"`
	Hash string `json:"hash"` // empty while the file is being replaced
}

// notes tell which files were written from what. It is safe for concurrent use.
type notes struct {
	mu     sync.Mutex
	file   *os.File
	hashes map[string]string
}

// openNotes reads the folder's notes and goes on writing them.
func openNotes(folder string) (*notes, error) {
	path := filepath.Join(folder, notesFile)
	hashes, err := readNotes(path)
	if err != nil {
		return nil, fmt.Errorf("进度记录“%s”无法读取: %w", path, err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
	if err != nil {
		return nil, fmt.Errorf("进度记录“%s”无法写入: %w", path, err)
	}
	return &notes{file: f, hashes: hashes}, nil
}

// readNotes reads what is sound of the notes. If there is more than that, a line
// that a kill cut off or notes that hold no longer, they are written anew.
func readNotes(path string) (map[string]string, error) {
	data, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	hashes := map[string]string{}
	for line := range bytes.Lines(data) {
		var n note
		if json.Unmarshal(line, &n) == nil && n.File != "" {
			hashes[n.File] = n.Hash
		}
	}
	maps.DeleteFunc(hashes, func(_, hash string) bool { return hash == "" })
	var tidy []byte
	for _, file := range slices.Sorted(maps.Keys(hashes)) {
		tidy = append(tidy, note{file, hashes[file]}.line()...)
	}
	if len(tidy) == len(data) {
		return hashes, nil
	}
	return hashes, outfile.Write(path, tidy)
}

func (n note) line() []byte {
	data, err := json.Marshal(n)
	if err != nil {
		panic(err) // not reached: texts can be encoded
	}
	return append(data, '\n')
}

func (s *notes) has(file, hash string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hashes[file] == hash
}

// set notes a file's hash, or with none that the file is not to be relied on.
// What is set is kept even if the program is killed right after.
func (s *notes) set(file, hash string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hashes[file] == hash {
		return nil
	}
	if _, err := s.file.Write(note{file, hash}.line()); err != nil {
		return fmt.Errorf("进度记录“%s”无法写入: %w", s.file.Name(), err)
	}
	s.hashes[file] = hash
	return nil
}

func (s *notes) close() error { return s.file.Close() }

// fingerprint is a hash of the form and all values that are printed, empty ones
// left out.
func fingerprint(form [32]byte, values report.Values) string {
	h := sha256.New()
	h.Write(form[:])
	for _, k := range slices.Sorted(maps.Keys(values)) {
		if values[k] == "" {
			continue
		}
		_, _ = io.WriteString(h, fmt.Sprintf("%d %d\n%s%s", len(k), len(values[k]), k, values[k])) // a hash never fails
	}
	return hex.EncodeToString(h.Sum(nil))
}
