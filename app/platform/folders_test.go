package platform

import (
	"os"
	"path/filepath"
	"testing"
)

func TestResolveDataDir(t *testing.T) {
	own, err := DataDir()
	if err != nil {
		t.Fatal(err)
	}
	abs, other := t.TempDir(), t.TempDir()
	here, err := filepath.Abs("数据")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, flag, env, want string }{
		{"nothing said", "", "", own},
		{"the environment", "", abs, abs},
		{"the flag wins", other, abs, other},
		{"a relative flag", "数据", abs, here},
		{"a relative variable", "", "数据", here},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv(HomeVariable, tt.env)
			if got, err := ResolveDataDir(tt.flag); err != nil || got != tt.want {
				t.Errorf("ResolveDataDir(%q) = %q, %v, want %q", tt.flag, got, err, tt.want)
			}
		})
	}
}

func TestFangSong(t *testing.T) {
	const ttf, otf, ttc = "\x00\x01\x00\x00rest", "OTTOrest", "ttcfrest"
	tests := []struct {
		name  string
		files map[string]string // path below two folders, content
		want  string
	}{
		{"none", map[string]string{"a/simsun.ttf": ttf, "b/readme.txt": "仿宋"}, ""},
		{"Windows' own", map[string]string{"a/simfang.ttf": ttf}, "a/simfang.ttf"},
		{"Windows' own before others", map[string]string{"a/FangSong.otf": otf, "b/x/SIMFANG.TTF": ttf}, "b/x/SIMFANG.TTF"},
		{"below", map[string]string{"b/truetype/cn/仿宋_GB2312.ttf": ttf}, "b/truetype/cn/仿宋_GB2312.ttf"},
		{"FounderType's", map[string]string{"a/FZFSK.TTF": ttf}, "a/FZFSK.TTF"},
		{"macOS'", map[string]string{"a/STFANGSO.ttf": ttf}, "a/STFANGSO.ttf"},
		{"the first folder first", map[string]string{"a/FangSong.ttf": ttf, "b/FangSong.ttf": ttf}, "a/FangSong.ttf"},
		{"never a collection", map[string]string{"a/simfang.ttc": ttc, "b/FangSong.ttf": ttc}, ""},
		{"nothing broken", map[string]string{"a/simfang.ttf": "", "b/FangSong.ttf": "<html>"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, content := range tt.files {
				path := filepath.Join(dir, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want := ""
			if tt.want != "" {
				want = filepath.Join(dir, filepath.FromSlash(tt.want))
			}
			folders := []string{filepath.Join(dir, "a"), filepath.Join(dir, "没有"), filepath.Join(dir, "b")}
			if got := fangSong(folders); got != want {
				t.Errorf("fangSong = %q, want %q", got, want)
			}
		})
	}
}

// What is found on this very machine can be opened.
func TestFangSongHere(t *testing.T) {
	path := FangSong()
	if path == "" {
		t.Skip("skipped: no 仿宋 is installed here")
	}
	if !isSingleFont(path) {
		t.Errorf("FangSong = %q, which is not a font file", path)
	}
}

func TestUserName(t *testing.T) {
	name := UserName()
	if name == "" || filepath.Base(name) != name {
		t.Errorf("UserName = %q, want an account name without a domain", name)
	}
}
