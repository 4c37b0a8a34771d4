package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// outline writes down what a tree says of the part it was read from. Of
// elements that were shared it tells the places in the element itself.
func outline(root *node, src []byte) string {
	var b strings.Builder
	var visit func(n *node, shift int32)
	visit = func(n *node, shift int32) {
		fmt.Fprintf(&b, "%s %d %d %d %d %v", n.name, n.start+shift, n.inner+shift, n.innerEnd+shift, n.end+shift, n.preserve)
		for name, value := range n.attributes() {
			fmt.Fprintf(&b, " %s=%q", name, value)
		}
		if n.first == nil {
			text := unescape(src[n.inner+shift : n.innerEnd+shift])
			fmt.Fprintf(&b, " %q", text)
		}
		b.WriteByte('\n')
		for c := n.first; c != nil; c = c.next {
			visit(c, shift+n.start-n.twin().start)
		}
		b.WriteString("/\n")
	}
	visit(root, 0)
	return b.String()
}

// An oracle reads a part with encoding/xml and writes the same outline.
type oracle struct {
	src   []byte
	d     *xml.Decoder
	tags  []xml.Name
	bound []map[string]string
	keep  []bool
}

func newOracle(src []byte) *oracle {
	return &oracle{
		src: src, d: xml.NewDecoder(bytes.NewReader(src)),
		bound: []map[string]string{{"xml": nsXML}}, keep: []bool{false},
	}
}

// A leaf is an element as the oracle has it while it is open.
type leaf struct {
	head     string
	text     string
	children []string
}

func (o *oracle) read() (string, error) {
	open := []*leaf{{}}
	for {
		start := o.d.InputOffset()
		token, err := o.d.RawToken()
		switch {
		case errors.Is(err, io.EOF) && len(open) == 1 && len(open[0].children) == 1:
			return open[0].children[0], nil
		case errors.Is(err, io.EOF):
			return "", io.ErrUnexpectedEOF
		case err != nil:
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(open) == 1 && len(open[0].children) > 0 || len(open) > maxDepth {
				return "", errors.New("misplaced element")
			}
			head, err := o.begin(t)
			if err != nil {
				return "", err
			}
			name, rest, _ := strings.Cut(head, " ")
			open = append(open, &leaf{head: fmt.Sprintf("%s %d %d @ %s", name, start, o.d.InputOffset(), rest)})
		case xml.EndElement:
			n := len(open) - 1
			if n == 0 || o.tags[n-1] != t.Name {
				return "", errors.New("unbalanced")
			}
			up, text, whole := open[n-1], open[n].text, open[n].close(start, o.d.InputOffset())
			open, o.tags, o.bound, o.keep = open[:n], o.tags[:n-1], o.bound[:n], o.keep[:n]
			if name, _, _ := strings.Cut(whole, " "); n == 1 || !chaff[name] || strings.Count(whole, "\n") > 2 {
				up.children = append(up.children, whole)
			} else {
				up.text += text
			}
		case xml.Directive:
			return "", errDeclaration
		case xml.CharData:
			if len(open) == 1 && len(bytes.Trim(t, blanks+byteOrderMark)) > 0 {
				return "", errors.New("text outside")
			}
			open[len(open)-1].text += string(t)
		}
	}
}

func (l *leaf) close(innerEnd, end int64) string {
	out := strings.Replace(l.head, "@", fmt.Sprintf("%d %d", innerEnd, end), 1)
	if len(l.children) == 0 {
		out += fmt.Sprintf(" %q", l.text)
	}
	return out + "\n" + strings.Join(l.children, "") + "/\n"
}

// begin resolves the names of a tag.
func (o *oracle) begin(t xml.StartElement) (string, error) {
	bound := map[string]string{}
	for k, v := range o.bound[len(o.bound)-1] {
		bound[k] = v
	}
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" {
			bound[a.Name.Local] = a.Value
		} else if a.Name.Space == "" && a.Name.Local == "xmlns" {
			bound[""] = a.Value
		}
	}
	if t.Name.Space != "" && bound[t.Name.Space] == "" {
		return "", errPrefix
	}
	word := func(space string) bool { return space == nsWord || space == nsWordStrict }
	preserve, attrs := o.keep[len(o.keep)-1], ""
	for _, a := range t.Attr {
		switch {
		case a.Name.Space == "xml" && a.Name.Local == "space":
			preserve = a.Value == "preserve"
		case a.Name.Space == "" && a.Name.Local != "xmlns", a.Name.Space != "" && word(bound[a.Name.Space]):
			attrs += fmt.Sprintf(" %s=%q", a.Name.Local, a.Value)
		}
	}
	o.tags, o.bound, o.keep = append(o.tags, t.Name), append(o.bound, bound), append(o.keep, preserve)
	name := ":" + t.Name.Local
	switch space := bound[t.Name.Space]; {
	case word(space):
		name = t.Name.Local
	case space == nsCompat:
		name = "mc:" + t.Name.Local
	}
	return fmt.Sprintf("%s %v%s", name, preserve, attrs), nil
}

// stricter are the reasons for which a part is refused that encoding/xml
// reads, though XML and its namespaces do not allow it: controls in comments
// and instructions, bad names, declarations at the wrong place or in disorder,
// attributes that occur twice or without a blank between, references to
// surrogates, references or CDATA outside of the root, reserved prefixes.
var stricter = []error{
	errEncoding, errCharacter, errName, errMarkup, errAttribute, errReference, errPrefix, errPrefixes, errNames, errOutside,
}

// compare reads a part in both ways, and shared.
func compare(tb rapid.TB, src []byte) {
	tb.Helper()
	want, wantErr := newOracle(src).read()
	tree, err := parse(src)
	if err != nil {
		if wantErr == nil && !slices.ContainsFunc(stricter, func(reason error) bool { return errors.Is(err, reason) }) {
			tb.Fatalf("refused: %v\n%q", err, src)
		}
		if _, shared := parseShared(src); shared == nil {
			tb.Fatalf("%v, but is read shared\n%q", err, src)
		}
		return
	}
	if wantErr != nil {
		// names: encoding/xml has the letters of XML's fourth edition
		if strings.Contains(wantErr.Error(), "invalid XML name") && !isASCII(src) {
			return
		}
		tb.Fatalf("accepted, but %v\n%q", wantErr, src)
	}
	if diff := cmp.Diff(want, outline(tree, src)); diff != "" {
		tb.Fatalf("%s\n%q", diff, src)
	}
	shared, err := parseShared(src)
	if err != nil {
		tb.Fatalf("not read shared: %v\n%q", err, src)
	}
	if diff := cmp.Diff(want, outline(shared, src)); diff != "" {
		tb.Fatalf("shared: %s\n%q", diff, src)
	}
}

func isASCII(src []byte) bool {
	return !bytes.ContainsFunc(src, func(r rune) bool { return r >= utf8.RuneSelf })
}

// crumbs are what parts are made of, some of it wrong.
var crumbs = []string{
	"<w:p>", "</w:p>", "<w:r w:id='1'>", "</w:r>", "<w:t xml:space=\"preserve\">", "</w:t >", "<w:br/>", "<w:b w:val = \"0\" />",
	"<w:rPr><w:sz w:val=\"21\"/></w:rPr>", "<w:pPr><w:jc w:val='center'/><w:rPr><w:b/></w:rPr></w:pPr>",
	"<w:tcPr><w:tcW w:w=\"1\"/></w:tcPr>", "<w:rPr>", "</w:rPr>", "<w:i/>", "<w:i a='>'/>", "<a>", "</a>", "<x:a xmlns:x='u'>", "</x:a>",
	"<w xmlns='" + nsWordStrict + "' val='3'>", "</w>", "<w:r xmlns:w=\"v\" w:id='1'>", "<mc:Choice/>", "<a b='1' b='2'/>",
	"兰州", " ", "\r\n", "\r", "\t", "&amp;", "&#x5170;", "&#10;", "&lt;", "&b;", "&", "]]>", "]]", "<![CDATA[<&]]]>", "<!-- a<b -->", "<!-->-->", "<!---->",
	"<!-- -- -->", "<?a b?>", "<?xml version='1.0'?>", "<!DOCTYPE a>", "<", ">", "/>", "'", "\"", "=", "\x01", "\xff", "<é/>", "<a b=\"&quot;'>\"/>",
}

func drawPart(t *rapid.T) []byte {
	parts := rapid.SliceOfN(rapid.SampledFrom(crumbs), 0, 12).Draw(t, "crumbs")
	body := strings.Join(parts, "")
	if rapid.Bool().Draw(t, "bare") {
		return []byte(body)
	}
	return []byte(`<?xml version="1.0" encoding="UTF-8"?>` + rootTag + body + "</w:root>")
}

const rootTag = `<w:root xmlns:w="` + nsWord + `" xmlns:mc="` + nsCompat + `">`

// drawTree makes a well-formed element.
func drawTree(t *rapid.T, depth int) string {
	name := rapid.SampledFrom([]string{"w:p", "w:r", "w:rPr", "w:pPr", "w:tcPr", "w:t", "w:i", "w:kern", "mc:Choice", "a", "w:sectPr"}).Draw(t, "name")
	attrs := rapid.SampledFrom([]string{
		"", "", " w:val='1'", " val=\"&lt;\r\n\" w:val = '兰'", " xml:space='preserve'", " xml:space=\"default\"", "\n",
		" xmlns:w='u'", " xmlns:w=\"" + nsWordStrict + "\"", " xmlns='" + nsWord + "' b=''", " a='>' b='\"'",
	}).Draw(t, "attrs")
	if depth == 0 || rapid.IntRange(0, 4).Draw(t, "empty") == 0 {
		return "<" + name + attrs + "/>"
	}
	var b strings.Builder
	for range rapid.IntRange(0, 4).Draw(t, "children") {
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			b.WriteString(rapid.SampledFrom([]string{"兰州", " ", "&amp;", "\r\n", "<![CDATA[<]]>", "<!-- x -->", "<!-->-->", "<?a?>", "]]", ">"}).Draw(t, "text"))
		case 1:
			again := drawTree(t, depth-1)
			b.WriteString(again + again)
		default:
			b.WriteString(drawTree(t, depth-1))
		}
	}
	return "<" + name + attrs + ">" + b.String() + "</" + name + ">"
}

func TestLawTreesAreThoseOfEncodingXML(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) { compare(r, []byte(rootTag+drawTree(r, 4)+"</w:root>")) })
}

func TestLawCrumbsAreReadAsByEncodingXML(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) { compare(r, drawPart(r)) })
}

// samples are the Word files that the tests have, by name.
func samples(t *testing.T) map[string][]byte {
	form, err := os.ReadFile(filepath.Join("..", "..", "assets", "forms", "lanzhou-2023", "template.docx"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"template.docx": form, "made": word(t, p("文"), table(row(cell("格"))))}
	found, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "samples", "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range found {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = data
	}
	return files
}

func TestSamplesAreReadAsByEncodingXML(t *testing.T) {
	for name, data := range samples(t) {
		f := open(t, data)
		for _, e := range f.archive.File {
			if !strings.HasSuffix(e.Name, ".xml") && !strings.HasSuffix(e.Name, ".rels") {
				continue
			}
			var b bytes.Buffer
			if _, err := copyPart(&b, e, maxPart); err != nil {
				t.Fatal(err)
			}
			t.Run(name+"/"+e.Name, func(t *testing.T) { compare(t, b.Bytes()) })
			if _, err := parse(b.Bytes()); err != nil {
				t.Errorf("%s: %v", e.Name, err)
			}
		}
	}
}

func FuzzScanner(f *testing.F) {
	for _, c := range crumbs {
		f.Add([]byte(rootTag + c + c + "</w:root>"))
	}
	f.Add([]byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + rootTag + "<w:tc></w:tc ></w:root>"))
	f.Add([]byte(byteOrderMark + "<a/>"))
	f.Fuzz(func(t *testing.T, src []byte) { compare(t, src) })
}
