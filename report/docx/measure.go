package docx

import (
	"math"
	"strconv"
	"strings"
)

// units are the twips of the measures that the strict form spells out.
var units = map[string]float64{"pt": 20, "pc": 240, "pi": 240, "in": 1440, "mm": 1440 / 25.4, "cm": 1440 / 2.54}

// twips reads a length: bare numbers are twips, "12.7mm" is converted. What
// cannot be read, or is beyond any paper, is 0.
func twips(s string) int { return measure(s, 1) }

// halfPoints reads a font size: bare numbers are half-points.
func halfPoints(s string) int { return measure(s, 1.0/10) }

func measure(s string, perTwip float64) int {
	if n, err := strconv.Atoi(s); err == nil { // nearly always
		if n > 1<<20 || n < -1<<20 {
			return 0
		}
		return n
	}
	scale := 1.0
	for unit, n := range units {
		if number, ok := strings.CutSuffix(s, unit); ok {
			s, scale = number, n*perTwip
		}
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.Abs(n*scale) > 1<<20 || n != n {
		return 0
	}
	return int(math.Round(n * scale))
}

// number reads a whole number and keeps it in the range.
func number(s string, low, high int) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return low
	}
	return max(low, min(n, high))
}

// on reads an on/off element: present means on unless it says otherwise.
func on(n *node) bool {
	return n != nil && isOn(n.attr("val"))
}

func isOn(value string) bool {
	switch value {
	case "0", "false", "off", "none":
		return false
	default:
		return true
	}
}
