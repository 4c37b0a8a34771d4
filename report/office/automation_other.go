//go:build !windows

package office

import "errors"

// automation finds nothing: Word and WPS are driven on Windows only.
func automation() (Converter, bool) { return Converter{}, false }

func automate(string, string) error { return errors.New("no Word or WPS can be driven but on Windows") }
