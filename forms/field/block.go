package field

import (
	"encoding/csv"
	"strings"
)

// blockOf reads the text that Excel and WPS put on the clipboard for a block of
// cells: rows of lines, cells parted by tabs, a cell with a line break in quotes.
// A text without a tab is no block: nil.
func blockOf(text string) [][]string {
	if !strings.Contains(text, "\t") {
		return nil
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		return nil // not a spreadsheet's: it is pasted as it is
	}
	return rows
}
