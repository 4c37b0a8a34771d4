// Command jibiao is the desktop program 绩表: it fills in official,
// table-style report forms and gives back the Word file.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	fyneapp "fyne.io/fyne/v2/app"

	"jibiao/app/platform"
	"jibiao/app/platform/instance"
	"jibiao/report/explain"
	"jibiao/report/office"
	"jibiao/report/preview"
)

// appID names the program to the desktop; FyneApp.toml says the same.
const appID = "cn.jibiao.app"

// gcPercent lets the heap grow by half of what is in use before it is cleaned,
// not by as much again: 20 MB less for a report of 3,000 rows.
const gcPercent = 50

func main() {
	office.Child()
	preview.Child()
	debug.SetGCPercent(gcPercent)
	data, request, err := arguments(os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		fmt.Print(usage)
		return
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, usage)
		os.Exit(2)
	}
	if err := run(data, request); err != nil {
		fmt.Fprintln(os.Stderr, explain.Error(err))
		os.Exit(1)
	}
}

const usage = `用法：jibiao [选项] [填好的报告.docx | 报告.jibiao]
  --data 文件夹   数据文件夹；没有指定时用 $JIBIAO_HOME，再没有用本机用户的数据文件夹
  --sample        打开示例报告
  --cell 栏目     启动后光标所在的栏目
`

// arguments reads the command line. What the flag package says of a mistake is
// English and is left out for the usage.
func arguments(args []string) (data string, r instance.Request, err error) {
	f := flag.NewFlagSet("jibiao", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&data, "data", "", "")
	f.BoolVar(&r.Sample, "sample", false, "")
	f.StringVar(&r.Cell, "cell", "", "")
	switch err := f.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return "", r, err
	case err != nil:
		return "", r, fmt.Errorf("命令的写法不对：%s", strings.Join(args, " "))
	case f.NArg() > 1:
		return "", r, fmt.Errorf("一次只能打开一个文件：%s", strings.Join(f.Args(), " "))
	}
	if f.NArg() == 1 { // the one who opens it may be in another folder
		if r.File, err = filepath.Abs(f.Arg(0)); err != nil {
			return "", r, err
		}
	}
	return data, r, nil
}

func run(data string, r instance.Request) error {
	dir, err := platform.ResolveDataDir(data)
	if err != nil {
		return err
	}
	p := &program{fyne: fyneapp.NewWithID(appID), request: r}
	p.open(dir)
	if !p.over {
		p.fyne.Run()
	}
	if err := p.end(); err != nil || p.again == "" {
		return err
	}
	return platform.StartAgain("--data", p.again)
}
