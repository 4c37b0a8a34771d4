package bundle

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/BurntSushi/toml"

	"jibiao/report"
)

// maxFields is the longest field list that is read, in bytes.
const maxFields = 1 << 20

// A SpecError says where a field list is wrong; its text is for the clerk.
type SpecError struct{ Reason string }

func (e *SpecError) Error() string { return "字段表 fields.toml 有误：" + e.Reason }

type specFile struct {
	ID    string      `toml:"id"`
	Name  string      `toml:"name"`
	Title string      `toml:"title"`
	Year  report.Key  `toml:"year"`
	Unit  report.Key  `toml:"unit"`
	Field []fieldSpec `toml:"field"`
	Check []checkSpec `toml:"check"`
}

type fieldSpec struct {
	Key      report.Key  `toml:"key"`
	Kind     report.Kind `toml:"kind"`
	Unit     string      `toml:"unit"`
	Required bool        `toml:"required"`
	Choices  []string    `toml:"choices"`
	Formula  string      `toml:"formula"`
	Editable bool        `toml:"editable"`
	Blank    string      `toml:"blank"`
	Max      int         `toml:"max"`
	Help     string      `toml:"help"`
}

type checkSpec struct {
	ID      string       `toml:"id"`
	Level   report.Level `toml:"level"`
	Each    []report.Key `toml:"each"`
	At      []report.Key `toml:"at"`
	When    string       `toml:"when"`
	Assert  string       `toml:"assert"`
	Say     string       `toml:"say"`
	Detail  string       `toml:"detail"`
	Mend    string       `toml:"mend"`
	MendKey report.Key   `toml:"mendkey"`
	MendSay string       `toml:"mendsay"`
}

// ParseSpec reads a field list. An empty one is the empty Spec. A list that is
// not TOML is a [*SpecError] with the line, one that holds a name that means
// nothing a [*SpecError] with the name.
func ParseSpec(data []byte) (report.Spec, error) {
	if len(data) > maxFields {
		return report.Spec{}, &SpecError{"文件超过 1 MB"}
	}
	var f specFile
	meta, err := toml.NewDecoder(bytes.NewReader(data)).Decode(&f)
	if err != nil {
		return report.Spec{}, &SpecError{place(err)}
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return report.Spec{}, &SpecError{fmt.Sprintf("不认识“%s”", unknown[0])}
	}
	return f.spec(), nil
}

// place says where a TOML error is.
func place(err error) string {
	var parse toml.ParseError
	if errors.As(err, &parse) {
		return fmt.Sprintf("第%d行写法不对（%s）", parse.Position.Line, parse.Message)
	}
	return err.Error()
}

func (f *specFile) spec() report.Spec {
	s := report.Spec{ID: f.ID, Name: f.Name, Title: f.Title, Year: f.Year, Unit: f.Unit}
	for _, x := range f.Field {
		s.Fields = append(s.Fields, report.Field{
			Key: x.Key, Kind: x.Kind, Unit: x.Unit, Required: x.Required, Choices: x.Choices,
			Formula: x.Formula, Editable: x.Editable, Blank: x.Blank, Max: x.Max, Help: x.Help,
		})
	}
	for _, x := range f.Check {
		s.Checks = append(s.Checks, report.Check(x))
	}
	return s
}
