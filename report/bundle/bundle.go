// Package bundle opens forms: it joins a Word template with its field list
// into a compiled form that can be filled, read back and checked.
//
// A bundle is two files, template.docx and fields.toml. A template without a
// field list is a bundle too: every placeholder is then a field of a guessed
// kind.
package bundle

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/docx"
)

// A Bundle is an opened form. It is immutable and safe to share.
type Bundle struct {
	Form     *report.Form
	Template *docx.Template
	// Issues is what does not fit between the Word file and the field list,
	// and what is wrong with either.
	Issues []report.Issue
	// Hash names the bundle's bytes for ever.
	Hash [32]byte

	TemplateFile []byte // template.docx
	FieldsFile   []byte // fields.toml; empty if there is none
}

// New opens a bundle from its two files; fields may be empty. A file that
// cannot be read at all is an error whose text is for the clerk.
func New(template, fields []byte) (*Bundle, error) {
	t, err := docx.NewTemplate(template)
	if err != nil {
		return nil, err
	}
	spec, err := ParseSpec(fields)
	if err != nil {
		return nil, err
	}
	form, issues := report.Compile(t.Grid(), spec)
	return &Bundle{
		Form: form, Template: t, Issues: append(t.Issues(), issues...),
		Hash: hash(template, fields), TemplateFile: template, FieldsFile: fields,
	}, nil
}

// Fill makes the Word file of a report's values, computed ones included. Blanks
// of the form that nothing was filled into stay. Errors are those of
// [docx.Template.Fill]; it may be called from several goroutines at once.
func (b *Bundle) Fill(all report.Values) ([]byte, error) {
	return b.Template.Fill(b.Form.Printed(all))
}

// FillTracked is Fill of the new values with tracked changes against the old ones
// (see [docx.Template.FillTracked]).
func (b *Bundle) FillTracked(old, new report.Values, by docx.Author) ([]byte, error) {
	return b.Template.FillTracked(b.Form.Printed(old), b.Form.Printed(new), by)
}

// Extract reads the values out of a filled copy of the form (see
// [docx.Template.Extract]); what a blank copy has in their places is left out.
func (b *Bundle) Extract(f *docx.File) (report.Values, []report.Issue, error) {
	values, issues, err := b.Template.Extract(f)
	if err != nil {
		return nil, nil, err
	}
	return b.Form.Filled(values), issues, nil
}

// hash is that of the two files with their lengths, so that no other pair has
// the same.
func hash(template, fields []byte) [32]byte {
	h := sha256.New()
	fmt.Fprintf(h, "%d %d\n", len(template), len(fields)) //nolint:errcheck // a hash never fails
	h.Write(template)
	h.Write(fields)
	return [32]byte(h.Sum(nil))
}

// BuiltIn opens a form that the program ships.
func BuiltIn(name string) (*Bundle, error) {
	template, fields, err := assets.Form(name)
	if err != nil {
		return nil, err
	}
	return New(template, fields)
}

// BuiltIns opens all built-in forms.
func BuiltIns() ([]*Bundle, error) {
	var all []*Bundle
	for _, name := range assets.Forms() {
		b, err := BuiltIn(name)
		if err != nil {
			return nil, fmt.Errorf("built-in form %s: %w", name, err)
		}
		all = append(all, b)
	}
	return all, nil
}

// Open opens what a clerk names as a form: a built-in form by its name, a
// bundle folder, a Word file with placeholders, or a blank official form, which
// is adopted in memory.
func Open(name string) (*Bundle, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(name, `/\.`) {
		b, err := BuiltIn(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("没有名为“%s”的表单；自带的表单有：%s: %w", name, strings.Join(assets.Forms(), "、"), err)
		}
		return b, err
	}
	if err != nil {
		return nil, fmt.Errorf("找不到表单“%s”: %w", name, err)
	}
	if info.IsDir() {
		return openDir(name)
	}
	template, err := docx.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("表单“%s”无法读取: %w", name, err)
	}
	return opened(template)
}

func openDir(dir string) (*Bundle, error) {
	template, err := docx.ReadFile(filepath.Join(dir, "template.docx"))
	if err != nil {
		return nil, fmt.Errorf("文件夹“%s”里没有可读的 template.docx: %w", dir, err)
	}
	fields, err := docx.ReadFile(filepath.Join(dir, "fields.toml"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("文件夹“%s”里的 fields.toml 无法读取: %w", dir, err)
	}
	return New(template, fields)
}
