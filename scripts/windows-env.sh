# shellcheck shell=bash
# Sourced: all that a build for Windows needs, always the same, so that Fyne and
# SQLite are compiled once. Puts ANGLE's DLLs, by version and hash, and what
# go-gl links in their stead into a folder that all clones share, and exports the
# environment of the go command.

windows_cache=${XDG_CACHE_HOME:-$HOME/.cache}/jibiao/windows

angle_package=gl@8.1.6 # of npm: ANGLE's DLLs under ANGLE's own licence
angle_hashes="\
f397f0f807cc6adbbf1514e6813b6fcd2eb5d3b81060b2864df6d4cdb4120be4  libEGL.dll
3b759d70653d95a377494a014a2abd404bc701d29a3786e5ee2fa8eb7e6043d0  libGLESv2.dll
e994847e01a6f1e4cbdc5a864616ac262f67ee4f14db194984661a8d927ab7f4  d3dcompiler_47.dll
77af9c9fc2710ee66b8282291a9392a9a61f1d5b3ad6e478d0b6c544de5f9aca  LICENSE"

# fetch_angle: d3dcompiler_47.dll is for Wine alone; Windows has it.
fetch_angle() {
	local folder=$windows_cache/dll fresh
	if (cd "$folder" && sha256sum --check --status <<<"$angle_hashes") 2>/dev/null; then return; fi
	mkdir -p "$folder"
	fresh=$(mktemp -d "$windows_cache/fetch.XXXXXX")
	(
		cd "$fresh"
		npm pack "$angle_package" --silent >/dev/null
		tar xzf ./*.tgz --strip-components=1 package/deps/windows/dll/x64 package/angle/LICENSE
		mv deps/windows/dll/x64/*.dll angle/LICENSE .
		sha256sum --check --quiet <<<"$angle_hashes"
		mv ./*.dll LICENSE "$folder"
	)
	rm -rf "$fresh"
}

# make_egl: libEGL.a and its header. It is put there only when it has changed.
make_egl() {
	local source=packaging/windows/egl fresh
	mkdir -p "$windows_cache/include/EGL" "$windows_cache/lib"
	fresh=$(mktemp -d "$windows_cache/egl.XXXXXX")
	x86_64-w64-mingw32-gcc -O2 -Wall -I "$source" -c "$source/egl.c" -o "$fresh/egl.o"
	x86_64-w64-mingw32-ar rcD "$fresh/libEGL.a" "$fresh/egl.o"
	put "$fresh/libEGL.a" "$windows_cache/lib/libEGL.a"
	cp "$source/EGL/egl.h" "$fresh/egl.h"
	put "$fresh/egl.h" "$windows_cache/include/EGL/egl.h"
	rm -rf "$fresh"
}

# put NEW OLD
put() { cmp -s "$1" "$2" || mv "$1" "$2"; }

# For the linker. A program's parts lie in the file as they do in memory; Wine reads all
# of a program of which they do not.
link_flags="-s -w -extldflags=-Wl,--file-alignment,4096"

fetch_angle
make_egl

export GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc
export GOFLAGS="-tags=gles,egl,migrated_fynedo,no_emoji,sqlite_fts5 -buildvcs=false"
export CGO_CFLAGS="-O2 -I$windows_cache/include" CGO_LDFLAGS="-L$windows_cache/lib"
