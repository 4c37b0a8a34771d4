package app

// A latest does jobs in the background, one at a time. Of the jobs that come
// while one is at work only the last is done after it: the others are out of
// date before they begin. Used on the window's goroutine.
type latest struct {
	app     *App
	working bool
	next    func() (show func())
}

// do takes a job; what the job returns is called on the window's goroutine.
// Once the program is being left nothing is begun.
func (l *latest) do(job func() (show func())) {
	if l.working {
		l.next = job
		return
	}
	if l.app.life.Err() != nil {
		return
	}
	l.working = true
	l.app.background.Go(func() {
		show := job()
		l.app.options.OnMain(func() { l.done(show) })
	})
}

func (l *latest) done(show func()) {
	l.working = false
	if next := l.next; next != nil {
		l.next = nil
		l.do(next)
	}
	show()
}
