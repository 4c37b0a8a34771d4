//go:build !windows

package platform

func highContrast() Contrast { return Contrast{} }
