#!/usr/bin/env bash
# Makes dist/jibiao_VERSION_ARCH.deb of the two programs, with a desktop file, the
# icon and the file type of .jibiao, looks it through with lintian, and tries what
# is in it: unpacked somewhere else, both programs start. Same inputs, same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/deps.sh build headless deb
# shellcheck source=scripts/headless.sh
. scripts/headless.sh

maintainer='The Jibiao authors <jibiao@localhost>'
version=$(sed -n 's/^Version = "\(.*\)"$/\1/p' FyneApp.toml)
arch=$(dpkg --print-architecture)
umask 022
stage=build/deb
package=dist/jibiao_${version}_$arch.deb
# The times in the package are those of the last change that is in it.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH DPKG_DEB_THREADS_MAX=1 # more threads write other bytes

# put FILE PLACE: copies it into the package.
put() { install -D -m 644 "$1" "$stage/$2"; }

compile() {
	echo "The first build of a release compiles all of it; it takes some minutes."
	go build -trimpath -ldflags '-s -w' -o "$stage/usr/bin/jibiao" ./cmd/jibiao
	go build -trimpath -ldflags '-s -w' -o "$stage/usr/bin/jibiao-cli" ./cmd/jibiao-cli
}

icons() {
	local size place
	for size in 16 24 32 48 64 128 256; do
		place=$stage/usr/share/icons/hicolor/${size}x$size/apps
		mkdir -p "$place"
		convert assets/icon.png -resize "${size}x$size" -strip -define png:exclude-chunks=date,time "$place/jibiao.png"
	done
	put assets/icon.svg usr/share/icons/hicolor/scalable/apps/jibiao.svg
}

texts() {
	local doc=usr/share/doc/jibiao
	put THIRD_PARTY.md $doc/THIRD_PARTY.md
	copyright >"$stage/$doc/copyright"
	put packaging/debian/jibiao.desktop usr/share/applications/cn.jibiao.app.desktop
	put packaging/debian/jibiao.xml usr/share/mime/packages/jibiao.xml
	changelog | gzip -9n >"$stage/$doc/changelog.gz"
	manual jibiao
	manual jibiao-cli
	gzip -9n "$stage/$doc/THIRD_PARTY.md"
}

# copyright: whose the programs are, as Debian writes it.
copyright() {
	cat packaging/debian/copyright
	echo "Copyright: $(sed -n 's/^Copyright (c) //p' LICENSE)"
	echo "License: Expat"
	sed -n '/^Permission/,$p' LICENSE | sed 's/^$/./; s/^/ /'
}

# changelog: the version's, as Debian writes it.
changelog() {
	printf 'jibiao (%s) unstable; urgency=low\n\n  * See the history of the repository.\n\n -- %s  %s\n' \
		"$version" "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")"
}

# manual PROGRAM: puts its page there.
manual() {
	mkdir -p "$stage/usr/share/man/man1"
	gzip -9n <"packaging/debian/$1.1" >"$stage/usr/share/man/man1/$1.1.gz"
}

# depends: what the programs are linked with, by the names and versions of the
# packages that dpkg-shlibdeps finds, and the libraries of X that the toolkit
# loads when it starts.
depends() {
	mkdir -p "$work/shlibs/debian"
	printf 'Source: jibiao\n\nPackage: jibiao\nArchitecture: any\n' >"$work/shlibs/debian/control"
	cp "$stage"/usr/bin/* "$work/shlibs"
	local linked
	linked=$(cd "$work/shlibs" && dpkg-shlibdeps -O jibiao jibiao-cli 2>"$work/shlibdeps.log")
	echo "${linked#shlibs:Depends=}, libx11-6, libxcursor1, libxext6, libxi6, libxinerama1, libxrandr2, libxrender1, libxxf86vm1"
}

control() {
	cat <<-END
		Package: jibiao
		Version: $version
		Architecture: $arch
		Maintainer: $maintainer
		Section: text
		Priority: optional
		Installed-Size: $(du -k -s --apparent-size "$stage/usr" | cut -f 1)
		Depends: $needs
		Suggests: wps-office | libreoffice-writer
		Description: fills in official, table-style report forms and gives back the Word file
		 绩表把规定格式的 Word 表搬到屏幕上：点哪一格就填哪一格，合计和比率自动算，
		 漏填的、对不上的当场指出来，导出的还是那份规定格式的 Word 文件。不联网。
		 .
		 Jibiao shows an official Word table form as it will be printed, checks what is
		 typed into it, and exports the Word file. Its interface is Chinese.
	END
}

# build: the package, its files in one order, of one time and owner.
build() {
	rm -rf "$stage"
	mkdir -p "$stage/DEBIAN" dist
	compile
	icons
	texts
	needs=$(depends)
	control >"$stage/DEBIAN/control"
	(cd "$stage" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$stage/DEBIAN/md5sums"
	find "$stage" -print0 | xargs -0 touch -h -d "@$SOURCE_DATE_EPOCH"
	dpkg-deb --root-owner-group -Zxz --build "$stage" "$package" >"$work/dpkg-deb.log"
}

# try: unpacks the package elsewhere; what is in it starts, and is what it should be.
try() {
	local there=$work/there
	dpkg -x "$package" "$there"
	desktop-file-validate "$there/usr/share/applications/cn.jibiao.app.desktop"
	update-mime-database "$there/usr/share/mime" 2>"$work/mime.log"
	grep -q 'application/x-jibiao:\*.jibiao' "$there/usr/share/mime/globs" || fail "The file type is not known."
	"$there/usr/bin/jibiao-cli" --version | grep -qF "$version" || fail "jibiao-cli does not tell its version."
	export HOME=$work/home XDG_CONFIG_HOME=$work
	mkdir -p "$HOME/.cache" out
	programs=$there/usr/bin
	start_display ""
	start_program --data "$work/data" --sample
	wait_for 30 some_report || fail "The sample is not in the library."
	picture out/deb.png
	stop_program TERM
	"$programs/jibiao-cli" --data "$work/data" db export "$id" -o "$work/sample.docx"
	"$programs/jibiao-cli" extract -t lanzhou-2023 "$work/sample.docx" | grep -qF 评价年度 || fail "The exported file cannot be read."
}

some_report() { id=$(first_report "$work/data") && [ -n "$id" ]; }

build
lintian --allow-root --fail-on error,warning --suppress-tags-from-file packaging/debian/lintian.txt "$package"
try
(cd dist && sha256sum "$(basename "$package")" >"$(basename "$package").sha256")
echo "Made $package: $(stat -c %s "$package") bytes; it starts: out/deb.png"
