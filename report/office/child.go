package office

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// The hidden arguments by which this program starts itself to drive Word or WPS.
// They look like flags, so that a program which does not call Child refuses them
// instead of doing its usual work.
const (
	childFlag = "--office-child" // FROM TO
	printFlag = "--office-print" // FROM
)

// undrivenCode is with what a child ends where no program let itself be driven, so
// that the document was left alone; LibreOffice has no such exit code.
const undrivenCode = 120

// Child is the first thing in main of every program that converts or prints. In
// a process that was started to drive Word or WPS it does so and ends the
// process; in any other it returns at once.
func Child() {
	var err error
	switch args := os.Args[1:]; {
	case len(args) == 3 && args[0] == childFlag:
		err = automate(args[1], args[2])
	case len(args) == 2 && args[0] == printFlag:
		err = printOut(args[1])
	default:
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(exitCode(err))
}

func exitCode(err error) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, ErrUndriven):
		return undrivenCode
	default:
		return 1
	}
}

// kindOf says what a child that ended with an error failed of.
func kindOf(ended error) error {
	var exit *exec.ExitError
	if errors.As(ended, &exit) && exit.ExitCode() == undrivenCode {
		return ErrUndriven
	}
	return ErrFailed
}

// ourselves is a Converter that starts this program anew as such a child, with
// the paths of the document and of the file to make.
func ourselves(name, program string) Converter {
	return Converter{
		Name: name, program: program, limits: generous,
		ready: func(j job) ([]string, error) { return []string{childFlag, j.from, j.to}, nil },
		clean: func(job) error { return nil },
	}
}
