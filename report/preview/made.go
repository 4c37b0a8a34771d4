package preview

import (
	"crypto/sha256"
	"slices"
)

// keptPDFs is how many finished PDFs are kept: that of the report as it is, and
// of a few states before, which undo brings back.
const keptPDFs = 4

// made are the latest PDFs, by the documents that they were made of.
type made struct{ latest []madePDF }

type madePDF struct {
	of  [sha256.Size]byte
	pdf []byte
}

func (m *made) get(document []byte) []byte {
	of := sha256.Sum256(document)
	if i := slices.IndexFunc(m.latest, func(p madePDF) bool { return p.of == of }); i >= 0 {
		return m.latest[i].pdf
	}
	return nil
}

func (m *made) put(document, pdf []byte) {
	m.latest = append(m.latest, madePDF{sha256.Sum256(document), pdf})
	if len(m.latest) > keptPDFs {
		m.latest = slices.Delete(m.latest, 0, 1)
	}
}
