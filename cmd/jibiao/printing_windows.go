package main

import (
	"context"
	"errors"
	"os"

	"jibiao/app/platform"
	"jibiao/report/office"
)

// printing prints by Word or WPS, or where neither can be driven, WPS for one while
// the user has documents open in it, by the program that the user has for such files,
// of which is only known that it was started.
func printing() func(ctx context.Context, path string) error {
	return func(ctx context.Context, path string) error {
		document, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err = office.Print(ctx, document); errors.Is(err, office.ErrNone) || errors.Is(err, office.ErrUndriven) {
			started := platform.Print(path)
			if started == nil {
				return nil
			}
			err = errors.Join(started, err) // the latter tells the way out
		}
		return err
	}
}
