// Command thirdparty writes THIRD_PARTY.md: the software and the typefaces of
// others that are shipped with Jibiao, with their licences in full. The Go
// modules are those that the go command says are linked into the two programs,
// for each system; what no go.mod names is in the folder parts. `make third-party` runs it.
package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const output = "THIRD_PARTY.md"

func main() {
	text, err := document(".")
	if err == nil {
		err = os.WriteFile(output, []byte(text), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "thirdparty:", err)
		os.Exit(1)
	}
}

// document is what THIRD_PARTY.md is to say of the module in a folder.
func document(root string) (string, error) {
	modules, err := linked(root)
	if err != nil {
		return "", err
	}
	others, err := parts(root, filepath.Join("tools", "thirdparty", "parts"))
	if err != nil {
		return "", err
	}
	all := append(others, modules...)
	slices.SortStableFunc(all, func(a, b part) int { return cmp.Compare(strings.ToLower(a.name), strings.ToLower(b.name)) })
	return write(all), nil
}

// A part is something of others that is shipped.
type part struct {
	name    string
	version string   // "" = the text says it, or there is none
	licence string   // SPDX
	systems []string // for which it is shipped: linux, windows
	texts   []string // the licences in full
}

// title is the name with the version.
func (p part) title() string { return strings.TrimSpace(p.name + " " + p.version) }

const preface = `# 第三方软件与许可

绩表的程序、安装包里有下列软件和字体，各按自己的许可使用；下面是清单，后面是许可的全文。绩表自己按 MIT 许可发布，见 LICENSE。

（本文件由 make third-party 生成，请不要手工修改。）

`

// write makes the page. A text that stands there already is referred to.
func write(all []part) string {
	var b strings.Builder
	b.WriteString(preface)
	for _, p := range all {
		fmt.Fprintf(&b, "* %s：%s%s\n", p.title(), p.licence, only(p.systems))
	}
	told := map[string]string{}
	for _, p := range all {
		fmt.Fprintf(&b, "\n## %s\n\n许可：%s\n", p.title(), p.licence)
		for _, t := range p.texts {
			if where := told[t]; where != "" {
				fmt.Fprintf(&b, "\n全文与“%s”的相同。\n", where)
				continue
			}
			told[t] = p.title()
			fmt.Fprintf(&b, "\n```text\n%s\n```\n", t)
		}
	}
	return b.String()
}

// only says of a part that is not shipped for every system for which it is.
func only(systems []string) string {
	switch {
	case len(systems) == len(builds):
		return ""
	case systems[0] == "windows":
		return "（只在 Windows 版中）"
	default:
		return "（只在 Linux 版中）"
	}
}

// tidy is a licence's text without what only its file's form needs.
func tidy(text string) string {
	lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(strings.ReplaceAll(l, "\f", ""), " \t")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
