package native

import (
	"image"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	imm32             = windows.NewLazySystemDLL("imm32.dll")
	immGetContext     = imm32.NewProc("ImmGetContext")
	immReleaseContext = imm32.NewProc("ImmReleaseContext")
	immSetComposition = imm32.NewProc("ImmSetCompositionWindow")
	immSetCandidate   = imm32.NewProc("ImmSetCandidateWindow")
	immGetFont        = imm32.NewProc("ImmGetCompositionFontW")
	immSetFont        = imm32.NewProc("ImmSetCompositionFontW")
	clientToScreen    = user32.NewProc("ClientToScreen")
	getClientRect     = user32.NewProc("GetClientRect")
	createCaret       = user32.NewProc("CreateCaret")
	setCaretPos       = user32.NewProc("SetCaretPos")
	destroyCaret      = user32.NewProc("DestroyCaret")
	getFocus          = user32.NewProc("GetFocus")
)

// What a window's input method tells and asks.
const (
	imnChangeCandidate   = 3
	imnOpenCandidate     = 5
	imrQueryCharPosition = 6
)

type (
	point struct{ x, y int32 }
	rect  struct{ left, top, right, bottom int32 }

	compositionForm struct { // COMPOSITIONFORM
		style uint32
		at    point
		area  rect
	}
	candidateForm struct { // CANDIDATEFORM
		index, style uint32
		at           point
		area         rect
	}
	charPosition struct { // IMECHARPOSITION
		size, character uint32
		at              point
		height          uint32
		document        rect
	}
	logFont struct { // LOGFONTW
		height, width, escapement, orientation, weight int32
		other                                          [8]byte
		face                                           [32]uint16
	}
)

// Where an input method's windows are to stand.
const (
	atPoint     = 0x02 // CFS_POINT
	atCandidate = 0x40 // CFS_CANDIDATEPOS
	besides     = 0x80 // CFS_EXCLUDE
)

// place has the input method's windows, and the caret that it may look for
// instead, stand where text is being typed. All input methods are told in the
// way that they listen to: older ones look at the system's caret, those from
// before Windows 8 at the composition's window, today's at the candidates' or
// ask (see tellCharacter).
func (h *hook) place() {
	at, ok := h.Caret()
	if !ok {
		h.caret.destroy()
		return
	}
	h.caret.place(h.window, at)
	context, _, _ := immGetContext.Call(h.window)
	if context == 0 { // there is no input method
		return
	}
	defer immReleaseContext.Call(h.window, context) //nolint:errcheck // it gives a reference back
	corner := pointOf(at.Min)
	setForm(immSetComposition, context, &compositionForm{style: atPoint, at: corner})
	setForm(immSetCandidate, context, &candidateForm{style: atCandidate, at: point{corner.x, int32(at.Max.Y)}})
	setForm(immSetCandidate, context, &candidateForm{style: besides, at: corner, area: rectOf(at)})
	var font logFont
	if known, _, _ := immGetFont.Call(context, uintptr(unsafe.Pointer(&font))); known != 0 {
		font.height, font.width = int32(at.Dy()), 0
		setForm(immSetFont, context, &font)
	}
}

// setForm tells an input method. One that refuses shows its windows where it
// likes, as it would have anyway.
func setForm[T any](set *windows.LazyProc, context uintptr, form *T) {
	_, _, _ = set.Call(context, uintptr(unsafe.Pointer(form)))
}

// tellCharacter answers where the character being typed stands on the screen,
// which today's input methods ask.
func (h *hook) tellCharacter(l uintptr) (answer uintptr, done bool) {
	asked := *(**charPosition)(unsafe.Pointer(&l)) // a pointer of the system's
	at, ok := h.Caret()
	if !ok || asked == nil || asked.size < uint32(unsafe.Sizeof(*asked)) {
		return 0, false
	}
	var inside rect
	if ok, _, _ := getClientRect.Call(h.window, uintptr(unsafe.Pointer(&inside))); ok == 0 {
		return 0, false
	}
	var origin point
	if ok, _, _ := clientToScreen.Call(h.window, uintptr(unsafe.Pointer(&origin))); ok == 0 {
		return 0, false
	}
	corner := pointOf(at.Min)
	asked.at = point{origin.x + corner.x, origin.y + corner.y}
	asked.height = uint32(at.Dy())
	asked.document = rect{origin.x, origin.y, origin.x + inside.right, origin.y + inside.bottom}
	return 1, true
}

func pointOf(p image.Point) point { return point{int32(p.X), int32(p.Y)} }

func rectOf(r image.Rectangle) rect {
	return rect{int32(r.Min.X), int32(r.Min.Y), int32(r.Max.X), int32(r.Max.Y)}
}

// A systemCaret is the system's caret, which is never shown: the program draws
// its own. A thread has one, while one of its windows has the focus.
type systemCaret struct{ size image.Point }

func (c *systemCaret) place(window uintptr, at image.Rectangle) {
	if focused, _, _ := getFocus.Call(); focused != window {
		return
	}
	if c.size != at.Size() {
		if made, _, _ := createCaret.Call(window, 0, uintptr(at.Dx()), uintptr(at.Dy())); made == 0 {
			return
		}
		c.size = at.Size()
	}
	_, _, _ = setCaretPos.Call(uintptr(at.Min.X), uintptr(at.Min.Y))
}

func (c *systemCaret) destroy() {
	if c.size != (image.Point{}) {
		_, _, _ = destroyCaret.Call()
		c.size = image.Point{}
	}
}

func caretMoved(window uintptr) {
	if h := hooks[window]; h != nil {
		h.place()
	}
}
