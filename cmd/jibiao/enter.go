package main

import (
	"errors"
	"time"

	"jibiao/app/platform/instance"
	"jibiao/report/store"
)

// errHandedOver says that another start of the program, which holds the data
// folder, does what this one was asked for.
var errHandedOver = errors.New("handed over to the program that is running")

const (
	// answerTime is how long the program that holds the folder has to answer.
	answerTime = 3 * time.Second
	// startTime is how long it has at a start: it may just have been started itself,
	// and answers once its window is there.
	startTime = 10 * time.Second
	// enterAgain is how long to wait before trying again meanwhile.
	enterAgain = 50 * time.Millisecond
)

// enter takes the data folder, or hands the request over to the program that
// holds it: errHandedOver. That program may just be starting or ending, so both
// are tried until the limit; then the error is [*instance.SilentError].
func enter(dir string, r instance.Request, limit time.Time) (release func() error, err error) {
	for {
		release, err := store.Lock(dir)
		if !errors.Is(err, store.ErrLocked) {
			return release, err
		}
		if err = instance.HandOver(dir, r, limit); err == nil {
			return nil, errHandedOver
		}
		if !time.Now().Before(limit) {
			return nil, err
		}
		time.Sleep(enterAgain)
	}
}
