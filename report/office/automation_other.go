//go:build !windows

package office

import "errors"

// automation finds nothing: Word and WPS are driven on Windows only.
func automation() (Converter, bool) { return Converter{}, false }

var errNotHere = errors.New("no Word or WPS can be driven but on Windows")

func automate(string, string) error { return errNotHere }

func printOut(string) error { return errNotHere }
