package records

import (
	"slices"

	"jibiao/report"
)

// suggestion names the form's key that is most like one that it does not have.
func suggestion(form *report.Form, k report.Key) string {
	keys := form.Keys()
	if len(keys) == 0 {
		return "，它一个字段也没有"
	}
	nearest := slices.MinFunc(keys, func(a, b report.Key) int {
		return distance(k, a) - distance(k, b)
	})
	return "，最接近的是“" + string(nearest) + "”"
}

// distance is how many characters must be put in, taken out or replaced to
// make one key of the other (Levenshtein).
func distance(a, b report.Key) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range to {
			replaced := diagonal
			if x != y {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, diagonal+1)
		}
	}
	return row[len(to)]
}
