package bundle

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"jibiao/report"
	"jibiao/report/adopt"
	"jibiao/report/docx"
	"jibiao/report/outfile"
)

// Files are the two files of a bundle.
type Files struct{ Template, Fields []byte }

// Propose says how a blank official form, a Word file without placeholders,
// could be filled. A file that cannot be read is an error whose text is for
// the clerk.
func Propose(blank []byte) (adopt.Proposal, error) {
	f, err := docx.Open(blank)
	if err != nil {
		return adopt.Proposal{}, err
	}
	return adopt.Propose(f.Blank()), nil
}

// Adopt makes a bundle of a blank official form and a proposal for it, which
// may have been changed: other keys, kinds, or fewer fields. Nothing about the
// Word file changes but the placeholders. The form is called id in lists.
func Adopt(blank []byte, p adopt.Proposal, id string) (Files, error) {
	f, err := docx.Open(blank)
	if err != nil {
		return Files{}, err
	}
	template, err := f.Adopt(p)
	if err != nil {
		return Files{}, err
	}
	g, err := docx.Scan(template)
	if err != nil {
		return Files{}, err
	}
	spec := p.Spec()
	spec.ID = id
	return Files{template, encodeSpec(spec, notes(&g, &p))}, nil
}

// notes say of each field where it stands and what of it is a guess.
func notes(g *report.Grid, p *adopt.Proposal) map[report.Key]string {
	all := map[report.Key]string{}
	for i := range p.Fields {
		f := &p.Fields[i]
		var guessed []string
		for _, g := range []struct {
			is   bool
			what string
		}{{f.Guessed.Kind, "类型"}, {f.Guessed.Unit, "单位"}, {f.Guessed.Repeat, "重复行"}} {
			if g.is {
				guessed = append(guessed, g.what)
			}
		}
		all[f.Key] = g.Where(f.Key)
		if len(guessed) > 0 {
			all[f.Key] += "；" + strings.Join(guessed, "、") + "是猜测的"
		}
	}
	return all
}

// opened is a Word file as a form: one with placeholders as it is, a blank one
// adopted in memory.
func opened(file []byte) (*Bundle, error) {
	b, err := New(file, nil)
	if err != nil || len(b.Form.Fields) > 0 || len(b.Issues) > 0 {
		return b, err
	}
	p, err := Propose(file)
	if err != nil || len(p.Fields) == 0 {
		return b, err
	}
	made, err := Adopt(file, p, "")
	if err != nil {
		return nil, err
	}
	return New(made.Template, made.Fields)
}

// ErrOccupied says that a folder for a new bundle holds something already.
var ErrOccupied = errors.New("文件夹里已有文件")

// Save writes a bundle's files into the folder, which is made where it is
// missing and must be empty where it is not.
func (f Files) Save(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("文件夹“%s”无法建立: %w", dir, err)
	}
	inside, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("文件夹“%s”无法读取: %w", dir, err)
	}
	if len(inside) > 0 {
		return fmt.Errorf("%w，为免覆盖没有写入“%s”，请换一个名称", ErrOccupied, dir)
	}
	for _, file := range []struct {
		name string
		data []byte
	}{{"template.docx", f.Template}, {"fields.toml", f.Fields}} {
		if err := outfile.Write(filepath.Join(dir, file.name), file.data); err != nil {
			return err
		}
	}
	return nil
}
