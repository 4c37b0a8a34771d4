package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"jibiao/app/platform"
)

// lookAtPlace finds out whether it is to be told where the data is: a place
// that endangers it is told until the clerk has closed that bar.
func (a *App) lookAtPlace() {
	a.risky = a.options.Place.Risk != platform.NoRisk && a.setting(settingPlace) != a.place()
}

// place names the place in the settings.
func (a *App) place() string { return fmt.Sprintf("%d %s", a.options.Place.Risk, a.options.Folder) }

// danger says what may happen to data in the place, and what to do about it.
func danger(p platform.Place) string {
	switch p.Risk {
	case platform.Share:
		return "数据放在网络共享文件夹里：网络中断或几台电脑同时打开，都可能损坏数据。建议把数据放在本机硬盘上，再把备份存到共享文件夹。"
	case platform.Cloud:
		return "数据放在" + p.Cloud + "的同步文件夹里：同步软件可能在填写时改动数据文件，或把它分成几个副本。建议把数据放在别的文件夹，再把备份存到这里。"
	case platform.Removable:
		return "数据放在U盘等移动磁盘上：填写时请不要拔下，拔下前请先退出绩表并“安全弹出”。建议把数据放在本机硬盘上，再把备份存到U盘。"
	default:
		return ""
	}
}

// besidePlace is the window's content with the bar that tells the place above
// it, as long as the clerk has not closed that.
func (a *App) besidePlace(content fyne.CanvasObject) fyne.CanvasObject {
	if !a.risky {
		return content
	}
	var c *fyne.Container
	text := wrapped(danger(a.options.Place), theme.ColorNameForeground, theme.SizeNameText)
	closeBar := newLink("知道了，不再提示", func() {
		a.risky = false
		a.remember(settingPlace, a.place())
		c.Objects[1].Hide()
		c.Refresh()
	})
	bar := container.NewStack(canvas.NewRectangle(colorAmberTint),
		pad(0, 14, 0, 8, framed(nil, nil, nil, container.NewCenter(closeBar), text)))
	c = container.New(under{}, content, bar)
	return c
}

// under lays the first object out under the second, whose text breaks into
// lines: how high it is shows only at its width.
type under struct{}

func (under) MinSize(objects []fyne.CanvasObject) fyne.Size {
	content, bar := objects[0].MinSize(), least(objects[1])
	return fyne.NewSize(max(content.Width, bar.Width), content.Height+bar.Height)
}

func (under) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	content, bar := objects[0], objects[1]
	bar.Resize(fyne.NewSize(size.Width, least(bar).Height))
	height := least(bar).Height
	bar.Resize(fyne.NewSize(size.Width, height))
	content.Move(fyne.NewPos(0, height))
	content.Resize(fyne.NewSize(size.Width, size.Height-height))
}
