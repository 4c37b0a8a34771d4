//go:build windows || darwin

package platform

// TellsLook says whether the desktop tells programs if it is light or dark.
func TellsLook() bool { return true }
