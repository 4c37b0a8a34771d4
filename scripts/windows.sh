#!/usr/bin/env bash
# Builds the programs for Windows, their installer and the portable folder into
# dist/, with their checksums. `make windows` calls it. The same sources give the
# same bytes of both programs. Where there is a certificate all is signed (sign.sh).
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/deps.sh windows
# shellcheck source=scripts/windows-env.sh
. scripts/windows-env.sh

version=$(sed -n 's/^Version = "\(.*\)"$/\1/p' FyneApp.toml)
numbers=$version.0
made=build/windows files=build/windows/files
name=jibiao-$version-x64

# resources PROGRAM WHAT: what Windows shows of a program, beside its main.go.
resources() {
	x86_64-w64-mingw32-windres -c 65001 -O coff -I "$made" -I packaging/windows \
		-D "VERSION=\\\"$version\\\"" -D "NUMBERS=${numbers//./,}" -D "PROGRAM=\\\"$1\\\"" -D "WHAT=\\\"$2\\\"" \
		packaging/windows/jibiao.rc "cmd/$1/rsrc_windows_amd64.syso"
}

# compile PROGRAM FLAG...
compile() {
	local program=$1
	shift
	go build -trimpath -ldflags "$link_flags -buildid= $*" -o "$files/$program.exe" "./cmd/$program"
}

# licences: the texts that must go with what is shipped. The installer's
# removeLicences names them.
licences() {
	mkdir -p "$files/licenses"
	cp LICENSE "$files/licenses/Jibiao.txt"
	cp assets/fonts/OFL.txt "$files/licenses/Noto-fonts.txt"
	cp "$windows_cache/dll/LICENSE" "$files/licenses/ANGLE.txt"
	cp /usr/share/doc/nsis/copyright "$files/licenses/NSIS.txt"
	if [ -f THIRD_PARTY.md ]; then cp THIRD_PARTY.md "$files/licenses/THIRD_PARTY.txt"; fi
}

installer() {
	makensis -V2 -WX -NOCD -INPUTCHARSET UTF8 -DVERSION="$version" -DNUMBERS="$numbers" -DFILES="$PWD/$files" \
		-DSIZE="$(du -sk "$files" | cut -f 1)" -DOUT="$PWD/dist/$name-install.exe" -DSIGN="$PWD/scripts/sign.sh" packaging/windows/installer.nsi
}

# portable: the same files with the mark that has the data beside them.
portable() {
	local folder=$made/jibiao-$version
	cp -r "$files" "$folder"
	sed 's/$/\r/' packaging/windows/portable.txt >"$folder/portable.txt"
	(cd "$made" && zip -q -9 -X -r "$OLDPWD/dist/$name-portable.zip" "jibiao-$version")
}

rm -rf "$made"
mkdir -p "$files" dist
rm -f dist/*-x64-install.exe dist/*-x64-portable.zip
convert assets/icon.png -define icon:auto-resize=256,64,48,40,32,24,20,16 "$made/jibiao.ico"
convert -size 164x314 'xc:#1f4788' \( assets/icon.png -resize 88x88 \) -gravity north -geometry +0+56 -composite "BMP3:$made/side.bmp"
resources jibiao 绩表
resources jibiao-cli "绩表（命令行）"
echo "The first build for Windows compiles Fyne and SQLite; it takes some minutes."
compile jibiao -H=windowsgui
compile jibiao-cli
cp "$windows_cache"/dll/lib*.dll "$files"
licences
for program in jibiao jibiao-cli; do scripts/sign.sh "$files/$program.exe"; done
installer
scripts/sign.sh "dist/$name-install.exe"
portable
(cd dist && sha256sum "$name-install.exe" "$name-portable.zip" >"$name-SHA256SUMS")
ls -l dist/"$name"-*
