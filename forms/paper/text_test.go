package paper_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"jibiao/assets/fonts"
	"jibiao/forms/paper"
	"jibiao/report"
)

// A text that comes back into the window after a while gets another renderer,
// and is to be seen at once.
func TestAnotherRendererShowsTheText(t *testing.T) {
	test.NewTempApp(t)
	look := paper.Look{Font: fyne.NewStaticResource("sans", fonts.SansRegular), Size: 14, Color: color.Black}
	text := paper.NewText(report.VAlignTop, fyne.Size{}, paper.Paragraph{Text: "还在", Look: look})
	text.Resize(fyne.NewSize(200, 40))
	objects := text.CreateRenderer().Objects()
	if len(objects) != 1 || objects[0].(*canvas.Text).Text != "还在" {
		t.Errorf("it shows %v", objects)
	}
}
