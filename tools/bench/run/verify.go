package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"jibiao/report"
	"jibiao/report/docx"
)

// verify makes sure that every engine's document says the same, and the
// indicator table what was to be filled in: no figure counts before that.
func verify(dir string, s sample) error {
	want := []string(nil)
	for _, e := range engines {
		if e.measure {
			continue
		}
		got, err := textsOf(documentOf(dir, e))
		if err != nil {
			return fmt.Errorf("document of %s: %w", e.name, err)
		}
		if want == nil {
			want = got
			err = holds(want, s)
		} else {
			err = same(got, want)
		}
		if err != nil {
			return fmt.Errorf("document of %s: %w", e.name, err)
		}
	}
	return nil
}

// textsOf lists a document's texts: a paragraph's, and of a table each place's
// of its grid, so that a merged cell says its text at each place it covers.
func textsOf(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	grid, err := docx.Scan(data)
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, b := range grid.Blocks {
		if b.Table == nil {
			texts = append(texts, b.Paragraph.Text())
		} else {
			texts = append(texts, places(b.Table)...)
		}
	}
	return texts, nil
}

func places(t *report.Table) []string {
	wide := len(t.Columns)
	texts := make([]string, len(t.Rows)*wide)
	for i := range t.Cells {
		c := &t.Cells[i]
		for row := c.Row; row < c.Row+c.RowSpan; row++ {
			for column := c.Column; column < min(c.Column+c.ColumnSpan, wide); column++ {
				texts[row*wide+column] = c.Text()
			}
		}
	}
	return texts
}

// holds says whether the texts have the report's rows in their order, and each
// of its fields.
func holds(texts []string, s sample) error {
	rows := slices.Concat(columns, slices.Concat(s.rows...))
	at := len(texts) - 1 - len(rows) // an empty paragraph ends the form
	if at < 0 {
		return fmt.Errorf("it has %d texts, fewer than the table's", len(texts))
	}
	if err := same(texts[at:len(texts)-1], rows); err != nil {
		return fmt.Errorf("indicator table: %w", err)
	}
	whole := strings.Join(texts[:at], "\n")
	for k, text := range s.fields {
		if !strings.Contains(whole, text) {
			return fmt.Errorf("it does not hold %s", k)
		}
	}
	return nil
}

func same(got, want []string) error {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return fmt.Errorf("text %d is %q, want %q", i, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		return fmt.Errorf("it has %d texts, want %d", len(got), len(want))
	}
	return nil
}
