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
	watchOnly()
	debug.SetGCPercent(gcPercent)
	s, err := arguments(os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		leave(0, os.Stdout, usage)
	}
	if err != nil {
		leave(2, os.Stderr, fmt.Sprintf("%v\n%s", err, usage))
	}
	if err := run(s); err != nil {
		leave(1, os.Stderr, explain.Error(err))
	}
	exit(0)
}

// leave says why, and ends the program.
func leave(code int, to io.Writer, why string) {
	if err := platform.Say(to, why); err != nil {
		code = max(code, 1)
	}
	exit(code)
}

// exit is the way out of the program, the only one in order.
func exit(code int) {
	_ = tellWatcher(endWord) // one that has gone need not know
	platform.End(code)
}

const usage = `用法：jibiao [选项] [填好的报告.docx | 报告.jibiao]
  --data 文件夹   数据文件夹；没有指定时用 $JIBIAO_HOME，再没有用本机用户的数据文件夹
  --sample        打开示例报告
  --cell 栏目     启动后光标所在的栏目`

// A start is what the command line asks for.
type start struct {
	data    string // the folder; "" = the usual one
	request instance.Request
	// d3d9 has Windows draw by the older Direct3D 9. It is not in the usage: who
	// needs it is told or asked.
	d3d9 bool
}

// d3d9Flag is also how the program starts itself again.
const d3d9Flag = "d3d9"

// arguments reads the command line. What the flag package says of a mistake is
// English and is left out for the usage.
func arguments(args []string) (s start, err error) {
	f := flag.NewFlagSet("jibiao", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&s.data, "data", "", "")
	f.BoolVar(&s.request.Sample, "sample", false, "")
	f.StringVar(&s.request.Cell, "cell", "", "")
	f.BoolVar(&s.d3d9, d3d9Flag, false, "")
	switch err := f.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return s, err
	case err != nil:
		return s, fmt.Errorf("命令的写法不对：%s", strings.Join(args, " "))
	case f.NArg() > 1:
		return s, fmt.Errorf("一次只能打开一个文件：%s", strings.Join(f.Args(), " "))
	}
	if f.NArg() == 1 { // the one who opens it may be in another folder
		if s.request.File, err = filepath.Abs(f.Arg(0)); err != nil {
			return s, err
		}
	}
	return s, nil
}

func run(s start) error {
	dir, err := platform.ResolveDataDir(s.data)
	if err != nil {
		return err
	}
	watched := getWatched()
	p := &program{fyne: fyneapp.NewWithID(appID), start: s}
	stop := p.watch()
	begun, err := p.ready(dir, watched)
	if err != nil {
		stop()
		return p.blind(dir, begun, err)
	}
	p.await(dir, begun)
	if !p.over {
		p.fyne.Run()
	}
	stop()
	if err := p.end(); err != nil || p.again == "" {
		return err
	}
	return p.startAgain()
}
