package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jibiao/report/prose"
)

// textChecks are the checks of one text, each with at most one finding: a
// report that was pasted badly is not to fill the list.
var textChecks = []func(f *Field, k Key, text string) (Issue, bool){
	promptsLeft, misnumbered, residue, documentNumbers, bookTitles, oversums,
}

// isProse says whether the field holds words, which may be read as such.
func (f *Field) isProse() bool { return f.Kind == KindText || f.Kind == KindParagraphs }

// proofread runs the checks of one text.
func (f *Field) proofread(k Key, text string) []Issue {
	var found []Issue
	for _, check := range textChecks {
		if issue, bad := check(f, k, text); bad {
			found = append(found, issue)
		}
	}
	return found
}

// quoted is how much of a text is shown on each side of a place.
const quoted = 8

func promptsLeft(f *Field, k Key, text string) (Issue, bool) {
	spots := prose.Prompts(text)
	if at := strings.Index(text, f.Help); len(spots) == 0 && at >= 0 && utf8.RuneCountInString(f.Help) >= 8 {
		spots = []prose.Spot{{From: at, To: at + len(f.Help)}} // an adopted form's help is its prompt
	}
	if len(spots) == 0 {
		return Issue{}, false
	}
	first := text[spots[0].From:spots[0].To]
	issue := f.issue(k, "D1", Error, fmt.Sprintf("“%s”里留有没有替换的提示", f.Name()), "“"+shorten(first, 24)+"”")
	allBracketed := !slices.ContainsFunc(spots, func(s prose.Spot) bool { return !strings.HasPrefix(text[s.From:], "（") && text[s.From] != '(' })
	if rest := prose.Mend(text, spots); allBracketed && strings.TrimSpace(rest) != "" {
		issue.Mend = &Mend{Label: "删去提示", Key: k, Text: rest}
	}
	return issue, true
}

func misnumbered(f *Field, k Key, text string) (Issue, bool) {
	spots := prose.Misnumbered(text)
	if len(spots) == 0 {
		return Issue{}, false
	}
	s := spots[0]
	hint := fmt.Sprintf("“%s”处应是第%s条，请看是否漏了或重复", prose.Around(text, s, quoted), s.Mended)
	return f.issue(k, "D4", Hint, fmt.Sprintf("“%s”的序号不连续", f.Name()), hint), true
}

func residue(f *Field, k Key, text string) (Issue, bool) {
	spots := prose.Residue(text)
	if len(spots) == 0 {
		return Issue{}, false
	}
	var kinds []string
	for _, s := range spots {
		if !slices.Contains(kinds, s.What) {
			kinds = append(kinds, s.What)
		}
	}
	issue := f.issue(k, "D5", Hint, fmt.Sprintf("“%s”里有%s", f.Name(), strings.Join(kinds, "、")),
		fmt.Sprintf("%d处，如“%s”", len(spots), prose.Around(text, spots[0], quoted)))
	issue.Mend = &Mend{Label: "改正标点和空格", Key: k, Text: prose.Mend(text, spots)}
	return issue, true
}

func documentNumbers(f *Field, k Key, text string) (Issue, bool) {
	spots := prose.DocumentNumbers(text)
	if len(spots) == 0 {
		return Issue{}, false
	}
	right := prose.DocumentNumberAt(text, spots[0])
	issue := f.issue(k, "D6", Hint, fmt.Sprintf("“%s”里文号的括号应是〔〕", f.Name()), fmt.Sprintf("%d处，如应写作 %s", len(spots), right))
	issue.Mend = &Mend{Label: "改正文号", Key: k, Text: prose.Mend(text, spots)}
	return issue, true
}

func bookTitles(f *Field, k Key, text string) (Issue, bool) {
	spots := prose.BookTitles(text)
	if len(spots) == 0 {
		return Issue{}, false
	}
	issue := f.issue(k, "D6", Hint, fmt.Sprintf("“%s”里书名号套书名号", f.Name()), "里面的一层用〈〉，如“"+prose.Around(text, spots[0], quoted)+"”")
	issue.Mend = &Mend{Label: "改正书名号", Key: k, Text: prose.Mend(text, spots)}
	return issue, true
}

func oversums(f *Field, k Key, text string) (Issue, bool) {
	sums := prose.Oversums(text)
	if len(sums) == 0 {
		return Issue{}, false
	}
	s := sums[0]
	parts := make([]string, len(s.Parts))
	for i, p := range s.Parts {
		parts[i] = strconv.Itoa(p)
	}
	return f.issue(k, "A13", Warning, fmt.Sprintf("“%s”里的分项之和多于总数", f.Name()),
		fmt.Sprintf("“%s”，分项 %s = %d%s", s.Text, strings.Join(parts, " + "), s.Of(), s.Unit)), true
}

// A sentence is one of a report's.
type sentence struct {
	key  Key
	text string
}

// sentencesOf lists the sentences of a cell.
func sentencesOf(k Key, text string) []sentence {
	var list []sentence
	for _, s := range prose.Sentences(text) {
		list = append(list, sentence{k, s})
	}
	return list
}

// mostSentences bounds the work on a report of nothing but prose.
const mostSentences = 400

// repeated finds the sentences that stand there twice, with at most a name
// changed.
func (f *Form) repeated(read []sentence) []Issue {
	var found []Issue
	read = read[:min(len(read), mostSentences)]
	for i, s := range read {
		n := slices.IndexFunc(read[:i], func(before sentence) bool { return prose.Same(before.text, s.text) })
		if n < 0 {
			continue
		}
		before, field := read[n], f.Field(s.key)
		what := fmt.Sprintf("“%s”里同一句话写了两遍", field.Name())
		if before.key != s.key {
			what = fmt.Sprintf("“%s”里有一句与“%s”里的相同", field.Name(), f.Field(before.key).Name())
		}
		if before.text != s.text {
			what += "，只换了名称"
		}
		issue := field.issue(s.key, "C9", Hint, what, "“"+shorten(s.text, 30)+"”")
		if before.key != s.key {
			issue.Also = []Key{before.key}
		}
		found = append(found, issue)
	}
	return found
}

// sectionNumbers finds the sections whose printed numbers (一、二、) do not
// follow each other. The form is printed so and is not changed.
func (f *Form) sectionNumbers() []Issue {
	var found []Issue
	before := prose.Number{}
	for _, s := range f.Sections {
		n, ok := prose.NumberOf(s.Title)
		if !ok || n.Style != "一" {
			continue
		}
		if before.N > 0 && n.N != before.N+1 && len(s.Keys) > 0 {
			what := "章节序号跳号"
			if n.N <= before.N {
				what = "章节序号重复或颠倒"
			}
			hint := fmt.Sprintf("%s 之后是 %s（按表样印制，不改）", bare(before), bare(n))
			found = append(found, f.Field(s.Keys[0]).issue(s.Keys[0].InRow(1), "D4", Hint, what, hint))
		}
		before = n
	}
	return found
}

func bare(n prose.Number) string { return strings.TrimRight(n.Text, "、．.") }
