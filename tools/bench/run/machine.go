package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// A machine is what the figures depend on.
type machine struct {
	Date, Processor, System, Go, Node, Load string
	Cores                                   int
	Memory                                  float64 // GiB
	Packages                                []string
}

func thisMachine() (m machine, err error) {
	m = machine{
		Date: time.Now().Format(time.DateOnly), System: runtime.GOOS + "/" + runtime.GOARCH,
		Go: runtime.Version(), Cores: runtime.NumCPU(),
	}
	if m.Processor, err = field("/proc/cpuinfo", "model name"); err != nil {
		return m, err
	}
	total, err := field("/proc/meminfo", "MemTotal")
	if err != nil {
		return m, err
	}
	var kib float64
	if _, err := fmt.Sscan(total, &kib); err != nil {
		return m, fmt.Errorf("read the machine's memory: %w", err)
	}
	m.Memory = kib / (1 << 20)
	load, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return m, err
	}
	m.Load, _, _ = strings.Cut(string(load), " ")
	node, err := exec.Command("node", "--version").Output()
	if err != nil {
		return m, fmt.Errorf("ask for node's version: %w", err)
	}
	m.Node = strings.TrimSpace(string(node))
	m.Packages, err = packages()
	return m, err
}

// field is the value of the first line "name: value" of a file of /proc.
func field(file, name string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(text)) {
		if key, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value), nil
		}
	}
	return "", fmt.Errorf("%s has no line %q", file, name)
}

// packages names the other engines with their versions.
func packages() ([]string, error) {
	data, err := os.ReadFile("tools/bench/package.json")
	if err != nil {
		return nil, err
	}
	var manifest struct{ Dependencies map[string]string }
	if err := json.Unmarshal(data, &manifest); err != nil {
		return nil, fmt.Errorf("read package.json: %w", err)
	}
	var named []string
	for _, name := range slices.Sorted(maps.Keys(manifest.Dependencies)) {
		named = append(named, name+" "+manifest.Dependencies[name])
	}
	build, _ := debug.ReadBuildInfo()
	for _, d := range build.Deps {
		if strings.HasSuffix(d.Path, "nguyenthenguyen/docx") || strings.HasSuffix(d.Path, "klauspost/compress") {
			named = append(named, strings.TrimPrefix(d.Path, "github.com/")+" "+d.Version)
		}
	}
	return named, nil
}
