// Command jibiao is the desktop program 绩表: it fills in official,
// table-style report forms and gives back the Word file.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"jibiao/app"
	"jibiao/app/platform"
	"jibiao/report"
	"jibiao/report/explain"
	"jibiao/report/office"
	"jibiao/report/preview"
	"jibiao/report/store"
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
	data, options, err := arguments(os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		fmt.Print(usage)
		return
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, usage)
		os.Exit(2)
	}
	if err := run(data, options); err != nil {
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
func arguments(args []string) (data string, o app.Options, err error) {
	f := flag.NewFlagSet("jibiao", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&data, "data", "", "")
	f.BoolVar(&o.Sample, "sample", false, "")
	cell := f.String("cell", "", "")
	switch err := f.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return "", o, err
	case err != nil:
		return "", o, fmt.Errorf("命令的写法不对：%s", strings.Join(args, " "))
	case f.NArg() > 1:
		return "", o, fmt.Errorf("一次只能打开一个文件：%s", strings.Join(f.Args(), " "))
	}
	o.Cell, o.File = report.Key(*cell), f.Arg(0)
	return data, o, nil
}

func run(data string, o app.Options) (err error) {
	dir, err := platform.ResolveDataDir(data)
	if err != nil {
		return err
	}
	f := fyneapp.NewWithID(appID)
	release, err := store.Lock(dir)
	if err != nil {
		return refuse(f, err)
	}
	defer func() { err = errors.Join(err, release()) }()
	endCrashes, err := keepCrashes(dir)
	if err != nil {
		return refuse(f, err)
	}
	defer func() { err = errors.Join(err, endCrashes()) }()
	s, err := store.Open(filepath.Join(dir, "jibiao.db"))
	if err != nil {
		return refuse(f, err)
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	s.Who = platform.UserName()
	return open(f, s, dir, o)
}

func open(f fyne.App, s *store.Store, dir string, o app.Options) error {
	o.Documents, o.OpenFile, o.ShowInFolder = platform.Documents(), platform.Open, platform.ShowInFolder
	o.Convert, o.SystemTells = office.ToDocx, platform.TellsLook
	pages := preview.New(office.NewPDFMaker(filepath.Join(dir, "cache", "office")).Make, filepath.Join(dir, "cache", "pages"))
	defer pages.Close()
	o.Preview = pages
	o.PrintFolder = filepath.Join(dir, "print")
	if err := os.RemoveAll(o.PrintFolder); err != nil { // what was printed last time
		return err
	}
	a, err := app.New(f, s, o.WithFonts(platform.FangSong()))
	if err != nil {
		return err
	}
	a.Show()
	endCompiling := inBackground(pages.Prepare)
	f.Run()
	return errors.Join(a.Close(), endCompiling())
}

// inBackground does something until it is done or ended. Its failure is told at
// the end; being ended is none.
func inBackground(do func(context.Context) error) (end func() error) {
	ctx, cancel := context.WithCancel(context.Background())
	result := make(chan error, 1)
	go func() { result <- do(ctx) }()
	return func() error {
		cancel()
		if err := <-result; !errors.Is(err, context.Canceled) {
			return err
		}
		return nil
	}
}

// refuse says in a window why the program cannot start: whoever double-clicks
// an icon sees no terminal.
func refuse(f fyne.App, err error) error {
	app.Refuse(f, explain.Error(err))
	f.Run()
	return err
}
