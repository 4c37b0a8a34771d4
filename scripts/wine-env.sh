# shellcheck shell=bash
# Sourced after headless.sh: a Wine prefix in build/wine that runs the programs for
# Windows. Wine 8 has three faults that no Windows has; tools/wine holds the cures,
# which are never shipped.
#   1. It lacks bcryptprimitives.dll, without which no program of Go starts.
#   2. It cannot remove files the way os.RemoveAll does: wine_overlay.
#   3. It has no Chinese font for message boxes and the installer.

export WINEPREFIX=$PWD/build/wine/prefix WINEARCH=win64 WINEDEBUG=-all
export WINEDLLOVERRIDES="mscoree,mshtml=,winemenubuilder.exe="

# A program whose display goes dies, and its watcher would ask for ever on none.
trap 'wineserver -k 2>/dev/null || true; cleanup' EXIT

# wine_prefix: makes it, unless it is there.
wine_prefix() {
	if [ -f "$WINEPREFIX/cured" ]; then return; fi
	rm -rf "$WINEPREFIX"
	mkdir -p "$WINEPREFIX"
	wine wineboot -i >"$work/wineboot.log" 2>&1 || fail "Wine does not start."
	local system=$WINEPREFIX/drive_c/windows/system32 fonts=$WINEPREFIX/drive_c/windows/Fonts
	x86_64-w64-mingw32-gcc -O2 -Wall -shared -o "$system/bcryptprimitives.dll" tools/wine/bcryptprimitives.c -ladvapi32
	cp "$windows_cache/dll/d3dcompiler_47.dll" "$system"
	own_folders
	cp assets/fonts/sans-regular.otf "$fonts/jibiao-test.otf"
	iconv -t UTF-16 tools/wine/prefix.reg >"$work/prefix.reg"
	wine regedit /S "$(winepath -w "$work/prefix.reg")" >"$work/regedit.log" 2>&1 || fail "The Wine prefix cannot be set up."
	wineserver -w
	touch "$WINEPREFIX/cured"
}

# own_folders: Wine has the user's own Documents and Desktop be those of the machine.
own_folders() {
	local folder
	for folder in "$WINEPREFIX"/drive_c/users/*/*; do
		if [ -L "$folder" ]; then rm "$folder" && mkdir "$folder"; fi
	done
}

# keep_wine: Wine's own services and its desktop come with the first program that
# needs them, whose output they hold, and go after the last one. With one that waits
# for the end of its input they come once, not with each program; until leave_wine.
keep_wine() {
	x86_64-w64-mingw32-gcc -O2 -Wall -o "$work/session.exe" tools/wine/session.c
	mkfifo "$work/session"
	wine "$work/session.exe" <"$work/session" >"$work/session.log" 2>&1 &
	exec 5>"$work/session"
	wait_for 60 grep -q ready "$work/session.log" || fail "Wine does not start."
}

leave_wine() { exec 5>&-; }

# wine_overlay PACKAGE...: prints the file for go's -overlay that cures the tests
# of the packages. (One for the standard library would compile all anew.)
wine_overlay() {
	local file=$PWD/build/wine/overlay.json name folder separator=''
	{
		echo '{"Replace": {'
		while read -r name folder; do
			sed "s/PACKAGE/$name/" tools/wine/removal.go.txt >"build/wine/removal_$name.txt"
			printf '%s"%s/removal_in_wine_test.go": "%s"' "$separator" "$folder" "$PWD/build/wine/removal_$name.txt"
			separator=$',\n'
		done < <(go list -f '{{.Name}} {{.Dir}}' "$@")
		echo '}}'
	} >"$file"
	echo "$file"
}
