package docx

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path"
	"strings"

	"github.com/klauspost/compress/flate"

	"jibiao/report"
)

// A File is an opened Word file. It is read-only and safe for concurrent use.
type File struct {
	data    []byte
	archive *zip.Reader
	main    *zip.File // the part that holds the text
	source  []byte    // its bytes
	tree    *node     // its elements
	styles  *styles
	hash    [sha256.Size]byte
}

// Open reads a Word package: .docx, .docm, .dotx or .dotm in the transitional
// or the strict form, with any namespace prefix. The data is kept, not copied,
// and must not change while the File is in use.
//
// The file may come from anywhere: entries, sizes, ratio, names and depth are
// limited, nothing that the file says of itself is believed. Every error is an
// *OpenError whose text is one sentence for the clerk.
func Open(data []byte) (*File, error) {
	if err := checkContainer(data); err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse(KindDamaged, "read zip directory: %w", err)
	}
	if err := checkEntries(archive.File); err != nil {
		return nil, err
	}
	archive.RegisterDecompressor(zip.Deflate, flate.NewReader) // faster than the standard library's
	f := &File{data: data, archive: archive, hash: sha256.Sum256(data)}
	read := map[*zip.File]int{}
	if err := f.readMain(read); err != nil {
		return nil, err
	}
	if err := f.readStyles(read); err != nil {
		return nil, err
	}
	if err := checkContents(archive.File, read); err != nil {
		return nil, err
	}
	return f, nil
}

// Scan opens a Word file and returns what it says, with its placeholders.
// Errors are those of Open.
func Scan(data []byte) (report.Grid, error) {
	f, err := Open(data)
	if err != nil {
		return report.Grid{}, err
	}
	return f.Grid(), nil
}

// ReadFile reads a file that is meant to be opened with Open: no more of it
// than Open needs to see that it is too big.
func ReadFile(name string) (data []byte, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(io.LimitReader(f, maxFile+1))
}

// readMain finds the part that holds the text through the package's
// relationships and parses it.
func (f *File) readMain(read map[*zip.File]int) error {
	if f.entry("mimetype") != nil && f.entry("content.xml") != nil {
		return refuse(KindOpenDocument, "package has an OpenDocument mimetype")
	}
	rels := f.entry("_rels/.rels")
	if rels == nil {
		return refuse(KindNotWord, "zip archive without _rels/.rels")
	}
	tree, err := readPart(rels, read)
	if err != nil {
		return err
	}
	target := related(tree, "", "/officeDocument")
	if f.main = f.entry(target); f.main == nil {
		return refuse(KindDamaged, "main part %q is missing", target)
	}
	if f.tree, err = readPart(f.main, read); err != nil {
		return err
	}
	f.source = f.tree.scope.src
	return checkRoot(f.tree)
}

func checkRoot(root *node) error {
	switch {
	case root.name == "document" && root.child("body") != nil:
		return nil
	case root.name == "document":
		return refuse(KindDamaged, "main part has no body")
	case root.name == ":workbook":
		return refuse(KindSpreadsheet, "main part is a workbook")
	case root.name == ":presentation":
		return refuse(KindPresentation, "main part is a presentation")
	default:
		return refuse(KindNotWord, "main part's root is %s", root.name)
	}
}

// readStyles reads the style sheet; a file without one has none.
func (f *File) readStyles(read map[*zip.File]int) error {
	dir, base := path.Split(f.main.Name)
	f.styles = newStyles(nil)
	rels := f.entry(dir + "_rels/" + base + ".rels")
	if rels == nil {
		return nil
	}
	tree, err := readPart(rels, read)
	if err != nil {
		return err
	}
	part := f.entry(related(tree, dir, "/styles"))
	if part == nil {
		return nil
	}
	sheet, err := readPart(part, read)
	if err != nil {
		return err
	}
	f.styles = newStyles(sheet)
	return nil
}

// entry finds a part by name; names of parts ignore case.
func (f *File) entry(name string) *zip.File {
	for _, e := range f.archive.File {
		if strings.EqualFold(e.Name, name) {
			return e
		}
	}
	return nil
}

// related returns the part that a relationship of the type points to, seen
// from the folder dir, or "".
func related(rels *node, dir, kind string) string {
	for c := rels.first; c != nil; c = c.next {
		if c.name != ":Relationship" || !strings.HasSuffix(c.attr("Type"), kind) || c.attr("TargetMode") == "External" {
			continue
		}
		return target(c, dir)
	}
	return ""
}

// target is the part that a relationship points to, seen from the folder dir.
func target(relationship *node, dir string) string {
	target := relationship.attr("Target")
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", dir, target)
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

// readPart is parsePart; it notes the part's size.
func readPart(e *zip.File, read map[*zip.File]int) (*node, error) {
	src, tree, err := parsePart(e)
	read[e] = len(src)
	return tree, err
}

// parsePart unpacks and parses one XML part.
func parsePart(e *zip.File) ([]byte, *node, error) {
	limit := min(maxPart, sizeLimit(e))
	var b bytes.Buffer
	b.Grow(int(min(e.UncompressedSize64, uint64(limit))) + bytes.MinRead) // what the header says is but a hint
	if _, err := copyPart(&b, e, limit); errors.Is(err, errTooBig) {
		return nil, nil, &OpenError{KindHostile, err}
	} else if err != nil {
		return nil, nil, &OpenError{KindDamaged, err}
	}
	tree, err := parseShared(b.Bytes())
	switch {
	case errors.Is(err, errDeclaration), errors.Is(err, errDepth), errors.Is(err, errNodes), errors.Is(err, errPrefixes), errors.Is(err, errNames):
		return nil, nil, refuse(KindHostile, "part %s: %w", e.Name, err)
	case err != nil:
		return nil, nil, refuse(KindDamaged, "part %s: %w", e.Name, err)
	}
	return b.Bytes(), tree, nil
}
