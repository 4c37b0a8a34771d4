package docx

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestScannerCutsTags(t *testing.T) {
	src := byteOrderMark + "<?xml version='1.0' encoding=\"utf-8\" standalone='no' ?>\n<!-- <x> --><a  b = '>' c=\"'\"\n><?go x?>兰&#x41;<b:c/><![CDATA[<&]]></a\t>\n"
	s, err := newScanner([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for {
		tok, err := s.next()
		if err != nil {
			t.Fatal(err)
		}
		if tok.kind == endOfPart {
			break
		}
		got = append(got, string(tok.name)+"|"+src[tok.start:tok.end])
	}
	want := []string{"|\n", "a|<a  b = '>' c=\"'\"\n>", "|兰&#x41;", "b:c|<b:c/>", "|<![CDATA[<&]]>", "a|</a\t>", "|\n"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestParseRefuses(t *testing.T) {
	many := ""
	for i := range 40 {
		many += " a" + strings.Repeat("b", i) + "=''"
	}
	prefixes := ""
	for i := range maxPrefixes + 1 {
		prefixes += " xmlns:w" + strings.Repeat("w", i) + "='" + nsWord + "'"
	}
	for _, c := range []struct {
		name, src string
		want      error // nil: any
	}{
		{"nothing", "", io.ErrUnexpectedEOF},
		{"blanks only", " \n", io.ErrUnexpectedEOF},
		{"no end tag", "<a>", io.ErrUnexpectedEOF},
		{"a bracket", "<a/><", io.ErrUnexpectedEOF},
		{"a tag cut off", "<a b='1'", io.ErrUnexpectedEOF},
		{"a value cut off", "<a b='1></a>", io.ErrUnexpectedEOF},
		{"a comment cut off", "<a/><!-- ->", io.ErrUnexpectedEOF},
		{"an instruction cut off", "<a/><?b >", io.ErrUnexpectedEOF},
		{"CDATA cut off", "<a><![CDATA[]]</a>", io.ErrUnexpectedEOF},
		{"the wrong end tag", "<a></b>", nil},
		{"an end tag alone", "</a>", nil},
		{"an end tag with an attribute", "<a></a b=''>", errMarkup},
		{"an end tag without name", "<a></>", nil},
		{"a blank before the name", "< a/>", errAttribute},
		{"a blank in the end", "<a/ >", errAttribute},
		{"two roots", "<a/><b/>", nil},
		{"text before the root", "x<a/>", nil},
		{"text behind the root", "<a/>x", nil},
		{"CDATA behind the root", "<a/><![CDATA[]]>", nil},
		{"a second byte order mark", byteOrderMark + byteOrderMark + "<a/>", nil},
		{"a document type", "<!DOCTYPE a><a/>", errDeclaration},
		{"an entity", "<a><!ENTITY b 'c'></a>", errDeclaration},
		{"an entity in use", "<a>&b;</a>", errReference},
		{"an ampersand", "<a>b & c;</a>", errReference},
		{"an ampersand in a value", "<a b='&'/>", errReference},
		{"an empty reference", "<a>&#;</a>", errReference},
		{"a reference in capitals", "<a>&#X41;</a>", errReference},
		{"a reference to a control", "<a>&#1;</a>", errReference},
		{"a reference to a surrogate", "<a>&#xD800;</a>", errReference},
		{"a reference beyond Unicode", "<a>&#x110000;</a>", errReference},
		{"a huge reference", "<a>&#99999999999999999999999;</a>", errReference},
		{"a control", "<a>\x01</a>", errCharacter},
		{"a control in a comment", "<a/><!-- \x0b -->", errCharacter},
		{"a noncharacter", "<a>\uFFFF</a>", errCharacter},
		{"Latin 1", "<a>\xe4</a>", errEncoding},
		{"UTF-16", "\xff\xfe<\x00a\x00/\x00>\x00", errEncoding},
		{"another encoding", "<?xml version='1.0' encoding='gbk'?><a/>", errEncoding},
		{"XML 1.1", "<?xml version='1.1'?><a/>", errEncoding},
		{"no version", "<?xml encoding='utf-8'?><a/>", errAttribute},
		{"an empty declaration", "<?xml ?><a/>", errMarkup},
		{"the version twice", "<?xml version='1.0' version='1.0'?><a/>", errAttribute},
		{"a late declaration", "<a/><?xml version='1.0'?>", errMarkup},
		{"an instruction without target", "<? a?><a/>", errName},
		{"dashes in a comment", "<!-- -- --><a/>", errMarkup},
		{"a comment with three dashes", "<!-- ---><a/>", errMarkup},
		{"the end of CDATA in text", "<a>]]></a>", errBracket},
		{"a bracket in a value", "<a b='<'/>", errBracket},
		{"no value", "<a b/>", errAttribute},
		{"no quotes", "<a b=c/>", errAttribute},
		{"no blank between attributes", "<a b='1'c='2'/>", errAttribute},
		{"an attribute twice", "<a b='1' b='2'/>", errAttribute},
		{"one of many attributes twice", "<a" + many + " abbb=''/>", errAttribute},
		{"a name with a digit in front", "<1a/>", errName},
		{"a name with two colons", "<a:b:c xmlns:a='x'/>", errName},
		{"a name with an empty prefix", "<:a/>", errPrefix},
		{"an empty prefix beside a default namespace", "<a xmlns='x'><:a/></a>", errName},
		{"a name with a prefix only", "<a: xmlns:a='x'/>", errName},
		{"an unknown prefix", "<a:b/>", errPrefix},
		{"a prefix out of its element", "<a><b xmlns:c='x'/><c:d/></a>", errPrefix},
		{"a prefix without namespace", "<a xmlns:b=''/>", errPrefix},
		{"a reserved prefix", "<a xmlns:xml='x'/>", errPrefix},
		{"a reserved namespace", "<a xmlns:b='" + nsXML + "'/>", errPrefix},
		{"many prefixes", "<a" + prefixes + "/>", errPrefixes},
		{"many attributes", "<a" + counted(" a%d=''", maxOfTag+1) + "/>", errNames},
		{"many names", "<a>" + counted("<a%d/>", maxNames+1) + "</a>", errNames},
		{"many namespaces", "<a>" + counted("<a xmlns:a%d='u'/>", maxNames+1) + "</a>", errNames},
		{"deep nesting", strings.Repeat("<a>", maxDepth+1), errDepth},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, err := parse([]byte(c.src))
			if err == nil {
				t.Fatalf("accepted as %s", outline(n, []byte(c.src)))
			}
			if c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

// counted repeats the format with numbers.
func counted(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestAttributes(t *testing.T) {
	src := `<x:p xmlns:x="` + nsWord + `" xmlns:y="` + nsWordStrict + `" xmlns:o="o" o:val="1" b = '&lt;"&#65;' x:val="2" y:id='3'` + "\n" + `x:e=""><o:q xmlns:o="` + nsWord + `" o:val="4" x:val="5"/><q o:val="6"/></x:p>`
	n, err := parse([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for name, value := range n.attributes() {
		got = append(got, name+"="+value)
	}
	for _, name := range []string{"val", "id", "b", "x", "l", "e", "xmlns"} {
		got = append(got, n.attr(name))
	}
	got = append(got, n.first.name, n.first.attr("val"), n.first.next.name, n.first.next.attr("val"))
	want := []string{`b=<"A`, "val=2", "id=3", "e=", "2", "3", `<"A`, "", "", "", "", "q", "4", ":q", ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTwinsShareTheirChildren(t *testing.T) {
	cell := `<w:tcPr><w:tcW w:w="1"/></w:tcPr>`
	src := []byte(`<w:a xmlns:w="` + nsWord + `"><w:tc>` + cell + `</w:tc><w:tc>` + cell + `</w:tc><w:tc xmlns:w="x">` + cell + `</w:tc><w:tc xml:space="preserve">` + cell + `</w:tc></w:a>`)
	tree, err := parseShared(src)
	if err != nil {
		t.Fatal(err)
	}
	exact, err := parse(src)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(outline(exact, src), outline(tree, src)); diff != "" {
		t.Error(diff)
	}
	first := tree.first.first
	second := tree.first.next.first
	if second.twin() != first || string(src[second.start:second.end]) != cell || second.start == first.start {
		t.Error("the second is not the twin of the first")
	}
	for c := tree.first.next.next; c != nil; c = c.next {
		if c.first.twin() != c.first {
			t.Errorf("%s shares what it must not", src[c.start:c.end])
		}
	}
}
