package office

import (
	"fmt"
	"os"
)

// childFlag is the hidden argument by which this program starts itself to drive
// Word or WPS. It looks like a flag, so that a program which does not call
// Child refuses it instead of doing its usual work.
const childFlag = "--office-child"

// Child is the first thing in main of every program that converts. In a process
// that was started to drive Word or WPS it does so and ends the process; in any
// other it returns at once.
func Child() {
	if len(os.Args) != 4 || os.Args[1] != childFlag {
		return
	}
	if err := automate(os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
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
