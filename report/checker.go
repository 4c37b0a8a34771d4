package report

import (
	"cmp"
	"maps"
	"slices"
)

// A Checker examines one report again and again: what a cell's text says by
// itself is found once and kept while the text stays. It belongs to one
// goroutine.
type Checker struct {
	form *Form
	rows map[string]int // of each group, for which keys are
	keys []Key
	read map[Key]*reading

	sentences []sentence // of all texts
	repeated  []Issue    // among them
}

// A reading is what was found in a text, whatever stands elsewhere.
type reading struct {
	text      string
	asked     []Issue // what the field's description asks of it
	seen      []Issue // what a careful colleague sees in it
	sentences []sentence
	proofread bool // seen and sentences were looked for
}

// Checker makes one for a report of the form.
func (f *Form) Checker() *Checker { return &Checker{form: f, read: map[Key]*reading{}} }

// Check examines values as they are printed (computed ones included, see
// Compute) and returns what a clerk should look at, in document order, worse
// before better at the same cell. It does not change anything and takes
// a millisecond or two for a report of prose; see [Checker] for doing it again.
func (f *Form) Check(all Values) []Issue { return f.Checker().Check(all) }

// Check is [Form.Check]. The findings are the caller's; what they point to is for
// reading only.
func (c *Checker) Check(all Values) []Issue {
	f := c.form
	c.list(all)
	found := c.readAll(all)
	for i := range f.checks {
		found = append(found, f.run(&f.checks[i], all)...)
	}
	found = append(found, f.checkFormulas(all)...)
	found = append(found, c.proofread(all)...)
	found = append(found, f.misprints...)
	slices.SortStableFunc(found, func(a, b Issue) int {
		return cmp.Or(f.compare(a.Key, b.Key), a.Level.Rank()-b.Level.Rank())
	})
	return found
}

// list lists the keys to look at. A group that has no row yet has an empty
// first one, so that what must be filled in there is missed.
func (c *Checker) list(all Values) {
	rows := all.RowCounts()
	for i := range c.form.Groups {
		name := c.form.Groups[i].Name
		rows[name] = max(rows[name], 1)
	}
	if c.keys == nil || !maps.Equal(rows, c.rows) {
		c.rows, c.keys = rows, c.form.keysOf(rows)
	}
}

// readAll holds every text to its field's description.
func (c *Checker) readAll(all Values) []Issue {
	var found []Issue
	now := make(map[Key]*reading, len(c.keys)) // without rows that are gone
	for _, k := range c.keys {
		r, text := c.read[k], all[k]
		if r == nil || r.text != text {
			r = &reading{text: text, asked: c.form.checkField(c.form.Field(k), k, text)}
		}
		now[k] = r
		found = append(found, r.asked...)
	}
	c.read = now
	return found
}

// proofread looks at what was written as a careful colleague would: D1 prompts
// left in, D4 numbers, D5 residue of drafting, D6 numbers and titles of
// documents, A13 counts that do not add up, C9 sentences written twice. Texts
// that a formula made are the form's.
func (c *Checker) proofread(all Values) []Issue {
	var found []Issue
	var sentences []sentence
	for _, k := range c.keys {
		field, r := c.form.Field(k), c.read[k]
		if !field.isProse() || r.text == "" || c.form.Computed(k) && c.form.Result(k, all) == r.text {
			continue
		}
		if !r.proofread {
			r.seen, r.sentences, r.proofread = field.proofread(k, r.text), sentencesOf(k, r.text), true
		}
		found = append(found, r.seen...)
		sentences = append(sentences, r.sentences...)
	}
	if !slices.Equal(sentences, c.sentences) {
		c.sentences, c.repeated = sentences, c.form.repeated(sentences)
	}
	return append(found, c.repeated...)
}
