package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// Widths of what a new clerk is told: all of it, and a door's text.
const (
	welcomeWidth = 3*(doorWidth+38) + 2*shelfGap
	doorWidth    = 214
)

// newWelcome is shown while there is no report at all: what this is, and three
// doors.
func (l *library) newWelcome() fyne.CanvasObject {
	a := l.app
	column := container.New(layout.NewCustomPaddedVBoxLayout(8), heading("填绩效报告，从这里开始", 22, colorBrand))
	for _, line := range []string{
		"把规定格式的 Word 表搬到屏幕上，点哪一格就填哪一格。",
		"合计和比率自动算，漏填的、对不上的当场指出来；随填随存，不用点保存。",
		"填好后导出的还是那份规定格式的 Word 文件。数据只在这台电脑上，不联网。",
	} {
		column.Add(label(line, 14, colorText))
	}
	doors := container.New(layout.NewCustomPaddedHBoxLayout(shelfGap),
		door(theme.VisibilityIcon(), "看示例报告", "一份填好的报告，随便改，先看看是什么样子。", a.openSample),
		door(theme.FolderOpenIcon(), "导入去年的 Word", "读进去年填好的报告，再复制成今年的底稿。", a.importWord),
		door(theme.DocumentCreateIcon(), "新建报告", "从空白表开始，填上单位和年度就可以动手。", a.newReport))
	column.Add(pad(18, 0, 6, 0, doors))
	column.Add(container.NewHBox(label("财政局发来的是另一种空白表？", sizeSmall, colorQuiet), newLink("用它新建表单", a.newForm)))
	return container.NewCenter(container.New(fixedWidth(welcomeWidth), pad(0, 0, 14, 0, column)))
}

func door(icon fyne.Resource, title, text string, tapped func()) fyne.CanvasObject {
	picture := canvas.NewImageFromResource(theme.NewPrimaryThemedResource(icon))
	picture.SetMinSize(fyne.NewSquareSize(28))
	picture.FillMode = canvas.ImageFillContain
	body := container.New(layout.NewCustomPaddedVBoxLayout(8),
		container.NewHBox(picture), heading(title, sizeTitle, colorText), prose(text, doorWidth, sizeText, colorQuiet))
	return plainCard(pad(18, 18, 18, 20, body), tapped)
}

// newDrop is where files may be dropped, or chosen by a click.
func (l *library) newDrop() fyne.CanvasObject {
	text := framed(nil, nil, label("把文件拖到这里", sizeText, colorLink), nil,
		cutLabel("　去年填好的 Word 报告会读进来；财政局发来的空白表会变成可以填写的表单；报告文件（.jibiao）会导入。", sizeText, colorQuiet))
	drop := newTile(pad(16, 18, 16, 18, text), colorDrop, l.app.importWord)
	drop.ground.StrokeColor, drop.ground.StrokeWidth, drop.ground.CornerRadius = colorLine, 1, 4
	return drop
}
