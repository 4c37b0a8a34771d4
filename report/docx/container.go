package docx

import (
	"bytes"
	"unicode/utf16"
)

// checkContainer tells by its first bytes what a file is, and refuses
// everything that is not a zip archive by its right name.
func checkContainer(data []byte) error {
	switch {
	case len(data) == 0:
		return refuse(KindEmpty, "no bytes")
	case len(data) > maxFile:
		return refuse(KindHostile, "file has %d bytes", len(data))
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return nil
	case bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return refuse(KindNotWord, "empty zip archive")
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return compound(data)
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return refuse(KindLegacy, "rich text format")
	case wordXML(data):
		return refuse(KindLegacy, "Word XML in a single file")
	default:
		return refuse(KindNotWord, "first bytes are % x", data[:min(8, len(data))])
	}
}

// compound names a file of Microsoft's old container (OLE) by the streams in
// its directory, whose names are UTF-16.
func compound(data []byte) error {
	for _, s := range []struct {
		stream string
		kind   Kind
	}{
		{"EncryptedPackage", KindPassword},
		{"WordDocument", KindLegacy},
		{"Workbook", KindSpreadsheet},
		{"PowerPoint Document", KindPresentation},
	} {
		if bytes.Contains(data, wide(s.stream)) {
			return refuse(s.kind, "compound file with stream %s", s.stream)
		}
	}
	return refuse(KindNotWord, "compound file without a known stream")
}

func wide(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// wordXML recognizes the two ways in which Word saves a document as one XML file.
func wordXML(data []byte) bool {
	head := data[:min(1024, len(data))]
	return bytes.Contains(head, []byte(`progid="Word.Document"`)) ||
		bytes.Contains(head, []byte("http://schemas.microsoft.com/office/2006/xmlPackage"))
}
