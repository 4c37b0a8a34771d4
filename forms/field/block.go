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
// cells in one column: nil for a text of one line, and for one with quotes, in
// which a line may be part of a cell. It has no tab by which one could tell
// paragraphs from it.
func columnOf(text string) [][]string {
	lines := strings.Split(withoutResidue(text), "\n")
	if len(lines) < 2 || strings.Contains(text, `"`) {
		return nil
	}
	rows := make([][]string, len(lines))
	for i, line := range lines {
		rows[i] = []string{strings.TrimSpace(line)}
	}
	return rows
}

// withoutQuotes takes off those in which a spreadsheet puts the text of a single
// cell that has several lines.
func withoutQuotes(text string) string {
	inner, opened := strings.CutPrefix(strings.TrimRight(text, "\r\n"), `"`)
	inner, closed := strings.CutSuffix(inner, `"`)
	single := !strings.Contains(strings.ReplaceAll(inner, `""`, ""), `"`)
	if !opened || !closed || !single || !strings.Contains(inner, "\n") {
		return text
	}
	return strings.ReplaceAll(inner, `""`, `"`)
}
