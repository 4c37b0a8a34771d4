package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// parts reads what no go.mod names: in a file each, its name, licence and
// systems in lines of "what: value", and after an empty line the licence. A
// line "@include FILE" stands for a file of the repository.
func parts(root, folder string) ([]part, error) {
	files, err := filepath.Glob(filepath.Join(root, folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	var all []part
	for _, file := range files {
		p, err := readPart(root, file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		all = append(all, p)
	}
	return all, nil
}

func readPart(root, file string) (p part, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return p, err
	}
	head, body, _ := strings.Cut(tidy(string(data)), "\n\n")
	for line := range strings.SplitSeq(head, "\n") {
		what, value, _ := strings.Cut(line, ": ")
		switch what {
		case "name":
			p.name = value
		case "version":
			p.version = value
		case "licence":
			p.licence = value
		case "in":
			p.systems = strings.Fields(value)
		default:
			return p, fmt.Errorf("%q is not known", what)
		}
	}
	if p.texts, err = blocks(root, body); err != nil {
		return p, err
	}
	return p, p.complete()
}

// complete fails where something is missing.
func (p part) complete() error {
	known := func(s string) bool { return s == builds[0].system || s == builds[1].system }
	if p.name == "" || p.licence == "" || len(p.texts) == 0 || len(p.systems) == 0 || !slices.ContainsFunc(p.systems, known) {
		return fmt.Errorf("name, licence, systems or text is missing: %q", p.name)
	}
	return nil
}

// blocks are the body's texts: what stands there, and the files it refers to.
func blocks(root, body string) ([]string, error) {
	var texts []string
	own := ""
	end := func() {
		if own = tidy(own); own != "" {
			texts = append(texts, own)
		}
		own = ""
	}
	for line := range strings.SplitSeq(body, "\n") {
		file, included := strings.CutPrefix(line, "@include ")
		if !included {
			own += line + "\n"
			continue
		}
		end()
		data, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			return nil, err
		}
		texts = append(texts, tidy(string(data)))
	}
	end()
	return texts, nil
}
