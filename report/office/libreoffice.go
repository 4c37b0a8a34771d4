package office

import (
	"crypto/md5"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"unicode/utf16"
)

// findLibreOffice returns the path of LibreOffice's program, or "".
func findLibreOffice() string {
	for _, name := range []string{"soffice", "libreoffice"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	for _, pattern := range usualPlaces(runtime.GOOS) {
		found, err := filepath.Glob(pattern)
		if err == nil && len(found) > 0 {
			return found[len(found)-1] // the highest version, if it is in the folder's name
		}
	}
	return ""
}

// usualPlaces are where LibreOffice's installers put it, as patterns.
func usualPlaces(system string) []string {
	var places []string
	under := func(root, rest string) {
		if root != "" {
			places = append(places, filepath.Join(root, filepath.FromSlash(rest)))
		}
	}
	switch system {
	case "windows":
		// soffice.com is the one that speaks and that waits for its end.
		for _, variable := range []string{"ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"} {
			under(os.Getenv(variable), "LibreOffice*/program/soffice.com")
		}
	case "darwin":
		for _, root := range []string{"/Applications", filepath.Join(os.Getenv("HOME"), "Applications")} {
			under(root, "LibreOffice*.app/Contents/MacOS/soffice")
		}
	default:
		for _, root := range []string{"/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt"} {
			under(root, "libreoffice*/program/soffice")
		}
	}
	return places
}

// libreOffice is a Converter that runs LibreOffice without a window.
func libreOffice(program string) Converter {
	return Converter{Name: "LibreOffice", program: program, limits: generous, ready: readyLibreOffice, clean: removeSocket}
}

// readyLibreOffice writes the profile, unless it is kept from before, and
// returns the arguments.
func readyLibreOffice(j job) ([]string, error) {
	if err := writeProfile(filepath.Join(j.profile, "user", "registrymodifications.xcu")); err != nil {
		return nil, err
	}
	return []string{
		"-env:UserInstallation=" + profileURL(j), "--headless", "--norestore", "--nologo", "--nolockcheck",
		"--infilter=" + j.source.filter, "--convert-to", j.target.filter, "--outdir", filepath.Dir(j.to), j.from,
	}, nil
}

// writeProfile writes the settings of a new profile. LibreOffice adds its own to
// them and keeps ours.
func writeProfile(settings string) error {
	if _, err := os.Stat(settings); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(settings), 0o700); err != nil {
		return err
	}
	return os.WriteFile(settings, []byte(profile()), 0o600)
}

// profileURL is where the job's profile is, as LibreOffice wants it.
func profileURL(j job) string {
	path := filepath.ToSlash(j.profile)
	return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(path, "/")}).String()
}

// profile is LibreOffice's settings for a conversion: no macros, and a proxy
// that nobody is, so that nothing that a document links to is fetched.
func profile() string {
	const (
		security = "/org.openoffice.Office.Common/Security/Scripting"
		network  = "/org.openoffice.Inet/Settings"
	)
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">`)
	for _, s := range [][3]string{
		{security, "DisableMacrosExecution", "true"},
		{security, "BlockUntrustedRefererLinks", "true"},
		{network, "ooInetProxyType", "2"}, // by hand
		{network, "ooInetHTTPProxyName", "127.0.0.1"},
		{network, "ooInetHTTPProxyPort", "9"},
		{network, "ooInetHTTPSProxyName", "127.0.0.1"},
		{network, "ooInetHTTPSProxyPort", "9"},
		{network, "ooInetNoProxy", ""},
	} {
		fmt.Fprintf(&b, `<item oor:path="%s"><prop oor:name="%s" oor:op="fuse"><value>%s</value></prop></item>`, s[0], s[1], s[2])
	}
	b.WriteString(`</oor:items>`)
	return b.String()
}

// removeSocket removes the socket by which one LibreOffice finds another with
// the same profile; one that was killed leaves it in /tmp.
func removeSocket(j job) error {
	err := os.Remove(socket(profileURL(j)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// socket is where LibreOffice makes it: named by the MD5 of the profile's URL
// in UTF-16, without the zeros that hexadecimal bytes begin with. Windows has
// none of it.
func socket(profile string) string {
	var text []byte
	for _, unit := range utf16.Encode([]rune(profile)) {
		text = binary.LittleEndian.AppendUint16(text, unit)
	}
	name := fmt.Sprintf("/tmp/OSL_PIPE_%d_SingleOfficeIPC_", os.Getuid())
	for _, b := range md5.Sum(text) {
		name += fmt.Sprintf("%x", b)
	}
	return name
}
