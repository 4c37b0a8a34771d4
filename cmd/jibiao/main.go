// Command jibiao is the desktop program 绩表: it fills in official,
// table-style report forms and gives back the Word file.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"jibiao/app"
	"jibiao/app/platform"
	"jibiao/report"
	"jibiao/report/explain"
	"jibiao/report/store"
)

// appID names the program to the desktop; FyneApp.toml says the same.
const appID = "cn.jibiao.app"

func main() {
	var o app.Options
	data := flag.String("data", "", "数据文件夹（默认：$JIBIAO_HOME，否则为本机用户的数据文件夹）")
	flag.BoolVar(&o.Sample, "sample", false, "打开示例报告")
	cell := flag.String("cell", "", "启动后光标所在的栏目")
	flag.Usage = func() {
		os.Stderr.WriteString("用法：jibiao [选项] [填好的报告.docx]\n") //nolint:errcheck // nowhere to say it
		flag.PrintDefaults()
	}
	flag.Parse()
	o.Cell, o.File = report.Key(*cell), flag.Arg(0)
	if err := run(*data, o); err != nil {
		fmt.Fprintln(os.Stderr, explain.Error(err))
		os.Exit(1)
	}
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
	o.PrintFolder = filepath.Join(dir, "print")
	if err := os.RemoveAll(o.PrintFolder); err != nil { // what was printed last time
		return err
	}
	a, err := app.New(f, s, o.WithFonts(platform.FangSong()))
	if err != nil {
		return err
	}
	a.Show()
	f.Run()
	return a.Close()
}

// refuse says in a window why the program cannot start: whoever double-clicks
// an icon sees no terminal.
func refuse(f fyne.App, err error) error {
	app.Refuse(f, explain.Error(err))
	f.Run()
	return err
}
