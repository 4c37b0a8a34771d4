package app

import "testing"

// What waits for the window's goroutine when it is stopped does not come after
// all: a window that says “正在备份…” would stay for ever.
func TestStoppedWhileItWaitsForItsTurn(t *testing.T) {
	main := make(chan func())
	after := afterOnMain(func(f func()) { main <- f })
	for _, stopped := range []bool{false, true} {
		ran := false
		stop := after(0, func() { ran = true })
		turn := <-main // its time has come
		if stopped {
			stop()
		}
		turn()
		if ran == stopped {
			t.Errorf("stopped: %t, ran: %t", stopped, ran)
		}
	}
}
