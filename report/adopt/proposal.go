package adopt

import "jibiao/report"

// A Proposal is how a blank form could be filled. It is for reading; a window
// may change it before the form is made.
type Proposal struct {
	Name   string     // what the form is called: 部门整体支出绩效评价报告; may be empty
	Year   report.Key // tells the report's year; may be empty
	Unit   report.Key // names the reporting unit; may be empty
	Fields []Field    // in document order; their keys are valid and differ
}

// A Field is a place, or several, that takes a value.
type Field struct {
	report.Field // Caption is set, Section and Where are not
	// Places are the stretches that the placeholder takes; an empty one only
	// says where. A repeating column has one in each row of the form.
	Places []Place
	// Prompts are further stretches that go when the placeholder comes.
	Prompts []Place
	Guessed Guess
}

// A Guess says what of a field is a guess rather than the Word file's word.
type Guess struct{ Name, Kind, Unit, Repeat bool }

// Spec is the proposal as a field list.
func (p *Proposal) Spec() report.Spec {
	s := report.Spec{Name: p.Name, Year: p.Year, Unit: p.Unit, Title: p.title()}
	for i := range p.Fields {
		s.Fields = append(s.Fields, p.Fields[i].Field)
	}
	return s
}

// title is the message that names a filled report.
func (p *Proposal) title() string {
	if p.Year == "" || p.Unit == "" || p.Name == "" {
		return ""
	}
	return "{" + string(p.Unit) + "}{year(" + string(p.Year) + ")}年度" + p.Name
}
