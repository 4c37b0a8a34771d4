package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// builds are the systems that are shipped for, with the tags of their builds.
var builds = []struct{ system, tags string }{
	{"linux", "x11,migrated_fynedo,no_emoji,sqlite_fts5"},
	{"windows", "gles,egl,migrated_fynedo,no_emoji,sqlite_fts5"},
}

// module is what the go command says of one.
type module struct {
	Path, Version, Dir string
	Main               bool
}

// linked are the modules of the two programs.
func linked(root string) ([]part, error) {
	var all []part
	for _, b := range builds {
		modules, err := dependencies(root, b.system, b.tags)
		if err != nil {
			return nil, err
		}
		for _, m := range modules {
			i := slices.IndexFunc(all, func(p part) bool { return p.name == m.Path })
			if i < 0 {
				p, err := m.part()
				if err != nil {
					return nil, err
				}
				i, all = len(all), append(all, p)
			}
			all[i].systems = append(all[i].systems, b.system)
		}
	}
	return all, nil
}

// dependencies are the modules whose packages the programs are built of, each once.
func dependencies(root, system, tags string) ([]module, error) {
	cmd := exec.Command("go", "list", "-deps", "-tags", tags, "-json=Module", "./cmd/...")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1", "GOFLAGS=-buildvcs=false")
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			err = fmt.Errorf("%w: %s", err, exit.Stderr)
		}
		return nil, fmt.Errorf("go list for %s: %w", system, err)
	}
	var modules []module
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct{ Module *module }
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return modules, nil
		} else if err != nil {
			return nil, fmt.Errorf("reading go list: %w", err)
		}
		if p.Module != nil && !p.Module.Main && !slices.Contains(modules, *p.Module) {
			modules = append(modules, *p.Module)
		}
	}
}

// part is the module with its licences: of the whole, and of what it brings
// along from others in folders below.
func (m module) part() (part, error) {
	p := part{name: m.Path, version: m.Version}
	var names []string
	err := filepath.WalkDir(m.Dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != m.Dir && beside.MatchString(d.Name()):
			return fs.SkipDir
		case d.IsDir() || !licenceFile.MatchString(d.Name()):
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if t := tidy(string(text)); !slices.Contains(p.texts, t) {
			p.texts, names = append(p.texts, t), append(names, recognise(t))
		}
		return nil
	})
	if err != nil {
		return p, fmt.Errorf("licences of %s: %w", m.Path, err)
	}
	p.licence, err = together(names)
	if err != nil {
		return p, fmt.Errorf("%s in %s: %w", m.Path, m.Dir, err)
	}
	return p, nil
}

var (
	licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense)([-._].*)?$`)
	beside      = regexp.MustCompile(`^(testdata|cmd)$`) // is not linked
)
