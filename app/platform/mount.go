package platform

import (
	"bufio"
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A mount is what Linux tells of the file system under a folder.
type mount struct {
	kind   string // "ext4", "cifs", "fuse.sshfs"
	source string // "/dev/sdb1", "//server/share"
}

// shares are the kinds of file systems whose disk is another computer's.
var shares = []string{
	"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "ncpfs", "virtiofs", "vboxsf", "prl_fs",
	"fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.vmhgfs-fuse", "fuse.curlftpfs",
	"fuse.kio-fuse", "fuse.smbnetfs", "davfs",
}

// risk says what the mount means; device tells of a disk by its name.
func (m mount) risk(device func(source string) (path string, removable bool)) Risk {
	if slices.Contains(shares, m.kind) {
		return Share
	}
	if !strings.HasPrefix(m.source, "/dev/") {
		return NoRisk
	}
	if path, removable := device(m.source); removable || strings.Contains(path, "/usb") {
		return Removable
	}
	return NoRisk
}

// mountOf finds the mount of a folder in what /proc/self/mountinfo says: the
// one with the longest path, and of several at the same place the last.
func mountOf(table []byte, dir string) (found mount) {
	longest := -1
	for s := bufio.NewScanner(bytes.NewReader(table)); s.Scan(); {
		before, after, ok := strings.Cut(s.Text(), " - ")
		place, disk := strings.Fields(before), strings.Fields(after)
		if !ok || len(place) < 5 || len(disk) < 2 {
			continue
		}
		if point := unescape(place[4]); len(point) >= longest && under(dir, point) {
			longest, found = len(point), mount{kind: disk[0], source: unescape(disk[1])}
		}
	}
	return found
}

func under(dir, point string) bool {
	return dir == point || strings.HasPrefix(dir, strings.TrimSuffix(point, "/")+"/")
}

var octal = regexp.MustCompile(`\\[0-7]{3}`)

// unescape undoes how the kernel writes blanks and backslashes: \040.
func unescape(text string) string {
	return octal.ReplaceAllStringFunc(text, func(code string) string {
		n, err := strconv.ParseUint(code[1:], 8, 8)
		if err != nil {
			return code // \777
		}
		return string([]byte{byte(n)})
	})
}
