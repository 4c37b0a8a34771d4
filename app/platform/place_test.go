package platform

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPlaceOf(t *testing.T) {
	oneDrive := map[string]string{"OneDrive": `D:\同步`, "OneDriveCommercial": `C:\Users\li\OneDrive - 财政局`}
	tests := []struct {
		dir    string
		env    map[string]string
		disk   Risk
		synced bool
		want   Place
	}{
		{dir: `C:\Users\li\AppData\Local\Jibiao`, env: oneDrive},
		{dir: "/home/li/.local/share/jibiao"},
		{dir: `\\server\share\绩表`, want: Place{Risk: Share}},
		{dir: `//server/share/绩表`, want: Place{Risk: Share}},
		{dir: `\\?\UNC\server\share\绩表`, want: Place{Risk: Share}},
		{dir: `\\?\C:\绩表`},
		{dir: `\\.\C:\绩表`},
		{dir: `Z:\绩表`, disk: Share, want: Place{Risk: Share}},
		{dir: `Z:\Dropbox`, disk: Share, want: Place{Risk: Share}},
		{dir: `E:\绩表`, disk: Removable, want: Place{Risk: Removable}},
		{dir: `d:\同步\绩表`, env: oneDrive, want: Place{Cloud, "OneDrive"}},
		{dir: `D:\同步`, env: oneDrive, want: Place{Cloud, "OneDrive"}},
		{dir: `D:\同步2\绩表`, env: oneDrive},
		{dir: `C:\Users\li\OneDrive - 财政局\文档`, want: Place{Cloud, "OneDrive"}},
		{dir: `C:\Users\li\OneDrive\文档`, want: Place{Cloud, "OneDrive"}},
		{dir: `C:\Users\li\OneDriveX`},
		{dir: `C:\Users\li\iCloudDrive\绩表`, want: Place{Cloud, "iCloud"}},
		{dir: "/Users/li/Library/Mobile Documents/com~apple~CloudDocs/绩表", want: Place{Cloud, "iCloud"}},
		{dir: "/home/li/Dropbox/绩表", want: Place{Cloud, "Dropbox"}},
		{dir: "/home/li/Dropbox (单位)/绩表", want: Place{Cloud, "Dropbox"}},
		{dir: `D:\我的坚果云\绩表`, want: Place{Cloud, "坚果云"}},
		{dir: "/home/li/Nutstore Files/我的坚果云", want: Place{Cloud, "坚果云"}},
		{dir: `D:\BaiduSyncdisk\绩表`, want: Place{Cloud, "百度网盘"}},
		{dir: `D:\百度网盘同步空间\绩表`, want: Place{Cloud, "百度网盘"}},
		{dir: `D:\微云同步助手(123)\绩表`, want: Place{Cloud, "微云"}},
		{dir: `C:\Users\li\WPSDrive\2023\WPS云盘`, want: Place{Cloud, "WPS云盘"}},
		{dir: `D:\阿里云盘\绩表`, want: Place{Cloud, "阿里云盘"}},
		{dir: `D:\别的`, synced: true, want: Place{Cloud, "网盘"}},
		{dir: `E:\坚果云\绩表`, disk: Removable, want: Place{Cloud, "坚果云"}},
		{dir: `D:\坚果云资料\绩表`},
	}
	for _, tt := range tests {
		s := surroundings{
			env:    func(name string) string { return tt.env[name] },
			disk:   func(string) Risk { return tt.disk },
			synced: func(string) bool { return tt.synced },
		}
		if got := placeOf(s, tt.dir); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.dir, got, tt.want)
		}
	}
}

const mountinfo = `22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
23 22 0:21 / /proc rw - proc proc rw
40 22 8:17 / /media/li/U\040盘 rw,nosuid shared:9 - vfat /dev/sdb1 rw,uid=1000
41 22 0:50 / /mnt/server rw shared:3 - cifs //server/share rw
42 22 0:51 / /mnt/ssh rw - fuse.sshfs li@server:/home rw
43 41 8:3 / /mnt/server/local rw - xfs /dev/sda3 rw
44 22 8:33 / /mnt/ntfs rw - fuseblk /dev/sdc1 rw
45 22 0:60 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
46 22 8:49 / /mnt/over rw - ext4 /dev/sda4 rw
47 46 0:61 / /mnt/over rw - nfs4 server:/x rw
48 22 179:1 / /media/li/card rw - vfat /dev/mmcblk0p1 rw
broken line
49 22 0:70 / /broken - x
`

func TestMountOf(t *testing.T) {
	device := func(source string) (string, bool) {
		switch source {
		case "/dev/sdb1":
			return "/sys/devices/pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host4/block/sdb/sdb1", false
		case "/dev/mmcblk0p1":
			return "/sys/devices/platform/mmc0/block/mmcblk0/mmcblk0p1", true
		}
		return "/sys/devices/pci0000:00/0000:00:17.0/ata1/host0/block/sda/sda2", false
	}
	tests := []struct {
		dir  string
		want Risk
	}{
		{"/home/li/.local/share/jibiao", NoRisk},
		{"/media/li/U 盘/绩表", Removable},
		{"/media/li/U 盘", Removable},
		{"/media/li/U 盘2", NoRisk},
		{"/media/li/card/x", Removable},
		{"/mnt/server/绩表", Share},
		{"/mnt/server", Share},
		{"/mnt/servers", NoRisk},
		{"/mnt/server/local/绩表", NoRisk},
		{"/mnt/ssh/绩表", Share},
		{"/mnt/ntfs/绩表", NoRisk},
		{"/mnt/over/绩表", Share},
		{"/run/user/1000/gvfs/smb-share:server=s/x", Share},
		{"/proc/x", NoRisk},
		{"/broken/x", NoRisk},
		{"relative", NoRisk},
	}
	for _, tt := range tests {
		if got := mountOf([]byte(mountinfo), tt.dir).risk(device); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.dir, got, tt.want)
		}
	}
}

// A folder that is to be made, behind a link, is where the link leads.
func TestStanding(t *testing.T) {
	real, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link")
	err = os.Symlink(real, link)
	if to, is := os.Readlink(link); err != nil || is != nil || to != real { // Wine says that it makes one
		t.Skipf("skipped: no links here: %v, %v", err, is)
	}
	if got, want := standing(filepath.Join(link, "a", "b")), filepath.Join(real, "a", "b"); got != want {
		t.Errorf("standing = %q, want %q", got, want)
	}
	if got, want := standing(link), real; got != want {
		t.Errorf("standing = %q, want %q", got, want)
	}
}

func TestPlaceHere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "坚果云", "绩表")
	if got := PlaceOf(dir); got != (Place{Cloud, "坚果云"}) && got.Risk != Share {
		t.Errorf("PlaceOf(%q) = %+v", dir, got)
	}
}
