package report

import (
	"slices"
	"strings"
)

// Filled leaves out of the texts read from a Word file those that nobody typed:
// the form's own blank and prompt, lines to write on, a list of boxes of which none is
// ticked. They stand in a blank copy, or in one that is filled in only in part.
func (f *Form) Filled(v Values) Values {
	filled := Values{}
	for k, text := range v {
		if field := f.Field(k); field == nil || !field.unfilled(text) {
			filled[k] = text
		}
	}
	return filled
}

// unfilled says whether the text is that of a blank form.
func (f *Field) unfilled(text string) bool {
	bare := CleanCaption(text)
	switch {
	case strings.Trim(bare, "_＿") == "", f.Blank != "" && bare == CleanCaption(f.Blank):
		return true
	case slices.Contains(f.Choices, text):
		return false
	case len(f.Choices) > 1 && strings.Contains(bare, "□"):
		return !strings.ContainsAny(bare, "☑☒■√✓")
	default:
		return f.Help != "" && strings.Trim(bare, "（）()。") == strings.Trim(CleanCaption(f.Help), "（）()。")
	}
}
