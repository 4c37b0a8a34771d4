package docx

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"strings"
)

// The limits under which a file is read. A real report, pictures included, is
// far below all of them.
const (
	maxFile     = 64 << 20  // bytes of the package as it lies on disk
	maxEntries  = 4096      // parts of a package
	maxPart     = 32 << 20  // bytes of an XML part that is parsed
	maxTotal    = 128 << 20 // bytes of all parts together
	maxRatio    = 300       // of a part's size to its packed size…
	ratioFrom   = 1 << 20   // …asked only from this size on
	maxDepth    = 256       // nesting of elements
	maxNodes    = 1 << 21   // elements of a part
	maxColumns  = 1024      // columns of a table
	maxNames    = 1 << 14   // different names in a part
	maxOfTag    = 256       // attributes of a tag
	maxPrefixes = 8         // names for WordprocessingML in force at once
)

var errTooBig = errors.New("part exceeds its limit")

// checkEntries refuses what no word processor writes, before anything is unpacked.
func checkEntries(entries []*zip.File) error {
	if len(entries) > maxEntries {
		return refuse(KindHostile, "package has %d entries", len(entries))
	}
	seen := make(map[string]bool, len(entries))
	for _, e := range entries {
		name := strings.ToLower(e.Name)
		switch {
		case !safeName(name):
			return refuse(KindHostile, "entry name %q leaves the package", e.Name)
		case seen[name]:
			return refuse(KindHostile, "entry %q occurs twice", e.Name)
		case e.Flags&1 != 0:
			return refuse(KindPassword, "entry %q is encrypted", e.Name)
		case e.Method != zip.Store && e.Method != zip.Deflate:
			return refuse(KindDamaged, "entry %q uses compression method %d", e.Name, e.Method)
		}
		seen[name] = true
	}
	return nil
}

// safeName says whether an entry's name stays inside of the package.
func safeName(name string) bool {
	if name == "" || strings.HasPrefix(name, "/") || strings.ContainsAny(name, "\\:\x00") {
		return false
	}
	for _, step := range strings.Split(name, "/") {
		if step == ".." || step == "." {
			return false
		}
	}
	return true
}

// checkContents unpacks every entry that was not read already, keeping
// nothing: sizes are measured, never believed, and the checksums are verified.
func checkContents(entries []*zip.File, read map[*zip.File]int) error {
	var total int64
	for _, size := range read {
		total += int64(size)
	}
	for _, e := range entries {
		if _, done := read[e]; done {
			continue
		}
		n, err := drain(e, min(sizeLimit(e), maxTotal-total))
		if err != nil {
			return err
		}
		total += n
	}
	return nil
}

// sizeLimit is how much an entry may unpack to, judged by the packed bytes.
func sizeLimit(e *zip.File) int64 {
	packed := min(e.CompressedSize64, maxFile)
	return max(ratioFrom, int64(packed)*maxRatio)
}

func drain(e *zip.File, limit int64) (int64, error) {
	n, err := copyPart(io.Discard, e, limit)
	if errors.Is(err, errTooBig) {
		return n, &OpenError{KindHostile, err}
	}
	if err != nil {
		return n, &OpenError{KindDamaged, err}
	}
	return n, nil
}

// copyPart unpacks an entry into w and gives up beyond limit bytes.
func copyPart(w io.Writer, e *zip.File, limit int64) (int64, error) {
	r, err := e.Open()
	if err != nil {
		return 0, fmt.Errorf("open part %s: %w", e.Name, err)
	}
	n, err := io.Copy(w, io.LimitReader(r, limit+1))
	if n > limit {
		err = errTooBig
	}
	if err = errors.Join(err, r.Close()); err != nil {
		return n, fmt.Errorf("read part %s: %w", e.Name, err)
	}
	return n, nil
}
