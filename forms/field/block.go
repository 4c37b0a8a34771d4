package field

import (
	"encoding/csv"
	"strings"
)

// blockOf reads the text that Excel and WPS put on the clipboard for a block of
// cells: rows of lines, cells parted by tabs, a cell with a line break in quotes.
// A text without a tab is no block, nor is a list copied from Word, which has
// a tab behind each number: nil.
func blockOf(text string) [][]string {
	if !strings.Contains(text, "\t") {
		return nil
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	rows, err := r.ReadAll()
	if err != nil || isList(rows) {
		return nil // not a spreadsheet's: it is pasted as it is
	}
	for _, row := range rows {
		for i := range row {
			row[i] = withoutResidue(row[i])
		}
	}
	return rows
}

// isList says whether every row that has several cells begins with the mark of
// a list's item.
func isList(rows [][]string) bool {
	for _, row := range rows {
		if len(row) > 2 || len(row) == 2 && !isMark(residue.Replace(row[0])) {
			return false
		}
	}
	return true
}

// columnOf reads the text that a spreadsheet puts on the clipboard for several
// cells in one column: nil for a text of one line. It has no tab by which one
// could tell paragraphs from it.
func columnOf(text string) [][]string {
	lines := strings.Split(withoutResidue(text), "\n")
	if len(lines) < 2 {
		return nil
	}
	rows := make([][]string, len(lines))
	for i, line := range lines {
		rows[i] = []string{strings.TrimSpace(line)}
	}
	return rows
}
