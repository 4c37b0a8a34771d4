// Command bare shows the least that Fyne can over ANGLE, a window with a line of
// text: what the program's own start is measured beside (scripts/bench-windows.sh).
// It is no part of the product.
package main

import (
	"fmt"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
	"github.com/go-gl/glfw/v3.4/glfw"
)

func main() {
	if err := glfw.Init(); err != nil {
		fmt.Fprintln(os.Stderr, "bare:", err)
		os.Exit(1)
	}
	glfw.WindowHint(glfw.ContextCreationAPI, glfw.EGLContextAPI)
	w := app.NewWithID("cn.jibiao.bare").NewWindow("bare")
	w.SetContent(widget.NewLabel("The least that can be shown."))
	w.Resize(fyne.NewSize(1280, 670)) // as large as the program's own
	w.ShowAndRun()
}
