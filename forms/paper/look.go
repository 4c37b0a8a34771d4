// Package paper draws text as it stands on the printed form: in the form's
// typefaces and sizes, broken into lines by forms/typeset.
package paper

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"

	"jibiao/report"
)

// Fonts are the typefaces of paper. All must be set; the shell chooses them
// (the embedded ones, or the system's own 仿宋).
type Fonts struct {
	Song     fyne.Resource // 宋体 and all that is not named below
	FangSong fyne.Resource // 仿宋, 仿宋_GB2312
	Hei      fyne.Resource // 黑体
	Title    fyne.Resource // 小标宋, and bold 宋体
}

// For returns the typeface that stands in for a Word font of that name.
func (f Fonts) For(name string, bold bool) fyne.Resource {
	switch {
	case strings.Contains(name, "黑"):
		return f.Hei
	case strings.Contains(name, "标宋") || bold:
		return f.Title
	case strings.Contains(name, "仿宋"):
		return f.FangSong
	default:
		return f.Song
	}
}

// A Look is how a paragraph is set. Lengths are the window's units.
type Look struct {
	Font       fyne.Resource
	Size       float32
	Color      color.Color
	Align      report.Align
	FirstLine  float32
	Left       float32
	Right      float32
	LineHeight float32 // 0 = the font's own
	Before     float32
	After      float32
}

// flush is the share of a line's free room on its left.
func (l *Look) flush() float32 {
	switch l.Align {
	case report.AlignCenter:
		return 0.5
	case report.AlignRight:
		return 1
	default:
		return 0
	}
}

// pitch is the distance from one line to the next.
func (l *Look) pitch() float32 {
	if l.LineHeight != 0 {
		return l.LineHeight
	}
	return metricsOf(l.Font, l.Size).height
}

// drop is how far below the top of its line, which is so high, a text begins.
func (l *Look) drop(pitch float32) float32 { return (pitch - metricsOf(l.Font, l.Size).height) / 2 }

// breaksAs says whether text in another look has the same lines.
func (l *Look) breaksAs(other *Look) bool {
	a, b := *l, *other
	a.Color, b.Color = nil, nil
	return a == b
}

// A Scale turns the file's lengths into the window's: how many units a twip is.
type Scale float32

// Full is the scale of 100 %: 96 units are an inch.
const Full Scale = 1.0 / 15

// Twips converts a length in twips.
func (s Scale) Twips(n int) float32 { return float32(n) * float32(s) }

// HalfPoints converts a font size; a size that the file does not say is 五号.
func (s Scale) HalfPoints(n int) float32 {
	if n <= 0 {
		n = 21
	}
	return s.Twips(n * 10)
}

// Look sets a paragraph of the grid in the given colour.
func (s Scale) Look(p *report.Paragraph, fonts Fonts, ink color.Color) Look {
	style := p.TextStyle()
	return Look{
		Font: fonts.For(style.Font, style.Bold), Size: s.HalfPoints(style.Size), Color: ink, Align: p.Align,
		FirstLine: max(0, s.Twips(p.FirstLine)), Left: s.Twips(p.Left), Right: s.Twips(p.Right),
		LineHeight: s.Twips(p.LineHeight), Before: s.Twips(p.Before), After: s.Twips(p.After),
	}
}
