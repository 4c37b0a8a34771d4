#!/usr/bin/env bash
# deps.sh GROUP...: installs the system packages of the groups that are missing,
# on Debian and Ubuntu with apt. Fast and silent when all is there. On another
# system it names what is missing and fails.
#
#   build     what cgo needs to build the desktop program
#   headless  what runs and photographs it without a display
#   test      what the tests call
#   ime       a real input method, which one of them types with
#   windows   what builds and packs the programs for Windows
#   wine      what tries them out (with headless)
#   deb       what makes and looks through a Debian package
#   bench     what runs the engines that Jibiao is measured beside
set -euo pipefail

# group, package (or a|b: the first that the system's package list knows), and how to tell
# that it is there: a command, a pkg-config module, or only the package itself.
# A command counts however it was installed: a full LibreOffice is not replaced.
needs='
build    gcc                        command:gcc
build    libc6-dev                  header:stdlib.h
build    pkg-config                 command:pkg-config
build    libgl-dev                  module:gl
build    libx11-dev                 module:x11
build    libxcursor-dev             module:xcursor
build    libxrandr-dev              module:xrandr
build    libxinerama-dev            module:xinerama
build    libxi-dev                  module:xi
build    libxxf86vm-dev             module:xxf86vm
headless xvfb                       command:Xvfb
headless xauth                      command:xauth
headless xdotool                    command:xdotool
headless imagemagick                command:import
headless xclip                      command:xclip
headless libgl1-mesa-dri            package
test     libreoffice-writer-nogui|libreoffice-writer  command:soffice
test     poppler-utils              command:pdftoppm
test     fonts-liberation           package
test     npm                        command:npm
ime      dbus                       command:dbus-run-session
ime      fcitx5                     command:fcitx5
ime      fcitx5-pinyin              package
ime      fcitx5-modules             package
ime      fcitx5-chinese-addons-data package
windows  gcc-mingw-w64-x86-64       command:x86_64-w64-mingw32-gcc
windows  nsis                       command:makensis
windows  imagemagick                command:convert
windows  zip                        command:zip
windows  npm                        command:npm
windows  osslsigncode               command:osslsigncode
wine     wine64                     package
wine     wine                       command:wine
wine     gcc-mingw-w64-x86-64       command:x86_64-w64-mingw32-gcc
wine     unzip                      command:unzip
wine     openssl                    command:openssl
wine     procps                     command:ps
deb      dpkg-dev                   command:dpkg-shlibdeps
deb      lintian                    command:lintian
deb      desktop-file-utils         command:desktop-file-validate
deb      shared-mime-info           command:update-mime-database
bench    npm                        command:npm
'

have_package() {
	command -v dpkg-query >/dev/null || return 0 # elsewhere it cannot be asked
	[ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# present PACKAGE PROBE
present() {
	case $2 in
	command:*) command -v "${2#command:}" >/dev/null ;;
	module:*) pkg-config --exists "${2#module:}" 2>/dev/null ;;
	header:*) echo "#include <${2#header:}>" | gcc -E - >/dev/null 2>&1 ;;
	package) have_package "$1" ;;
	esac
}

# missing GROUP: prints the packages of the group that are not there.
missing() {
	local group package probe
	while read -r group package probe; do
		if [ "$group" = "$1" ] && ! present "$package" "$probe"; then echo "$package"; fi
	done <<<"$needs"
}

as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt() {
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"
}

known() { apt-cache show "$1" >/dev/null 2>&1; }

# choose A|B: prints the first one that apt knows, else the last.
choose() {
	local package
	for package in ${1//|/ }; do
		if known "$package"; then break; fi
	done
	echo "$package"
}

install() {
	local packages=() alternatives
	for alternatives; do packages+=("$(choose "$alternatives")"); done
	echo "Installing: ${packages[*]}" >&2
	apt install -y --no-install-recommends "${packages[@]}" >&2
}

if [ $# = 0 ]; then set -- help; fi
for group; do
	case $group in build | headless | test | ime | windows | wine | deb | bench) ;; *)
		echo "usage: $0 build|headless|test|ime|windows|wine|deb|bench ..." >&2
		exit 2
		;;
	esac
done
wanted=()
for group; do
	while read -r package; do wanted+=("$package"); done < <(missing "$group")
done
if [ ${#wanted[@]} = 0 ]; then exit 0; fi

if ! command -v apt-get >/dev/null || { [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; }; then
	echo "Please install these first (Debian's names): ${wanted[*]//|/ or }." >&2
	exit 1
fi
# The package lists may be empty (a fresh container) or old (a file is gone).
install "${wanted[@]}" || { apt update >&2 && install "${wanted[@]}"; }
