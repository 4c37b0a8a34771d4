package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"jibiao/assets"
)

// A Gate is the small window in front of the program's own: it says what is
// being waited for while the data is opened, or why it cannot be.
type Gate struct {
	app  *App // the window alone, for the chooser
	text *fyne.Container
	bar  *widget.ProgressBar
	idle *widget.ProgressBarInfinite

	shown bool
}

// A Refusal is why the program cannot start, and the ways out of it: each of
// them may be nil, and leaves the gate's window open.
type Refusal struct {
	Why        string
	Again      func()           // tries once more
	OpenFolder func() error     // shows the file manager where the trouble is
	Other      func(dir string) // tries another data folder
}

// Sizes of the gate's window: as large as what it says, and as a chooser needs.
const gateText = 460

var gateChooser = fyne.NewSize(900, 620)

// NewGate makes the window, which is shown with the first that it has to say.
func NewGate(f fyne.App, o Options) (*Gate, error) {
	if err := speakChinese(); err != nil {
		return nil, err
	}
	o = o.filled()
	a := &App{fyne: f, options: o, log: o.Log, window: f.NewWindow("绩表")}
	a.dress()
	a.window.SetIcon(icon())
	a.window.SetPadded(false)
	a.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { a.answer(e.Name) })
	return &Gate{app: a}, nil
}

// Wait says what the program is at. all is how much there is to do, 0 if that
// is not known, and done how much of it is. While it waits the window cannot be
// closed: what is at work there must not be broken off by chance.
func (g *Gate) Wait(doing string, done, all int) {
	first := g.text == nil
	if first {
		g.text, g.bar, g.idle = container.NewStack(), widget.NewProgressBar(), widget.NewProgressBarInfinite()
	}
	g.text.Objects = []fyne.CanvasObject{prose(doing, gateText, sizeText, colorText)}
	g.text.Refresh()
	g.bar.Max, g.bar.Value = float64(max(all, 1)), float64(done)
	g.bar.Refresh()
	show(g.bar, all > 0)
	show(g.idle, all <= 0)
	if first {
		g.app.window.SetCloseIntercept(func() {})
		g.show("正在打开绩表", container.NewVBox(g.text, pad(4, 0, 8, 0, container.NewStack(g.bar, g.idle))))
	}
}

// Refuse says why the program cannot start.
func (g *Gate) Refuse(r Refusal) {
	g.rest()
	buttons := newDialogButtons(g.waysOut(r))
	buttons.shown(func() {})
	row := container.NewHBox()
	for _, b := range buttons.objects() {
		row.Add(b)
	}
	g.app.window.SetCloseIntercept(g.app.fyne.Quit)
	g.show("绩表没有打开", container.NewVBox(dialogText(r.Why), pad(14, 0, 0, 0, row)))
	g.app.window.Canvas().Focus(buttons.main)
}

func (g *Gate) waysOut(r Refusal) []choice {
	ways := []choice{{label: "退出", strong: r.Again == nil, do: g.app.fyne.Quit}}
	if r.OpenFolder != nil {
		ways = append(ways, choice{label: "打开文件夹", do: func() {
			if err := r.OpenFolder(); err != nil {
				g.app.fail("打开文件夹", err)
			}
		}})
	}
	if r.Other != nil {
		ways = append(ways, choice{label: "换一个文件夹…", do: func() { g.choose(r.Other) }})
	}
	if r.Again != nil {
		ways = append(ways, choice{label: "再试一次", strong: true, do: r.Again})
	}
	return ways
}

// choose asks for another data folder; it is used this time only.
func (g *Gate) choose(other func(dir string)) {
	g.app.window.Resize(gateChooser)
	g.app.chooseFolder("数据放在哪个文件夹？（只用于这一次）", g.app.options.Documents, other)
}

// ToFront brings the window to the front.
func (g *Gate) ToFront() { toFront(g.app.window) }

// Close closes the window, after another one has been shown.
func (g *Gate) Close() {
	g.rest()
	g.app.window.Close()
}

// rest ends the waiting.
func (g *Gate) rest() {
	if g.text != nil {
		g.idle.Stop()
		g.text = nil
	}
}

func (g *Gate) show(title string, content fyne.CanvasObject) {
	head := pad(0, 0, 10, 0, heading(title, sizeTitle, colorText))
	w := g.app.window
	w.SetContent(pad(20, 28, 22, 28, container.NewVBox(head, content)))
	w.Resize(w.Content().MinSize()) // a chooser may have made it larger
	if !g.shown {
		w.CenterOnScreen() // once: a window that is there is asked for its place too late
	}
	g.shown = true
	w.Show()
	g.app.attend(func() {})
}

func icon() fyne.Resource { return fyne.NewStaticResource("icon.png", assets.Icon) }
