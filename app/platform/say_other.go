//go:build !windows

package platform

import (
	"fmt"
	"io"
)

// Say says something where there is no window of the program: on the terminal.
func Say(to io.Writer, text string) error {
	_, err := fmt.Fprintln(to, text)
	return err
}

// SessionEnds is only known on Windows.
func SessionEnds() bool { return false }

// Ask is never called where windows are sure to appear; nobody is there to say yes.
func Ask(string) (yes bool, err error) { return false, nil }
