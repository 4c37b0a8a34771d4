package parcel

import (
	"sync"

	"jibiao/report/bundle"
	"jibiao/report/store"
)

// Form is an opened form as it is kept in a store.
func Form(b *bundle.Bundle) store.Bundle {
	return store.Bundle{
		Hash: b.Hash, ID: b.Form.ID, Name: b.Form.Name, Year: b.Form.Year, Unit: b.Form.Unit,
		Template: b.TemplateFile, Fields: b.FieldsFile,
	}
}

// openForm opens a form that is to be written or was read.
func openForm(template, fields []byte) (*bundle.Bundle, error) {
	b, err := bundle.New(template, fields)
	if err != nil {
		return nil, &FormError{err}
	}
	return b, nil
}

// form opens the parcel's form; the files of those known and of the built-in ones
// stand in for damaged ones.
func (a *archive) form(known []store.Bundle) (*bundle.Bundle, error) {
	builtIn, err := builtInForms()
	if err != nil {
		return nil, err
	}
	var templates, fields [][]byte
	for _, b := range builtIn {
		known = append(known, Form(b))
	}
	for _, b := range known {
		templates, fields = append(templates, b.Template), append(fields, b.Fields)
	}
	template, err := a.partOr(templatePart, templates)
	if err != nil {
		return nil, err
	}
	list, err := a.partOr(fieldsPart, fields)
	if err != nil {
		return nil, err
	}
	return openForm(template, list)
}

// builtInForms are those that every program has.
var builtInForms = sync.OnceValues(bundle.BuiltIns)

// partOr is a part, or else that of the others which has its hash.
func (a *archive) partOr(name string, others [][]byte) ([]byte, error) {
	data, err := a.part(name)
	if err == nil {
		return data, nil
	}
	for _, other := range others {
		if hashOf(other) == a.listed[name].SHA256 {
			return other, nil
		}
	}
	return nil, err
}
