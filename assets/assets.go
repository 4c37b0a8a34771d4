// Package assets embeds what the program ships: the built-in forms, the sample
// report and the icon. The typefaces are in assets/fonts, so that the command
// line does not carry them.
package assets

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
)

//go:embed forms samples
var files embed.FS

// Icon is the program's icon, a PNG of 512 by 512.
//
//go:embed icon.png
var Icon []byte

// SampleForm is the built-in form that the sample report fills.
const SampleForm = "lanzhou-2023"

// Forms lists the names of the built-in forms.
func Forms() []string {
	entries, err := files.ReadDir("forms")
	if err != nil {
		panic(err) // the embedded folder is part of the program
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// Form returns the two files of a built-in form. The error is fs.ErrNotExist
// where there is none of that name.
func Form(name string) (template, fields []byte, err error) {
	if template, err = read("forms", name, "template.docx"); err != nil {
		return nil, nil, err
	}
	fields, err = read("forms", name, "fields.toml")
	return template, fields, err
}

// Sample returns the sample report's values: a JSON object of key and text.
func Sample() []byte {
	data, err := read("samples", "sample.json")
	if err != nil {
		panic(err) // part of the program
	}
	return data
}

func read(parts ...string) ([]byte, error) {
	name := path.Join(parts...)
	if !fs.ValidPath(name) {
		return nil, fmt.Errorf("assets: %q: %w", name, fs.ErrNotExist)
	}
	data, err := files.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("assets: %w", err)
	}
	return data, nil
}
