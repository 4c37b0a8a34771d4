package docx

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/report"
	"jibiao/report/adopt"
)

// adopted makes a template of a blank form.
func adopted(tb testing.TB, blank []byte) (adopt.Proposal, *Template) {
	tb.Helper()
	f := open(tb, blank)
	p := adopt.Propose(f.Blank())
	data, err := f.Adopt(p)
	if err != nil {
		tb.Fatal(err)
	}
	return p, mustTemplate(tb, data)
}

// proposedKeys are the fields, one a line.
func proposedKeys(p adopt.Proposal) string {
	var b strings.Builder
	for i := range p.Fields {
		f := &p.Fields[i]
		b.WriteString(strings.TrimSpace(fmt.Sprintf("%s %s %s", f.Key, f.Kind, f.Unit)) + "\n")
	}
	return b.String()
}

// described is the whole proposal, a field a line.
func described(p adopt.Proposal) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s，年度 %s，单位 %s\n", p.Name, p.Year, p.Unit)
	for i := range p.Fields {
		f := &p.Fields[i]
		fmt.Fprintf(&b, "%s\t%s%s\t%s", f.Key, f.Kind, f.Unit, strings.Join(f.Caption, "/"))
		if n := len(f.Places); n > 1 {
			fmt.Fprintf(&b, "\t%d处", n)
		}
		if f.Max > 0 || f.Help != "" {
			fmt.Fprintf(&b, "\t%d字 %s", f.Max, f.Help)
		}
		for _, c := range f.Choices {
			b.WriteString("\n\t" + c)
		}
		b.WriteString("\n")
	}
	return b.String()
}

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(got), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got), -update writes it anew:\n%s", path, diff)
	}
}

func TestAdoptNames(t *testing.T) {
	for _, form := range blankForms {
		t.Run(form.name, func(t *testing.T) {
			p, tm := adopted(t, word(t, form.body))
			golden(t, filepath.Join("testdata", "adopt", form.name+".golden"), described(p))
			for _, i := range tm.Issues() {
				t.Errorf("%s %s %s", i.ID, i.Where, i.What)
			}
			for _, f := range p.Fields {
				if !f.Key.Valid() {
					t.Errorf("%q is no key", f.Key)
				}
			}
		})
	}
}

// distinctRows is how many rows distinct gives a group: more than most forms have.
const distinctRows = 5

// distinct gives every field a text of its own that fits its kind, and every
// group that repeats five rows of such texts.
func distinct(p adopt.Proposal) report.Values {
	v := report.Values{}
	for i := range p.Fields {
		f := &p.Fields[i]
		if !f.Repeats() {
			v[f.Key] = distinctText(f, i)
			continue
		}
		for row := 1; row <= distinctRows; row++ {
			v[f.Key.InRow(row)] = distinctText(f, 100*row+i)
		}
	}
	return v
}

func distinctText(f *adopt.Field, i int) string {
	switch f.Kind {
	case report.KindMoney, report.KindNumber:
		return fmt.Sprintf("%d.5", 1000+i)
	case report.KindPercent:
		return fmt.Sprintf("%d.25%%", i)
	case report.KindYear:
		return fmt.Sprintf("%d年度", 2000+i)
	case report.KindDate:
		return fmt.Sprintf("2024年%d月%d日", 1+i%12, 1+i%28)
	case report.KindChoice:
		return f.Choices[len(f.Choices)/2]
	case report.KindParagraphs:
		return fmt.Sprintf("第%d项。\n <第二段> & “引号”\n末段%d", i, i)
	default:
		return fmt.Sprintf("内容%d", i)
	}
}

func TestAdoptedFormsRoundTrip(t *testing.T) {
	files, values, templates := map[string][]byte{}, map[string]report.Values{}, map[string]*Template{}
	for _, form := range blankForms {
		p, tm := adopted(t, word(t, form.body))
		v := distinct(p)
		data, err := tm.Fill(v)
		if err != nil {
			t.Fatal(err)
		}
		name := form.name + ".docx"
		files[name], values[name], templates[name] = data, v, tm
		t.Run(form.name, func(t *testing.T) {
			readsAs(t, tm, data, v)
			for _, i := range open(t, data).Lint() {
				t.Errorf("%s %s: %s", i.ID, i.Where, i.What)
			}
		})
		t.Run(form.name+" is valid", func(t *testing.T) { validate(t, data) })
	}
	t.Run("saved by LibreOffice", func(t *testing.T) {
		for name, data := range resave(t, files) {
			t.Run(name, func(t *testing.T) { readsAs(t, templates[name], data, values[name]) })
		}
	})
}

// Where a placeholder came, what it stands for went; nothing else differs.
func TestAdoptChangesNothingElse(t *testing.T) {
	for _, form := range blankForms {
		t.Run(form.name, func(t *testing.T) {
			blank := open(t, word(t, form.body))
			p := adopt.Propose(blank.Blank())
			data, err := blank.Adopt(p)
			if err != nil {
				t.Fatal(err)
			}
			template := open(t, data)
			for _, e := range blank.archive.File {
				before, _, err1 := parsePart(e)
				after, _, err2 := parsePart(template.entry(e.Name))
				if err1 != nil || err2 != nil || e.Name != blank.main.Name && string(before) != string(after) {
					t.Errorf("part %s changed: %v, %v", e.Name, err1, err2)
				}
			}
			again := adopt.Propose(open(t, mustFill(t, mustTemplate(t, data), remains(blank, p))).Blank())
			if diff := cmp.Diff(proposedKeys(p), proposedKeys(again)); diff != "" {
				t.Errorf("adopted again (-first +again):\n%s", diff)
			}
		})
	}
}

func mustFill(t *testing.T, tm *Template, v report.Values) []byte {
	t.Helper()
	data, err := tm.Fill(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// remains are the texts that the placeholders took the place of.
func remains(blank *File, p adopt.Proposal) report.Values {
	g := blank.grid(false)
	v := report.Values{}
	for _, f := range p.Fields {
		at := f.Places[0]
		line := g.Blocks[at.Block].Paragraph
		if at.Cell >= 0 {
			line = &g.Blocks[at.Block].Table.Cells[at.Cell].Paragraphs[at.Paragraph]
		}
		v[f.Key] = line.Text()[at.From:at.To]
	}
	return v
}

var placeholderMark = regexp.MustCompile(`\{\{[^{}]*\}\}`)

// In a form of empty cells alone the law is one of bytes.
func TestAdoptedEmptyCellsAreTheBlankAgain(t *testing.T) {
	blank := open(t, word(t, drawn("甲 | | 乙 |\n丙 |→3")))
	p := adopt.Propose(blank.Blank())
	data, err := blank.Adopt(p)
	if err != nil {
		t.Fatal(err)
	}
	source := placeholderMark.ReplaceAllString(string(open(t, data).source), "")
	source = strings.ReplaceAll(source, `<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t></w:t></w:r>`, "")
	if diff := cmp.Diff(string(blank.source), source); diff != "" {
		t.Error(diff)
	}
}

func TestAdoptRefusesAnotherFilesProposal(t *testing.T) {
	p := adopt.Propose(open(t, word(t, drawn("甲 |\n乙 |"))).Blank())
	for name, body := range map[string]string{"no table": drawnParagraph("甲"), "fewer rows": drawn("甲 |")} {
		if _, err := open(t, word(t, body)).Adopt(p); err == nil {
			t.Errorf("%s: adopted", name)
		}
	}
}

// The sample's blank form gives what the shipped form has.
func TestAdoptSampleBlank(t *testing.T) {
	p, tm := adopted(t, sample(t, "lanzhou-blank.docx"))
	var keys []report.Key
	for _, f := range p.Fields {
		keys = append(keys, f.Key)
	}
	if diff := cmp.Diff(bundledOrder, keys); diff != "" {
		t.Fatalf("keys (-shipped +adopted):\n%s", diff)
	}
	if p.Name != "部门整体支出绩效评价报告" || p.Year != "评价年度" || p.Unit != "评价对象名称" {
		t.Errorf("called %q, year %q, unit %q", p.Name, p.Year, p.Unit)
	}
	want := sampleValues(t)
	for _, name := range []string{"lanzhou-2023-filled.docx", "lanzhou-2023-filled-libreoffice.docx"} {
		t.Run(name, func(t *testing.T) { readsAs(t, tm, sample(t, name), want) })
	}
	t.Run("filled", func(t *testing.T) {
		data := mustFill(t, tm, want)
		readsAs(t, tm, data, want)
		validate(t, data)
	})
}

// A row put in elsewhere renames nothing.
func TestAdoptIsStable(t *testing.T) {
	before := "项目名称 |\n负责人 | | 联系电话 |\n绩效目标 |→3\n其中：市级资金 | | 其中：市级资金 |"
	_, was := adopted(t, word(t, drawn(before)))
	_, is := adopted(t, word(t, drawn(strings.Replace(before, "\n绩效", "\n主管部门 |→3\n绩效", 1))))
	var kept []report.Key
	for _, k := range is.Keys() {
		if k != "主管部门" {
			kept = append(kept, k)
		}
	}
	if diff := cmp.Diff(was.Keys(), kept); diff != "" {
		t.Errorf("keys (-before +with one row more):\n%s", diff)
	}
}

// Whatever a form looks like, its keys differ, its placeholders stand where
// they were proposed, no row repeats for two groups, and the emptied form is
// proposed the same again.
func TestLawAdopt(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		body := drawBlank(r)
		f := open(t, word(t, body))
		p := adopt.Propose(f.Blank())
		data, err := f.Adopt(p)
		if err != nil {
			r.Fatalf("%v in %s", err, body)
		}
		seen := map[report.Key]bool{}
		for _, x := range p.Fields {
			if seen[x.Key] || !x.Key.Valid() {
				r.Fatalf("%q twice, or no key, in %s", x.Key, body)
			}
			seen[x.Key] = true
		}
		tm := mustTemplate(t, data)
		for _, i := range tm.Issues() {
			if i.ID == "W1" || i.ID == "W8" {
				r.Fatalf("%s: %s in %s", i.Where, i.What, body)
			}
		}
		again := adopt.Propose(open(t, mustFill(t, tm, remains(f, p))).Blank())
		if diff := cmp.Diff(proposedKeys(p), proposedKeys(again)); diff != "" {
			r.Fatalf("adopted again:\n%s\n%s", diff, body)
		}
	})
}

var blankTexts = []string{
	"", "", "", "", "", " ", "____", "项目名称", "预算数（万元）", "序号", "1", "—", "100%", "其中：市级资金", "一、基本情况", "指标1：", "……",
	"（结合自评情况，200字以内）", "□是 □否", "是□ 否□", "填报人：", "填报人：        日期：    年  月  日", "______年度", "func", "2023年", "（盖章）", "共____万元", "\t",
	"甲⏎⏎乙：", "‾      ‾年度", "名称：‾\t‾",
}

func drawBlank(t *rapid.T) string {
	text := rapid.SampledFrom(blankTexts)
	var b strings.Builder
	for range rapid.IntRange(1, 3).Draw(t, "tables") {
		b.WriteString(drawnParagraph(text.Draw(t, "above")))
		columns := rapid.IntRange(1, 5).Draw(t, "columns")
		var rows []string
		for range rapid.IntRange(1, 6).Draw(t, "rows") {
			var cells []string
			for left := columns; left > 0; {
				span := rapid.IntRange(1, left).Draw(t, "span")
				content := text.Draw(t, "cell")
				if rapid.IntRange(0, 5).Draw(t, "merged") == 0 {
					content = "^"
				}
				cells = append(cells, fmt.Sprintf("%s→%d", content, span))
				left -= span
			}
			rows = append(rows, strings.Join(cells, "|"))
		}
		b.WriteString(drawn("\n" + strings.Join(rows, "\n")))
	}
	return b.String() + drawnParagraph(text.Draw(t, "below"))
}

func FuzzAdopt(f *testing.F) {
	for _, form := range blankForms {
		f.Add(documentHead + form.body + documentTail)
	}
	f.Fuzz(func(t *testing.T, document string) {
		parts := wordParts("")
		parts[3].content = document
		file, err := Open(zipped(t, parts))
		if err != nil {
			return
		}
		if _, err := file.Adopt(adopt.Propose(file.Blank())); err != nil {
			t.Fatal(err)
		}
	})
}

// Printed with nothing filled in, an adopted form is the blank one: what was
// to be filled in by pen still is.
func TestAdoptedFormsPrintTheirBlanks(t *testing.T) {
	for _, form := range blankForms {
		if slices.Contains([]string{"cover", "controls", "scoring", "title"}, form.name) {
			continue // they have prompts, which go, or a title that repeats a value
		}
		t.Run(form.name, func(t *testing.T) {
			blank := word(t, form.body)
			p, tm := adopted(t, blank)
			compiled, issues := report.Compile(tm.Grid(), p.Spec())
			if len(issues) > 0 {
				t.Fatal(issues)
			}
			out, err := tm.Fill(compiled.Printed(nil))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(gridText(t, blank), gridText(t, out)); diff != "" {
				t.Errorf("texts (-blank +printed):\n%s", diff)
			}
			values, _, err := tm.Extract(open(t, out))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(report.Values{}, compiled.Filled(values)); diff != "" {
				t.Errorf("values read from a form that nothing was filled into:\n%s", diff)
			}
		})
	}
}

// gridText lists the texts of a file; empty cells, also those that a form marks
// with dots, are none.
func gridText(tb testing.TB, file []byte) []string {
	tb.Helper()
	g := open(tb, file).Grid()
	var list []string
	for _, b := range g.Blocks {
		if b.Paragraph != nil {
			list = append(list, b.Paragraph.Text())
			continue
		}
		for i := range b.Table.Cells {
			list = append(list, b.Table.Cells[i].Text())
		}
	}
	return slices.DeleteFunc(list, func(s string) bool { return strings.Trim(s, "…　 ") == "" })
}

// What is typed into a cell that was made of a web page is not as small as its
// empty paragraph, which nobody could read.
func TestAdoptedValuesCanBeRead(t *testing.T) {
	tiny := `<w:p><w:pPr><w:rPr><w:b/><w:sz w:val="4"/></w:rPr></w:pPr></w:p>`
	small := `<w:p><w:pPr><w:rPr><w:sz w:val="15"/></w:rPr></w:pPr></w:p>`
	f := open(t, word(t, table(row(cell("单位"), cell(tiny)), row(cell("地址"), cell(small)))))
	data, err := f.Adopt(adopt.Propose(f.Blank()))
	if err != nil {
		t.Fatal(err)
	}
	got := string(open(t, data).source)
	for _, want := range []string{`<w:r><w:rPr><w:b/></w:rPr><w:t>{{单位}}</w:t></w:r>`, `<w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t>{{地址}}</w:t></w:r>`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
}

// A word about money is no amount where the caption asks for a quality.
func TestAdoptedKinds(t *testing.T) {
	for caption, want := range map[string]report.Kind{
		"资金使用合规性": report.KindText,
		"项目资金":    report.KindMoney,
		"预算执行及时性": report.KindText,
		"联系人":     report.KindText,
		"填报日期":    report.KindDate,
	} {
		p := adopt.Propose(open(t, word(t, drawn(caption+" | | 备注 |"))).Blank())
		if len(p.Fields) == 0 || p.Fields[0].Kind != want {
			t.Errorf("%s is taken for %+v, want %s", caption, p.Fields, want)
		}
	}
}
