package platform

import (
	"image/color"
	"unsafe"
)

var (
	systemParametersInfo = user32.NewProc("SystemParametersInfoW")
	getSysColor          = user32.NewProc("GetSysColor")
)

// Windows' colours.
const (
	ofWindow     = 5
	ofWindowText = 8
	ofChosen     = 13
	ofChosenText = 14
	ofDisabled   = 17
	ofLink       = 26
)

func highContrast() Contrast {
	if !wantsHighContrast() {
		return Contrast{}
	}
	return Contrast{
		Window: systemColour(ofWindow), Text: systemColour(ofWindowText),
		Chosen: systemColour(ofChosen), ChosenText: systemColour(ofChosenText),
		Link: systemColour(ofLink), Disabled: systemColour(ofDisabled),
	}
}

func wantsHighContrast() bool {
	const getHighContrast, on = 0x42, 1
	info := struct { // HIGHCONTRASTW
		size, flags uint32
		scheme      *uint16
	}{}
	info.size = uint32(unsafe.Sizeof(info))
	ok, _, _ := systemParametersInfo.Call(getHighContrast, uintptr(info.size), uintptr(unsafe.Pointer(&info)), 0)
	return ok != 0 && info.flags&on != 0
}

// systemColour is one of Windows' colours, which it gives as 0x00bbggrr.
func systemColour(number uintptr) color.NRGBA {
	c, _, _ := getSysColor.Call(number)
	return color.NRGBA{R: uint8(c), G: uint8(c >> 8), B: uint8(c >> 16), A: 0xff}
}
