package report

// Printed are the values as they go onto paper: where nothing is filled in, the
// form's own blank stays, to be filled in by pen. all is not changed.
func (f *Form) Printed(all Values) Values {
	printed := all.Clone()
	for i := range f.Fields {
		if field := &f.Fields[i]; field.Blank != "" && all[field.Key] == "" {
			printed[field.Key] = field.Blank
		}
	}
	return printed
}

// FilledIn leaves out of values read from a file those that are but the form's
// own blank, whatever word processors and clerks did to the blanks in it. read
// is not changed.
func (f *Form) FilledIn(read Values) Values {
	filled := read.Clone()
	for i := range f.Fields {
		field := &f.Fields[i]
		if text, ok := read[field.Key]; ok && field.Blank != "" && CleanCaption(text) == CleanCaption(field.Blank) {
			delete(filled, field.Key)
		}
	}
	return filled
}
