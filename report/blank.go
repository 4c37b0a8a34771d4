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
