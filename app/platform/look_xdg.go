//go:build unix && !darwin

package platform

import "github.com/rymdport/portal/settings/appearance"

// TellsLook says whether the desktop tells programs if it is light or dark. It
// asks the desktop, which may take long: not on the window's goroutine.
func TellsLook() bool {
	_, err := appearance.GetColorScheme()
	return err == nil // a desktop without the service, or without any: nobody tells
}
