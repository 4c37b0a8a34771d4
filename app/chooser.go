package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibiao/app/platform"
	"jibiao/forms/field"
)

// A chooser lets the clerk pick a file or a folder. It is ours because the
// toolkit's own speaks English in places that cannot be translated.
type chooser struct {
	app    *App
	suffix []string // of the files shown; none = folders are chosen
	done   func(path string)

	dir     string
	entries []os.DirEntry
	chosen  string // name of the file selected

	path    *field.Input
	list    *widget.List
	trouble *widget.RichText
	ok      *widget.Button
	shown   *widget.PopUp
}

// chooseFile asks for a file with one of the suffixes (".docx").
func (a *App) chooseFile(title, confirm, dir string, suffix []string, done func(path string)) {
	a.choose(&chooser{app: a, suffix: suffix, done: done}, title, confirm, dir)
}

// chooseFolder asks for a folder.
func (a *App) chooseFolder(title, dir string, done func(path string)) {
	a.choose(&chooser{app: a, done: done}, title, "选这个文件夹", dir)
}

func (a *App) choose(c *chooser, title, confirm, dir string) {
	c.path = field.NewInput("")
	c.path.OnSubmitted = c.open
	c.trouble = wrapped("", theme.ColorNameError, theme.SizeNameText)
	c.list = widget.NewList(func() int { return len(c.entries) }, func() fyne.CanvasObject { return newFileRow() }, c.showRow)
	c.list.OnSelected = c.selected
	up := widget.NewButtonWithIcon("上一级", theme.MoveUpIcon(), func() { c.open(filepath.Dir(c.dir)) })
	bar := container.NewBorder(nil, nil, up, nil, c.path)
	body := container.NewBorder(container.NewVBox(bar, c.trouble), nil, c.places(), nil, c.list)
	c.ok = strong(confirm, c.accept)
	c.shown = a.popUp(title, body, widget.NewButton("取消", func() { c.shown.Hide() }), c.ok)
	c.shown.Resize(fyne.NewSize(820, 540).Min(a.window.Canvas().Size()))
	c.path.OnEscape = c.shown.Hide
	a.awaits(c.confirm, c.shown.Hide)
	c.open(nearest(dir))
}

// nearest is the folder, or the closest one above it that is there.
func nearest(dir string) string {
	for dir != filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			break
		}
		dir = filepath.Dir(dir)
	}
	return dir
}

// places are where files usually are.
func (c *chooser) places() fyne.CanvasObject {
	column := container.New(layout.NewCustomPaddedVBoxLayout(0))
	shelves := platform.Shelves()
	if dir := c.app.options.Documents; dir != "" {
		shelves = append([]platform.Shelf{{Name: "文档", Dir: dir}}, shelves...)
	}
	for _, s := range shelves {
		column.Add(newTile(pad(7, 20, 7, 14, label(s.Name, sizeText, colorText)), colorSide, func() { c.open(s.Dir) }))
	}
	return container.NewStack(canvas.NewRectangle(colorSide), column)
}

// open shows a folder; a path that names a file chooses it.
func (c *chooser) open(path string) {
	path = filepath.Clean(strings.TrimSpace(path))
	if info, err := os.Stat(path); err == nil && !info.IsDir() && len(c.suffix) > 0 {
		c.finish(path)
		return
	}
	entries, err := os.ReadDir(path)
	c.tell("")
	if err != nil {
		c.tell("找不到或者打不开“" + path + "”，请检查路径，或从左边选一个位置。")
		return
	}
	c.dir, c.entries, c.chosen = path, slices.DeleteFunc(entries, c.skip), ""
	slices.SortStableFunc(c.entries, foldersFirst)
	c.path.SetText(path)
	c.list.UnselectAll()
	c.list.Refresh()
	c.list.ScrollToTop()
	c.enable()
}

func (c *chooser) tell(text string) {
	reword(c.trouble, text)
	show(c.trouble, text != "")
}

// skip leaves out hidden files and those that are not asked for.
func (c *chooser) skip(e os.DirEntry) bool {
	if platform.IsHidden(e) || strings.HasPrefix(e.Name(), "~$") {
		return true
	}
	return !e.IsDir() && !slices.Contains(c.suffix, strings.ToLower(filepath.Ext(e.Name())))
}

func foldersFirst(a, b os.DirEntry) int {
	switch {
	case a.IsDir() == b.IsDir():
		return strings.Compare(a.Name(), b.Name())
	case a.IsDir():
		return -1
	default:
		return 1
	}
}

func (c *chooser) showRow(i widget.ListItemID, o fyne.CanvasObject) {
	entry, row := c.entries[i], o.(*fileRow)
	row.pressed, row.twice = func() { c.list.Select(i) }, c.confirm
	row.name.SetText(entry.Name())
	if entry.IsDir() {
		row.icon.SetResource(theme.FolderIcon())
		row.date.SetText("")
		return
	}
	row.icon.SetResource(theme.FileTextIcon())
	if info, err := entry.Info(); err == nil {
		row.date.SetText(spoken(info.ModTime(), c.app.options.Now()))
	} else {
		row.date.SetText("") // it went away meanwhile; choosing it says so
	}
}

// selected goes into a folder, or takes a file as the choice.
func (c *chooser) selected(i widget.ListItemID) {
	entry := c.entries[i]
	if entry.IsDir() {
		c.open(filepath.Join(c.dir, entry.Name()))
		return
	}
	c.chosen = entry.Name()
	c.enable()
}

func (c *chooser) enable() {
	if c.chosen != "" || len(c.suffix) == 0 {
		c.ok.Enable()
	} else {
		c.ok.Disable()
	}
}

// confirm is accept once something is chosen.
func (c *chooser) confirm() {
	if !c.ok.Disabled() {
		c.accept()
	}
}

func (c *chooser) accept() { c.finish(filepath.Join(c.dir, c.chosen)) }

func (c *chooser) finish(path string) {
	c.shown.Hide()
	c.done(path)
}
