package parcel

import (
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
