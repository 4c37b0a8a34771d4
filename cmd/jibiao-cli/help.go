package main

import (
	"flag"
	"fmt"
	"strings"

	"github.com/mattn/go-runewidth"

	"jibiao/assets"
)

// help is the usage of a command, or of the program for nil.
func help(cmd *command) string {
	if cmd == nil {
		return programHelp()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "用法：jibiao-cli %s %s\n%s。\n", cmd.name, cmd.usage, cmd.about)
	f := flag.NewFlagSet("", flag.ContinueOnError)
	cmd.declare(f)
	var lines [][]string
	f.VisitAll(func(f *flag.Flag) { lines = append(lines, flagHelp(f)) })
	lines = append(lines, commonFlags...)
	b.WriteString("\n选项：\n" + columns("  ", lines) + cmd.rules)
	return b.String()
}

// flagHelp names a flag as it is mostly typed and what it does.
func flagHelp(f *flag.Flag) []string {
	value, about := flag.UnquoteUsage(f)
	dash := "--"
	if len(f.Name) == 1 {
		dash = "-"
	}
	return []string{strings.TrimSpace(dash + f.Name + " " + value), about}
}

// What flags of several commands mean.
const (
	aboutForm   = "`表单`：自带表单的名称、表单文件夹或 Word 文件"
	aboutOutput = "生成的 `Word文件`；写 - 时送往标准输出"
)

var commonFlags = [][]string{
	{"--data 文件夹", "数据文件夹；不写时用环境变量 JIBIAO_HOME，再没有就用本机用户的数据文件夹"},
	{"-h, --help", "显示用法"},
}

func programHelp() string {
	var list [][]string
	for _, cmd := range commands() {
		list = append(list, []string{cmd.name, cmd.usage, cmd.about})
	}
	return "用法：jibiao-cli [--data 文件夹] 命令 …\n" +
		"填写、读取和检查官方表格式报告。\n" +
		"\n命令：\n" + columns("  ", list) +
		"\n选项：\n" + columns("  ", append(commonFlags, []string{"--version", "显示版本"})) +
		"\n表单是自带表单的名称（" + strings.Join(assets.Forms(), "、") + "）、表单文件夹、带占位符的 Word 文件，或空白的官方表格（.docx）。\n" +
		"退出码：0 正常；1 输入有错误；2 用法不对。\n"
}

// columns sets lines of cells in columns, each as wide as its widest cell,
// counting Chinese characters twice. The last cell of a line is not padded.
func columns(indent string, lines [][]string) string {
	var widths []int
	for _, line := range lines {
		for i, cell := range line {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], screen.StringWidth(cell))
		}
	}
	var b strings.Builder
	for _, line := range lines {
		text := indent
		for i, cell := range line {
			text += screen.FillRight(cell, widths[i]) + "  "
		}
		b.WriteString(strings.TrimRight(text, " ") + "\n")
	}
	return b.String()
}

// screen counts columns the same everywhere, whatever the locale says.
var screen = &runewidth.Condition{StrictEmojiNeutral: true}
