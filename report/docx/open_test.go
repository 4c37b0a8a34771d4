package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"runtime"
	"strings"
	"testing"
)

func kindOf(t *testing.T, data []byte) Kind {
	t.Helper()
	_, err := Open(data)
	var e *OpenError
	if err == nil {
		return ""
	}
	if !errors.As(err, &e) {
		t.Fatalf("Open gave a %T: %v", err, err)
	}
	if s := e.Error(); !strings.HasSuffix(s, "。") || strings.Count(s, "。") != 1 || e.Unwrap() == nil {
		t.Errorf("%s is not told in one sentence with a cause: %q, %v", e.Kind, s, e.Err)
	}
	return e.Kind
}

func ole(streams ...string) []byte {
	b := []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504))
	for _, s := range streams {
		b = append(b, wide(s)...)
		b = append(b, make([]byte, 128)...)
	}
	return b
}

func TestOpenNamesWhatAFileIs(t *testing.T) {
	good := word(t, p("文"))
	office := func(root string) []byte {
		parts := wordParts("")
		parts[3].content = root
		return zipped(t, parts)
	}
	for _, c := range []struct {
		name string
		data []byte
		want Kind
	}{
		{"a Word file", good, ""},
		{"nothing", nil, KindEmpty},
		{"text", []byte("你好"), KindNotWord},
		{"a picture", []byte("\x89PNG\r\n\x1a\n"), KindNotWord},
		{"an empty zip", []byte("PK\x05\x06" + strings.Repeat("\x00", 18)), KindNotWord},
		{"another zip", zipped(t, []entry{{"a.txt", "x"}}), KindNotWord},
		{"a Word file cut off", good[:len(good)*2/3], KindDamaged},
		{"a .doc", ole("Root Entry", "WordDocument"), KindLegacy},
		{"a password", ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), KindPassword},
		{"an .xls", ole("Root Entry", "Workbook"), KindSpreadsheet},
		{"a .ppt", ole("Root Entry", "PowerPoint Document"), KindPresentation},
		{"another compound file", ole("Root Entry"), KindNotWord},
		{"an .rtf", []byte(`{\rtf1\ansi}`), KindLegacy},
		{"Word 2003 XML", []byte(`<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>`), KindLegacy},
		{"an .xlsx", office(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`), KindSpreadsheet},
		{"a .pptx", office(`<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>`), KindPresentation},
		{"an .odt", zipped(t, []entry{{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a/>"}}), KindOpenDocument},
		{"another root", office(`<a/>`), KindNotWord},
		{"no body", office(documentHead[:strings.Index(documentHead, "<w:body>")] + "</w:document>"), KindDamaged},
		{"broken XML", office(documentHead + "<w:p></w:body></w:document>"), KindDamaged},
		{"XML cut off", office(documentHead + "<w:p>"), KindDamaged},
		{"no main part", zipped(t, wordParts("")[:3]), KindDamaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := kindOf(t, c.data); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestOpenRefusesHostileFiles(t *testing.T) {
	with := func(extra ...entry) []byte { return zipped(t, append(wordParts(p("文")), extra...)) }
	body := func(xml string) []byte {
		parts := wordParts("")
		parts[3].content = xml
		return zipped(t, parts)
	}
	many := make([]entry, maxEntries)
	for i := range many {
		many[i] = entry{name: "a/" + strings.Repeat("b", i%50+1) + string(rune('0'+i))}
	}
	deep := documentHead + strings.Repeat("<w:sdt>", maxDepth) + strings.Repeat("</w:sdt>", maxDepth) + documentTail
	entity := `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]>` + documentHead[strings.Index(documentHead, "<w:doc"):] + documentTail
	for _, c := range []struct {
		name string
		data []byte
		want Kind
	}{
		{"a bomb beside the text", with(entry{"word/media/a.bin", strings.Repeat("\x00", 64<<20)}), KindHostile},
		{"a bomb as the text", body(documentHead + strings.Repeat(" ", 64<<20) + documentTail), KindHostile},
		{"many entries", with(many...), KindHostile},
		{"deep nesting", body(deep), KindHostile},
		{"an entity", body(entity), KindHostile},
		{"a name twice", with(entry{"word/document.xml", "<a/>"}), KindHostile},
		{"a name twice but for case", with(entry{"Word/Document.xml", "<a/>"}), KindHostile},
		{"a name that climbs", with(entry{"../evil", "x"}), KindHostile},
		{"a name that climbs inside", with(entry{"word/../../evil", "x"}), KindHostile},
		{"an absolute name", with(entry{"/etc/passwd", "x"}), KindHostile},
		{"a drive", with(entry{"c:/a", "x"}), KindHostile},
		{"backslashes", with(entry{`..\evil`, "x"}), KindHostile},
		{"a size told too small", lying(t, 10), KindDamaged},
		{"a size told too big", lying(t, 1<<40), KindDamaged},
		{"a wrong checksum", miscounted(t), KindDamaged},
		{"an encrypted entry", flagged(t, 1, zip.Store), KindPassword},
		{"an unknown method", flagged(t, 0, 99), KindDamaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := kindOf(t, c.data); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestOpenKeepsMemoryBounded(t *testing.T) {
	const bound = 300 << 20
	for name, data := range map[string][]byte{
		"big part":      zipped(t, append(wordParts(p("文")), entry{"word/media/a.bin", strings.Repeat("\x00", 150<<20)})),
		"many elements": word(t, strings.Repeat(`<w:p w:a="1"/>`, maxNodes+1)),
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		if got := kindOf(t, data); got != KindHostile {
			t.Errorf("%s: got %q", name, got)
		}
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > bound {
			t.Errorf("%s: %d MB allocated", name, n>>20)
		}
	}
}

// raw writes a package whose last entry has the header as given.
func raw(t *testing.T, h zip.FileHeader, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range wordParts(p("文")) {
		w, err := z.Create(e.name)
		if err == nil {
			_, err = w.Write([]byte(e.content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	w, err := z.CreateRaw(&h)
	if err == nil {
		_, err = w.Write([]byte(content))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lying tells a size that the packed bytes do not have: 1000 bytes, deflated.
func lying(t *testing.T, size uint64) []byte {
	packed, h, err := pack(bytes.Repeat([]byte("ab"), 500))
	if err != nil {
		t.Fatal(err)
	}
	h.Name, h.Method, h.UncompressedSize64 = "word/a.bin", zip.Deflate, size
	return raw(t, h, string(packed))
}

func miscounted(t *testing.T) []byte {
	return raw(t, zip.FileHeader{Name: "a", CRC32: 1, UncompressedSize64: 3, CompressedSize64: 3}, "abc")
}

func flagged(t *testing.T, flags, method uint16) []byte {
	return raw(t, zip.FileHeader{Name: "a", Flags: flags, Method: method, UncompressedSize64: 3, CompressedSize64: 3}, "abc")
}

func TestOpenFindsTheMainPart(t *testing.T) {
	strict := strings.NewReplacer(nsWord, nsWordStrict, "w:", "x:", "xmlns:w=", "xmlns:x=")
	body := strict.Replace(documentHead + p("严格") + documentTail)
	for _, target := range []string{"custom/text.xml", "/custom/text.xml", "./custom/../custom/text.xml"} {
		rels := strings.NewReplacer("word/document.xml", target,
			"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
			"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument").Replace(packageRels)
		f := open(t, zipped(t, []entry{{"_rels/.rels", rels}, {"Custom/Text.xml", body}}))
		if got := text(f); got != "严格" {
			t.Errorf("%s: got %q", target, got)
		}
	}
}
