package platform

import "image/color"

// A Contrast is the colours that a user who needs strong ones has chosen for all
// programs. The zero value is none.
type Contrast struct {
	Window, Text       color.NRGBA
	Chosen, ChosenText color.NRGBA // of what is selected
	Link               color.NRGBA
	Disabled           color.NRGBA
}

// HighContrast is the user's strong colours, or the zero value where the user
// has the usual ones or the system knows of no others. It is quick.
func HighContrast() Contrast { return highContrast() }
