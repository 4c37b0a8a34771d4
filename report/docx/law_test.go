package docx

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/report"
)

// A made is a generated form with values for it.
type made struct {
	body   string
	values report.Values
}

// A maker generates forms that can be read in one way: every text of the form
// has a number of its own and a sign (▲) that no value has.
type maker struct {
	t      *rapid.T
	number int
	sole   []report.Key // keys that a cell holds alone
	values report.Values
	links  bool // LibreOffice crosses the tags of a hyperlink and a content control that meet
}

func drawMade(t *rapid.T) made  { return draw(&maker{t: t, values: report.Values{}, links: true}) }
func drawPlain(t *rapid.T) made { return draw(&maker{t: t, values: report.Values{}}) }

func draw(m *maker) made {
	t := m.t
	var blocks []string
	for range rapid.IntRange(1, 3).Draw(t, "blocks") {
		blocks = append(blocks, m.prose(), m.table())
	}
	blocks = append(blocks, m.title(), m.prose())
	return made{strings.Join(blocks, ""), m.values}
}

func (m *maker) next() int {
	m.number++
	return m.number
}

func (m *maker) literal() string { return fmt.Sprintf("▲文%d▲", m.next()) }

// key makes a key with a value.
func (m *maker) key() report.Key {
	k := report.Key(fmt.Sprintf("字段.k%d", m.next()))
	m.values[k] = drawText(m.t)
	return k
}

var scraps = []string{
	"兰州", "2023年度", "a b", " ", "  ", "\n", "\n\n", "\t", "<w:p>", "&amp;", `"'`, "]]>", "{{x}}", "{{", "}}",
	"😀", "𠮷", "\u00a0", "\u3000", "\u2011", "\u00ad", "\u200b", "\r\n", "\r", "\x00", "\x1f", "\ufffe", "\xff", "。", "5257.66",
}

func drawText(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 8).Draw(t, "value"), "")
}

// prose is some paragraphs with text around the places.
func (m *maker) prose() string {
	var b strings.Builder
	for range rapid.IntRange(0, 3).Draw(m.t, "paragraphs") {
		b.WriteString(m.paragraph(m.mixed()))
	}
	return b.String()
}

// mixed is a text with places that its literals tell apart.
func (m *maker) mixed() string {
	text := m.literal()
	for range rapid.IntRange(0, 3).Draw(m.t, "places") {
		text += m.place(m.key()) + m.literal()
	}
	return text
}

// title repeats values that cells hold, side by side.
func (m *maker) title() string {
	text := ""
	for range min(len(m.sole), rapid.IntRange(0, 3).Draw(m.t, "repeated")) {
		text += m.place(rapid.SampledFrom(m.sole).Draw(m.t, "again"))
	}
	return m.paragraph(text + m.literal())
}

func (m *maker) place(k report.Key) string {
	blank := rapid.SampledFrom([]string{"", "", " ", "　"}).Draw(m.t, "blank")
	return "{{" + blank + string(k) + blank + "}}"
}

// paragraph cuts the text into runs at any place, with marks in between.
func (m *maker) paragraph(text string) string {
	var b strings.Builder
	b.WriteString("<w:p>" + rapid.SampledFrom([]string{"", `<w:pPr><w:jc w:val="center"/></w:pPr>`}).Draw(m.t, "pPr"))
	letters := []rune(text)
	for len(letters) > 0 {
		n := rapid.IntRange(1, max(1, min(len(letters), 12))).Draw(m.t, "cut")
		b.WriteString(m.wrap(string(letters[:n])))
		letters = letters[n:]
	}
	return b.String() + "</w:p>"
}

func (m *maker) wrap(text string) string {
	id := m.next()
	r := `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r>`
	switch rapid.IntRange(0, 9).Draw(m.t, "wrap") {
	case 0:
		return fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="b%d"/>%s<w:bookmarkEnd w:id="%d"/>`, id, id, r, id)
	case 1:
		return `<w:proofErr w:type="spellStart"/>` + r + `<w:proofErr w:type="spellEnd"/>`
	case 2:
		return `<w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r>`
	case 3:
		if !m.links {
			return r
		}
		return fmt.Sprintf(`<w:hyperlink w:anchor="b%d">%s</w:hyperlink>`, id, r)
	case 4:
		return fmt.Sprintf(`<w:sdt><w:sdtPr><w:id w:val="%d"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>`, id, r)
	case 5:
		return fmt.Sprintf(`<w:ins w:id="%d" w:author="甲">%s</w:ins>`, id, r)
	default:
		return r
	}
}

// table makes rows of captions and values on a grid of six columns, some
// under a group caption that is merged over rows.
func (m *maker) table() string {
	const columns = 6
	rows := []string{row(spanned(spans(columns), m.paragraph(m.literal())))}
	for len(rows) < rapid.IntRange(2, 5).Draw(m.t, "rows") {
		group := rapid.IntRange(0, 3).Draw(m.t, "group")
		if group == 0 {
			rows = append(rows, row(m.cells(columns)...))
			continue
		}
		for i := range group {
			head := spanned(mergeStart, m.paragraph(m.literal()))
			if i > 0 {
				head = spanned(mergeOn, p())
			}
			rows = append(rows, row(append([]string{head}, m.cells(columns-1)...)...))
		}
	}
	return "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr>" + grid(1400, 1400, 1400, 1400, 1400, 1400) + strings.Join(rows, "") + "</w:tbl>"
}

// cells fills the columns with pairs of a caption and a value, or a value
// with text around it.
func (m *maker) cells(columns int) []string {
	var list []string
	for columns > 0 {
		list = append(list, m.cell(m.literal()))
		columns--
		if columns == 0 {
			break
		}
		n := rapid.IntRange(1, columns).Draw(m.t, "span")
		list = append(list, spanned(spans(n), m.paragraph(m.valueText())))
		columns -= n
	}
	return list
}

// valueText is the text of a cell that takes one value or several.
func (m *maker) valueText() string {
	if rapid.IntRange(0, 3).Draw(m.t, "mixed") == 0 {
		return m.mixed()
	}
	k := m.key()
	m.sole = append(m.sole, k)
	return m.place(k)
}

func (m *maker) cell(text string) string { return "<w:tc><w:tcPr/>" + m.paragraph(text) + "</w:tc>" }

// cleaned are the values as they are given back.
func cleaned(v report.Values) report.Values {
	out := report.Values{}
	for k, s := range v {
		if s = report.CleanText(s); s != "" {
			out[k] = s
		}
	}
	return out
}

// printed replaces the placeholders of a text, once.
func printed(text string, v report.Values) string {
	return regexp.MustCompile(`\{\{[ 　]*([\pL\pN_.]+)[ 　]*\}\}`).ReplaceAllStringFunc(text, func(s string) string {
		return report.CleanText(v[report.Key(strings.Trim(s, "{} 　"))])
	})
}

func TestLawExtractUndoesFill(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		m := drawMade(r)
		tm := template(t, m.body)
		if len(tm.Issues()) > 0 {
			r.Fatalf("the form has faults: %v", tm.Issues())
		}
		f := fill(t, tm, m.values)
		if want, got := printed(text(tm.file), m.values), text(f); want != got {
			r.Fatalf("printed:\n%s", cmp.Diff(want, got))
		}
		v, issues, err := tm.Extract(f)
		if err != nil || len(issues) > 0 {
			r.Fatalf("extract: %v, %v", err, issues)
		}
		if diff := cmp.Diff(cleaned(m.values), v); diff != "" {
			r.Fatal(diff)
		}
	})
}

var texts = regexp.MustCompile(`<w:t(?: xml:space="preserve")?>[^<]*</w:t>`)

func TestLawFillChangesNothingElse(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		m := drawMade(r)
		for k, s := range m.values {
			m.values[k] = strings.NewReplacer("\n", "", "\t", "", "\r", "").Replace(s)
		}
		tm := template(t, m.body)
		f := fill(t, tm, m.values)
		want := texts.ReplaceAllString(string(tm.file.source), "")
		got := texts.ReplaceAllString(string(f.source), "")
		if want != got {
			r.Fatalf("markup changed:\n%s", cmp.Diff(want, got))
		}
		for _, e := range tm.file.archive.File {
			if e.Name == tm.file.main.Name {
				continue
			}
			before, _, err1 := parsePart(e)
			after, _, err2 := parsePart(f.entry(e.Name))
			if err1 != nil || err2 != nil || string(before) != string(after) {
				r.Fatalf("part %s changed: %v, %v", e.Name, err1, err2)
			}
		}
	})
}

func TestLawUntouchedPlaceholdersChangeNothing(t *testing.T) {
	tm := template(t, p("头{{a}}尾"), table(row(cell("题"), cell("{{ b }}"))))
	out := tm.content(report.Values{"a": "{{a}}", "b": "{{ b }}"})
	if diff := cmp.Diff(string(tm.file.source), string(out)); diff != "" {
		t.Error(diff)
	}
}
