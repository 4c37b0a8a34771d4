package native

import (
	"fmt"
	"sync"

	"golang.org/x/sys/windows"
)

// A hook stands before the toolkit in a window's procedure. It answers what is
// asked about the caret, and passes on everything else.
type hook struct {
	Listener
	window uintptr
	next   uintptr // the procedure that was there
	caret  systemCaret
}

// hooks are the windows that are listened to. Only the window's goroutine comes
// here: the system calls a window's procedure on the thread that made it.
var hooks = map[uintptr]*hook{}

// procedure is made once: such callbacks are never freed.
var procedure = sync.OnceValue(func() uintptr { return windows.NewCallback(hear) })

var (
	user32            = windows.NewLazySystemDLL("user32.dll")
	setWindowLongPtr  = user32.NewProc("SetWindowLongPtrW")
	callWindowProc    = user32.NewProc("CallWindowProcW")
	defWindowProc     = user32.NewProc("DefWindowProcW")
	wtsapi32          = windows.NewLazySystemDLL("wtsapi32.dll")
	registerSession   = wtsapi32.NewProc("WTSRegisterSessionNotification")
	unregisterSession = wtsapi32.NewProc("WTSUnRegisterSessionNotification")
)

// windowProcedure is GWLP_WNDPROC, -4.
const windowProcedure = ^uintptr(3)

func listen(window uintptr, l Listener) {
	if window == 0 || hooks[window] != nil {
		return
	}
	h := &hook{Listener: l, window: window}
	hooks[window] = h
	h.next, _, _ = setWindowLongPtr.Call(window, windowProcedure, procedure())
	if h.next == 0 { // the window is gone
		delete(hooks, window)
		return
	}
	// Without this, which a system without remote sessions may refuse, the window
	// is painted anew when it is next activated.
	_, _, _ = registerSession.Call(window, 0) // of this session
	h.place()
}

// hear is the window's procedure.
func hear(window, message, w, l uintptr) uintptr {
	h := hooks[window]
	if h == nil {
		answer, _, _ := defWindowProc.Call(window, message, w, l)
		return answer
	}
	if message == wmNCDestroy { // the last that a window hears
		h.end()
	} else if answer, done := h.answer(message, w, l); done {
		return answer
	}
	answer, _, _ := callWindowProc.Call(h.next, window, message, w, l)
	return answer
}

func (h *hook) end() {
	_, _, _ = unregisterSession.Call(h.window)
	_, _, _ = setWindowLongPtr.Call(h.window, windowProcedure, h.next)
	delete(hooks, h.window)
}

// What a window is told.
const (
	wmActivate            = 0x0006
	wmSetFocus            = 0x0007
	wmKillFocus           = 0x0008
	wmSysColorChange      = 0x0015
	wmSettingChange       = 0x001A
	wmDisplayChange       = 0x007E
	wmNCDestroy           = 0x0082
	wmIMEStartComposition = 0x010D
	wmIMEComposition      = 0x010F
	wmPowerBroadcast      = 0x0218
	wmIMENotify           = 0x0282
	wmIMERequest          = 0x0288
	wmSessionChange       = 0x02B1
)

// answer does what a message is listened to for. done: nobody else is to hear
// of it.
func (h *hook) answer(message, w, l uintptr) (answer uintptr, done bool) {
	defer func() {
		if p := recover(); p != nil {
			answer, done = 0, false
			h.Failed(panicError(message, p))
		}
	}()
	switch message {
	case wmSetFocus, wmIMEStartComposition, wmIMEComposition:
		h.place()
	case wmKillFocus:
		h.caret.destroy()
	case wmIMENotify:
		if w == imnOpenCandidate || w == imnChangeCandidate {
			h.place()
		}
	case wmIMERequest:
		if w == imrQueryCharPosition {
			return h.tellCharacter(l)
		}
	case wmActivate, wmDisplayChange, wmSessionChange, wmPowerBroadcast:
		h.Stale()
	case wmSysColorChange, wmSettingChange:
		h.Colours()
	}
	return 0, false
}

// panicError says of a panic what may be told: its value may hold what was
// typed, unless it is the runtime's own.
func panicError(message uintptr, p any) error {
	if err, ok := p.(interface{ RuntimeError() }); ok {
		return fmt.Errorf("window message %#x: %v", message, err)
	}
	return fmt.Errorf("window message %#x: a panic of %T", message, p)
}
