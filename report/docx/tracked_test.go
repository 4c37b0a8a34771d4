package docx

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"jibiao/report"
)

var clerk = Author{`李“四”<"&>`, time.Date(2025, 3, 4, 9, 30, 0, 0, time.FixedZone("", 8*3600))}

// tracked is the main part with the changes from old to new.
func tracked(tm *Template, old, new report.Values) []byte {
	var b bytes.Buffer
	_ = tm.trackedFilling(old, new, clerk).write(&b, tm.segments)
	return b.Bytes()
}

// marked are the changes alone, without who made them when.
func marks(src []byte) string {
	s := regexp.MustCompile(`(<w:(?:ins|del)) w:id="\d+" w:author="[^"]*" w:date="2025-03-04T09:30:00Z"`).ReplaceAllString(string(src), "$1")
	s = strings.ReplaceAll(s, ` xml:space="preserve"`, "")
	return regexp.MustCompile(`<w:r>(<w:rPr>.{0,40}</w:rPr>)?<w:t></w:t></w:r>`).ReplaceAllString(s, "")
}

func TestFillTrackedXML(t *testing.T) {
	const b = "<w:rPr><w:b/></w:rPr>"
	r := func(text string) string { return "<w:r>" + b + "<w:t>" + text + "</w:t></w:r>" }
	ins := func(text string) string { return "<w:ins>" + r(text) + "</w:ins>" }
	del := func(text string) string {
		return "<w:del>" + strings.ReplaceAll(r(text), "w:t>", "w:delText>") + "</w:del>"
	}
	const (
		came = "<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>"
		went = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
	)
	in := func(pPr string, runs ...string) string { return "<w:p>" + pPr + strings.Join(runs, "") + "</w:p>" }
	for _, c := range []struct{ name, body, old, new, want string }{
		{"nothing", in("", r("前{{a}}后")), "同", "同", in("", r("前同后"))},
		{"a number", in("", r("共{{a}}元")), "1286.4", "1291.2", in("", r("共"), del("1286.4"), ins("1291.2"), r("元"))},
		{"filled in", in("", r("{{a}}")), "", "新", in("", ins("新"))},
		{"emptied", in("", r("{{a}}")), "旧", "", in("", del("旧"))},
		{"markup in a text", in("", r("{{a}}")), "<&", "", in("", del("&lt;&amp;"))},
		{"a tab", in("", r("{{a}}")), "甲\t乙", "", in("", "<w:del><w:r>"+b+"<w:delText>甲</w:delText><w:tab/><w:delText>乙</w:delText></w:r></w:del>")},
		{"a paragraph between", in("", r("{{a}}")), "一\n三", "一\n二\n三", in("", r("一")) + in(came, ins("二")) + in("", r("三"))},
		{"a paragraph behind", in("", r("前{{a}}后")), "一", "一\n二", in(came, r("前一")) + in("", ins("二"), r("后"))},
		{"a paragraph left out", in("", r("{{a}}")), "一\n二\n三", "一\n三", in("", r("一")) + in(went, del("二")) + in("", r("三"))},
		{"paragraphs joined", in("", r("{{a}}")), "甲乙。\n丙丁。", "甲乙。丙丁。", in(went, r("甲乙。")) + in("", r("丙丁。"))},
		{
			"two values in a paragraph", in("", r("{{a}}，{{a}}")), "一", "一\n二",
			in(came, r("一")) + in(came, ins("二"), r("，一")) + in("", ins("二")),
		},
		{
			"properties stay", in(`<w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr><w:sectPr/></w:pPr>`, r("{{a}}")), "一", "一\n二",
			in(`<w:pPr><w:jc w:val="center"/><w:rPr><w:ins/><w:b/></w:rPr></w:pPr>`, r("一")) +
				in(`<w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr><w:sectPr/></w:pPr>`, ins("二")),
		},
		{
			"properties without any of the mark", in(`<w:pPr><w:jc w:val="center"/><w:sectPr/></w:pPr>`, r("{{a}}")), "一\n二", "一",
			in(`<w:pPr><w:jc w:val="center"/><w:rPr><w:del/></w:rPr></w:pPr>`, r("一")) +
				in(`<w:pPr><w:jc w:val="center"/><w:sectPr/></w:pPr>`, del("二")),
		},
		{"empty properties", in("<w:pPr/>", r("{{a}}")), "一", "一\n二", in(came, r("一")) + in("", ins("二"))},
		{"empty properties of the mark", in("<w:pPr><w:rPr/></w:pPr>", r("{{a}}")), "一", "一\n二", in(came, r("一")) + in("<w:pPr><w:rPr/></w:pPr>", ins("二"))},
		{
			"where no paragraph can be made", in("", "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>"+r("{{a}}")+"</w:sdtContent></w:sdt>"), "一", "一\n二",
			in("", "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>"+r("一")+"<w:ins><w:r>"+b+"<w:t></w:t><w:br/><w:t>二</w:t></w:r></w:ins></w:sdtContent></w:sdt>"),
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			tm := template(t, c.body)
			data, err := tm.FillTracked(report.Values{"a": c.old}, report.Values{"a": c.new}, clerk)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, marks([]byte(bodyOf(open(t, data))))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFillTrackedRowsXML(t *testing.T) {
	tm := template(t, table(row(cell("名称")), row(cell("1"), cell("{{项[].a}}"))))
	old := report.Values{"项[1].a": "甲", "项[2].a": "丙"}
	new := report.Values{"项[1].a": "甲", "项[2].a": "乙", "项[3].a": "丙"}
	got := marks(tracked(tm, old, new))
	for _, want := range []string{
		"<w:tr><w:trPr><w:ins/></w:trPr>",
		"<w:ins><w:r><w:t>2</w:t></w:r></w:ins>",
		"<w:ins><w:r><w:t>乙</w:t></w:r></w:ins>",
		"<w:del><w:r><w:delText>2</w:delText></w:r></w:del><w:ins><w:r><w:t>3</w:t></w:r></w:ins>",
	} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%s is there %d times in %s", want, strings.Count(got, want), got)
		}
	}
	if n := strings.Count(got, "<w:trPr>"); n != 1 {
		t.Errorf("%d rows are marked", n)
	}
}

// another changes values: some a little, some altogether.
func another(t *rapid.T, v report.Values, draw func(*rapid.T) string) report.Values {
	old := report.Values{}
	for _, k := range sortedKeys(v) {
		switch rapid.IntRange(0, 3).Draw(t, "old value") {
		case 0:
			old[k] = draw(t)
		case 1:
			half := []rune(v[k])
			old[k] = string(half[:len(half)/2]) + draw(t)
		default:
			old[k] = v[k]
		}
	}
	return old
}

func sortedKeys(v report.Values) []report.Key {
	var keys []report.Key
	for k := range v {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// checkTracked holds a tracked filling to the two fillings.
func checkTracked(t *rapid.T, tb testing.TB, tm *Template, old, new report.Values) {
	part := tracked(tm, old, new)
	for _, c := range []struct {
		name   string
		accept bool
		values report.Values
	}{{"accepted", true, new}, {"rejected", false, old}} {
		want, got := settled(tb, tm.content(c.values), c.accept), settled(tb, part, c.accept)
		if want != got {
			t.Fatalf("%s:\n%s\n%s", c.name, cmp.Diff(want, got), part)
		}
	}
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`<w:(?:ins|del) w:id="(\d+)"`).FindAllSubmatch(part, -1) {
		if id := string(m[1]); seen[id] {
			t.Fatalf("number %s twice", id)
		} else {
			seen[id] = true
		}
	}
	if same := tracked(tm, new, new); !bytes.Equal(same, tm.content(new)) {
		t.Fatalf("without a difference:\n%s", cmp.Diff(string(tm.content(new)), string(same)))
	}
}

// extractTracked reads a tracked file as Word shows it accepted.
func extractTracked(t *rapid.T, tb testing.TB, tm *Template, old, new report.Values) {
	data, err := tm.FillTracked(old, new, clerk)
	if err != nil {
		t.Fatal(err)
	}
	f := open(tb, data)
	for _, i := range f.Lint() {
		if i.ID != "W1" {
			t.Fatalf("%s: %s", i.Where, i.What)
		}
	}
	v, issues, err := tm.Extract(f)
	if err != nil || len(issues) > 0 {
		t.Fatalf("extract: %v, %v", err, issues)
	}
	if diff := cmp.Diff(cleaned(new), v); diff != "" {
		t.Fatal(diff)
	}
}

func TestLawTrackedChanges(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		m := drawMade(r)
		tm := template(t, m.body)
		old := another(r, m.values, drawText)
		checkTracked(r, t, tm, old, m.values)
		extractTracked(r, t, tm, old, m.values)
	})
}

func TestLawTrackedRows(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		m := drawLoops(r)
		tm := template(t, m.body)
		old := anotherRows(r, m.values)
		checkTracked(r, t, tm, old, m.values)
		extractTracked(r, t, tm, old, m.values)
	})
}

// anotherRows changes values and leaves rows out.
func anotherRows(t *rapid.T, v report.Values) report.Values {
	old := another(t, v, func(t *rapid.T) string { return rapid.SampledFrom([]string{"", "甲", "乙\n丁"}).Draw(t, "text") })
	out, gone := rapid.IntRange(1, 40).Draw(t, "row that came"), rapid.IntRange(0, 2).Draw(t, "rows that came")
	moved := report.Values{}
	for k, text := range old {
		column, row := k.Row()
		switch {
		case row == 0 || row < out:
			moved[k] = text
		case row >= out+gone:
			moved[column.InRow(row-gone)] = text
		}
	}
	return moved
}

// drawAlike makes a form whose rows are alike but for their number, and perhaps a
// caption that is merged over them.
func drawAlike(t *rapid.T) made {
	n := rapid.IntRange(1, 4).Draw(t, "form rows")
	caption, merging := rapid.Bool().Draw(t, "caption"), rapid.Bool().Draw(t, "merging")
	var rows []string
	for i := range n {
		var cells []string
		if caption {
			cells = append(cells, spanned([]string{mergeStart, mergeOn}[min(i, 1)], p([]string{"▲组▲", ""}[min(i, 1)])))
		}
		first := cell("{{行[].a}}")
		if merging {
			first = spanned([]string{mergeStart, mergeOn}[min(i, 1)], p([]string{"{{行[].a}}", ""}[min(i, 1)]))
		}
		rows = append(rows, row(append(cells, cell(fmt.Sprint(i+1)), first, cell("{{行[].b}}"))...))
	}
	m := &maker{t: t, values: report.Values{}}
	m.rowValues([]loopColumn{{key: "行[].a"}, {key: "行[].b"}})
	columns := 3
	if caption {
		columns++
	}
	head, tail := row(spanned(spans(columns), "▲首▲")), row(spanned(spans(columns), "▲尾▲"))
	widths := slices.Repeat([]int{1400}, columns)
	return made{"<w:tbl><w:tblPr/>" + grid(widths...) + head + strings.Join(rows, "") + tail + "</w:tbl>", m.values}
}

func TestLawTrackedRowsThatAreAlike(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		m := drawAlike(r)
		tm := template(t, m.body)
		checkTracked(r, t, tm, anotherRows(r, m.values), m.values)
	})
}

func TestTrackedFilesAreValid(t *testing.T) {
	for _, draw := range []func(*rapid.T) made{drawMade, drawLoops, drawAlike} {
		for i := range 3 {
			m := rapid.Custom(draw).Example(i)
			old := rapid.Custom(func(t *rapid.T) report.Values { return anotherRows(t, m.values) }).Example(i)
			data, err := template(t, m.body).FillTracked(old, m.values, clerk)
			if err != nil {
				t.Fatal(err)
			}
			validate(t, data)
		}
	}
}

// What LibreOffice makes of the marks reads as the new report. Of a row that went
// it (7.4) keeps the mark only where no cell is merged and each has one paragraph.
func TestTrackedChangesThroughLibreOffice(t *testing.T) {
	forms, files := map[string]sampleForm{}, map[string][]byte{}
	add := func(name, body string, old, new report.Values) {
		tm := template(t, body)
		data, err := tm.FillTracked(old, new, clerk)
		if err != nil {
			t.Fatal(err)
		}
		forms[name], files[name] = sampleForm{made: made{body, new}, template: tm}, data
	}
	for i := range 8 {
		m := rapid.Custom(drawPlain).Example(i)
		old := rapid.Custom(func(t *rapid.T) report.Values { return another(t, m.values, drawText) }).Example(i)
		add(fmt.Sprintf("text%d.docx", i), m.body, old, m.values)
	}
	values := func(rows ...string) report.Values {
		v := report.Values{}
		for i, r := range rows {
			v[report.Key("项[].a").InRow(i+1)], v[report.Key("项[].b").InRow(i+1)], _ = strings.Cut(r, " ")
		}
		return v
	}
	body := "<w:tbl><w:tblPr/>" + grid(1400, 3000, 1400) + row(cell("序号"), cell("指标"), cell("得分")) +
		row(cell("1"), cell("{{项[].a}}"), cell("{{项[].b}}")) + "</w:tbl>" + p("末")
	add("came.docx", body, values("甲 1", "丙 3"), values("甲 1", "乙 2", "丙 3"))
	add("went.docx", body, values("甲 1", "乙 2", "丙 3", "丁"), values("甲 4", "丙 3"))
	add("other.docx", body, values("甲 1", "乙 2"), values("子 8", "丑 9", "寅 10"))
	for name, data := range resave(t, files) {
		t.Run(name, func(t *testing.T) {
			f := open(t, data)
			if !bytes.Contains(f.source, []byte("<w:ins ")) && !bytes.Contains(f.source, []byte("<w:del ")) {
				t.Error("no marks are left")
			}
			readsAs(t, forms[name].template, data, cleaned(forms[name].values))
		})
	}
}

// A paragraph whose mark was deleted is read as one with the next.
func TestDeletedMarksAreReadAsAccepted(t *testing.T) {
	tm := template(t, table(row(cell("题"), cell("{{a}}")), row(cell("又"), cell("{{b}}"))))
	gone := `<w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>`
	f := open(t, word(t, table(
		row(cell("题"), spanned("", "<w:p>"+gone+run("一")+"</w:p><w:p>"+gone+"<w:del><w:r><w:delText>不</w:delText></w:r></w:del></w:p>"+p("二")+p("三"))),
		row(cell("又"), spanned("", p("四")+"<w:p>"+gone+run("五")+"</w:p>")),
	)))
	v, issues, err := tm.Extract(f)
	if err != nil || len(issues) > 0 {
		t.Fatalf("extract: %v, %v", err, issues)
	}
	if diff := cmp.Diff(report.Values{"a": "一二\n三", "b": "四\n五"}, v); diff != "" {
		t.Error(diff)
	}
}

// The built-in form: the computed values that came to be others are marked too.
func TestTrackedReportIsValid(t *testing.T) {
	tm := bundled(t)
	old := report.Values{"预算安排资金": "1286.4", "结余资金": "44.65", "存在问题": "一、甲。\n二、乙。\n三、丙。", "项目名称": "甲局2023年度"}
	new := report.Values{"预算安排资金": "1291.2", "结余资金": "49.45", "存在问题": "一、甲。\n三、丙丁。\n四、戊。", "项目名称": "甲局2024年度"}
	data, err := tm.FillTracked(old, new, clerk)
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, data)
	for _, i := range f.Lint() {
		t.Errorf("%s: %s", i.Where, i.What)
	}
	for _, want := range []string{">1286.4</w:delText>", ">1291.2</w:t>", ">44.65</w:delText>", ">49.45</w:t>", ">2023</w:delText>"} {
		if !bytes.Contains(f.source, []byte(want)) {
			t.Errorf("%s is not there", want)
		}
	}
	readsAs(t, tm, data, new)
	validate(t, data)
}

// Changes in headers are marked as well, with numbers that the text does not have.
func TestTrackedHeaders(t *testing.T) {
	tm := mustTemplate(t, withHeads(t, p("{{单位}}报告"), p("第一页"), p("{{单位}}")))
	data, err := tm.FillTracked(report.Values{"单位": "甲局"}, report.Values{"单位": "甲局\n乙处"}, clerk)
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, data)
	header := contentOf(t, f, "word/header1.xml")
	for accept, want := range map[bool]string{false: "<p>甲局报告</>", true: "<p>甲局</>\n<p>乙处报告</>"} {
		if got := settled(t, []byte(header), accept); !strings.Contains(got, want) {
			t.Errorf("accepted %v: %s", accept, got)
		}
	}
	id := regexp.MustCompile(`<w:ins w:id="(\d+)"`)
	for _, m := range id.FindAllStringSubmatch(header, -1) {
		if strings.Contains(string(f.source), `<w:ins w:id="`+m[1]+`"`) {
			t.Errorf("number %s is in the text too", m[1])
		}
	}
}
