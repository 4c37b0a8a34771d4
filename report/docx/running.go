package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"path"
	"strings"

	"jibiao/report"
)

// A running head is a part that is printed on every page: a header or a footer.
// Values are filled into its placeholders; it is not read back, because each of
// them stands in the text too.
type runningHead struct {
	name  string // as a clerk says it
	entry *zip.File
	src   []byte
	tree  *node
}

// runningHeads reads the headers and footers that the main part names.
func (f *File) runningHeads() ([]runningHead, error) {
	dir, base := path.Split(f.main.Name)
	rels := f.entry(dir + "_rels/" + base + ".rels")
	if rels == nil {
		return nil, nil
	}
	_, tree, err := parsePart(rels)
	if err != nil {
		return nil, err
	}
	var heads []runningHead
	seen := map[*zip.File]bool{}
	for c := tree.first; c != nil; c = c.next {
		h := runningHead{name: runningName(c.attr("Type")), entry: f.entry(target(c, dir))}
		if h.name == "" || h.entry == nil || seen[h.entry] || c.attr("TargetMode") == "External" {
			continue
		}
		seen[h.entry] = true
		if h.src, h.tree, err = parseEdited(h.entry); err != nil {
			return nil, err
		}
		heads = append(heads, h)
	}
	return heads, nil
}

func runningName(kind string) string {
	switch {
	case strings.HasSuffix(kind, "/header"):
		return "页眉"
	case strings.HasSuffix(kind, "/footer"):
		return "页脚"
	default:
		return ""
	}
}

// parseEdited parses a part in which something will be changed.
func parseEdited(e *zip.File) (src []byte, tree *node, err error) {
	if src, _, err = parsePart(e); err != nil {
		return nil, nil, err
	}
	if bytes.Contains(src, []byte(cdata)) {
		src = withoutCDATA(src)
	}
	if tree, err = parse(src); err != nil {
		return nil, nil, &OpenError{KindDamaged, err}
	}
	return src, tree, nil
}

// running compiles the headers and footers, after the body. It returns what is
// made of those that have placeholders, and tells of keys that have no place in
// the body: nobody can type their values.
func (c *compiler) running(f *File) (made map[*zip.File]segments, issues []report.Issue, err error) {
	heads, err := f.runningHeads()
	if err != nil {
		return nil, nil, err
	}
	made = map[*zip.File]segments{}
	known := len(c.keys)
	for i := range heads {
		h := &heads[i]
		inner := compiler{src: h.src, index: c.index, keys: c.keys}
		inner.body(h.tree)
		c.keys, c.lastID = inner.keys, max(c.lastID, inner.lastID)
		if len(inner.cuts) > 0 {
			made[h.entry] = cut(h.src, inner.cuts)
		}
		issues = append(issues, h.faults(true)...)
		for _, k := range c.keys[known:] {
			what := fmt.Sprintf("占位符“{{%s}}”在正文中没有位置，打印出来是空的", k)
			issues = append(issues, report.Issue{ID: "W1", Level: report.Warning, Where: h.name, What: what})
		}
		known = len(c.keys)
	}
	return made, issues, nil
}

// faults tells the placeholders of a head that are misnamed, and those that a
// finished file should not have.
func (h *runningHead) faults(form bool) []report.Issue {
	l := linter{form: form}
	h.tree.walk(func(n *node) bool {
		if n.name == "p" {
			line := readLine(h.src, n)
			l.text(line.text(), func() string { return h.name })
		}
		return true
	})
	return l.issues
}

// runningHeads tells what is left in the headers and footers of a finished file.
func (l *linter) runningHeads(f *File) {
	heads, err := f.runningHeads()
	if err != nil {
		l.add("W9", report.Warning, "页眉页脚", "页眉或页脚已损坏，无法读取")
	}
	for i := range heads {
		for _, issue := range heads[i].faults(l.form) {
			l.add(issue.ID, issue.Level, issue.Where, issue.What)
		}
	}
}
