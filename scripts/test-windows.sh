#!/usr/bin/env bash
# Tries what `make windows` has made under Wine: the tests of what differs on
# Windows, and then a clerk's way with the installer and real keys, from the
# installation over a power cut to the removal, with the data on both systems.
# Leaves pictures in out/windows. `make test-windows` calls it.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/deps.sh headless wine
# shellcheck source=scripts/headless.sh
. scripts/headless.sh
# shellcheck source=scripts/windows-env.sh
. scripts/windows-env.sh
# shellcheck source=scripts/wine-env.sh
. scripts/wine-env.sh

patience=120 # seconds, for a busy machine
pictures=out/windows
rm -rf "$pictures"
mkdir -p "$pictures" build/wine
installer=$(echo dist/jibiao-*-x64-install.exe) portable=$(echo dist/jibiao-*-x64-portable.zip)
first="没有其他事项。" second="本年无变动。"
cell=其他需要说明的事项
report='年度.* - 绩表' # the title of a report's window
export JIBIAO_LOG=debug # the log says what is shown as saved

say() { echo "windows: $*"; }

# until_true WHAT COMMAND...: waits; where that is in vain the screen tells why.
until_true() {
	local what=$1
	shift
	wait_for "$patience" "$@" || { picture "$pictures/failed.png"; fail "In vain: $what; see $pictures/failed.png."; }
}

shot() { picture "$pictures/$1.png"; }

# The program, its window, and its data as either system sees them.

# open_program WINDOW ARGUMENT...: starts what is installed, and waits for its
# window with such a title. (Before the report's, a small one may come and go.)
open_program() {
	local title=$1
	shift
	wine "$installed/jibiao.exe" "$@" >"$work/jibiao.log" 2>&1 &
	disown # that it is killed needs no word of the shell
	until_true "a window: $title" window_of "$title"
	until_true "it is the only one" alone
	xdotool windowfocus --sync "$window"
}

alone() { [ "$(xdotool search --onlyvisible --name 绩表 2>"$work/xdotool.log" | wc -l)" = 1 ]; }

window_of() {
	window=$(xdotool search --onlyvisible --name "$1" 2>"$work/xdotool.log" | head -n 1)
	[ -n "$window" ]
}

no_window() { ! window_of 绩表; }

# kill_program: as the Task Manager does, which its watcher tells of.
kill_program() {
	kill -KILL "$(xdotool getwindowpid "$window")"
	until_true "the system tells that it closed" message
}

message() { window_of '^绩表$'; }

# answer KEY: to the system's message.
answer() {
	xdotool windowfocus --sync "$window"
	xdotool key "$1"
}

# no_more: nothing runs and nothing is shown.
no_more() {
	until_true "the message goes" no_window
	wait_wine
}

# close_program: as a clerk does, by the window's own menu.
close_program() {
	xdotool key alt+F4
	until_true "the window is gone" no_window
	wait_wine
}

# wait_wine: until nothing runs under Wine any more, and the other system may read.
wait_wine() { timeout "$patience" wineserver -w || fail "A program under Wine does not end."; }

wine_cli() { wine "$installed/jibiao-cli.exe" "$@" 2>"$work/cli.log"; }
linux_cli() { build/jibiao-cli --data "$data" "$@" 2>"$work/cli.log"; }

# wine_saved TEXT: whether the program for Windows finds the text in the report.
wine_saved() { wine_cli db show "$id" --json | grep -qF -- "$1"; }

only_report() { id=$(wine_cli db list --json | grep -o '"id": *"\{0,1\}[^",}]*' | head -n 1 | sed 's/.*[:"] *//') && [ -n "$id" ]; }

exported() { out=$(find "$home/Documents" -name '*.docx' | head -n 1) && [ -n "$out" ]; }

# The steps.

# What Wine does in another way than Windows and its file system: it follows no
# links, takes any name, and has who reads a file that is just being replaced wait.
beyond_wine='^(TestFreeNameSeesLinks|TestWriteFollowsALink|TestStanding|TestWriteReplacesAtOnce)$|^TestWriteRefuses$/^a_name'
# Of the store, what the file system and its locks matter to. (The faults are those of
# a simulated disk, the same on every system.)
store_tests='^Test(Open|Lock|Append|Concurrent|ManyOpen|CallWaits|Import|RestoreFrom|Versions|Search)'

# With -trimpath, as the programs are built: Fyne and SQLite are compiled once.
go_tests() {
	local packages=(
		./report ./report/draft ./report/formula ./report/prose ./report/adopt ./report/diff
		./report/docx ./report/bundle ./report/outfile
		./app/logbook ./app/platform/...
	)
	wine_test -skip "$beyond_wine" "${packages[@]}"
	wine_test -run "$store_tests" ./report/store
	wine_test -run '^TestWatcher' ./cmd/jibiao
}

# wine_test FLAG PATTERN PACKAGE...
wine_test() {
	local flag=$1 pattern=$2
	shift 2
	JIBIAO_ANGLE=$windows_cache/dll go test -trimpath -vet=off -timeout 20m "$flag" "$pattern" \
		-ldflags=-checklinkname=0 -overlay "$(wine_overlay "$@")" -exec wine "$@"
}

# quietly PROGRAM ARGUMENT...: an installer without windows; prints its exit code.
quietly() {
	local code=0
	timeout "$patience" wine "$@" >"$work/installer.log" 2>&1 || code=$?
	echo "$code"
}

install_it() {
	[ "$(quietly "$installer" /S)" = 0 ] || fail "The installer fails."
	local file
	for file in jibiao.exe jibiao-cli.exe libEGL.dll libGLESv2.dll uninstall.exe licenses/ANGLE.txt; do
		[ -s "$installed/$file" ] || fail "Not installed: $file"
	done
	[ -f "$home/Desktop/绩表.lnk" ] || fail "There is no icon on the desktop."
	find "$home/AppData" -name 绩表.lnk | grep -q . || fail "There is none in the Start menu."
	wine reg query 'HKCU\Software\Classes\Jibiao.Report\shell\open\command' 2>"$work/reg.log" | grep -qF jibiao.exe || fail ".jibiao is no file type."
	say "installed without a word"
}

type_and_lose_power() {
	open_program "$report" --cell "$cell" "$(winepath -w "$work/去年.docx")"
	only_report || fail "The report is not in the library."
	shot 1-read-in
	xdotool key Return # puts the message away; the cell has the keyboard again
	type_text "$first"
	until_true "what was typed is saved" wine_saved "$first"
	until_true "it is shown as saved" grep -q 'shown as saved' "$data/log/jibiao.log"
	shot 2-typed
	kill_program
	answer n
	no_more
	say "killed after the edit was saved"
}

start_again() {
	open_program "$report"
	type_text "$second"
	until_true "it starts again at the same cell" wine_saved "$first$second"
	shot 3-again
	say "started again at the same cell"
	[ "$(quietly "$installer" /S)" = 2 ] || fail "The installer does not see that the program runs."
	say "no upgrade while the program runs"
	xdotool windowfocus --sync "$window"
	xdotool key ctrl+e
	shot 4-export
	xdotool key Return # 导出, with the name and folder offered
	until_true "a Word file is exported" exported
	shot 5-exported
	close_program
}

# both_systems: the same database gives the same Word file here and there.
both_systems() {
	linux_cli db export "$id" -o "$work/linux.docx"
	wine_cli db export "$id" -o "$(winepath -w "$work/windows.docx")" || fail "No export under Wine."
	wait_wine
	cmp "$work/linux.docx" "$work/windows.docx" || fail "The two systems write different files."
	cmp "$work/linux.docx" "$out" || fail "The window and the command line write different files."
	linux_cli extract -t lanzhou-2023 "$out" | grep -qF "$first$second" || fail "The exported file does not show the edits."
	linux_cli db verify >"$work/verify.log" || fail "The database is not whole."
	say "the same bytes on both systems"
}

# locked_target: a document that another program holds is not touched, and that is said.
locked_target() {
	local target=$work/locked.docx code=0 before
	cp "$out" "$target"
	before=$(sha256sum "$target")
	x86_64-w64-mingw32-gcc -O2 -Wall -municode -o "$work/hold.exe" tools/wine/hold.c
	mkfifo "$work/hold"
	wine "$work/hold.exe" "$(winepath -w "$target")" <"$work/hold" >"$work/held" 2>"$work/hold.log" &
	exec 4>"$work/hold"
	until_true "the document is held" grep -q held "$work/held"
	wine_cli db export "$id" -o "$(winepath -w "$target")" >"$work/locked.log" || code=$?
	[ "$code" = 1 ] && grep -qF 正被其他程序打开 "$work/cli.log" || fail "A document that is open elsewhere: exit code $code."
	[ "$(sha256sum "$target")" = "$before" ] || fail "A document that is open elsewhere was changed."
	exec 4>&-
	wait_wine
	say "a document that is open elsewhere is left alone: $(head -n 1 "$work/cli.log")"
}

upgrade() {
	: >"$installed/libEGL.dll" # an older one
	rm "$home/Desktop/绩表.lnk"
	[ "$(quietly "$installer" /S)" = 0 ] || fail "The upgrade fails."
	[ -s "$installed/libEGL.dll" ] || fail "The upgrade replaces nothing."
	[ ! -e "$home/Desktop/绩表.lnk" ] || fail "The upgrade puts an icon back that was not wanted."
	open_program "$report"
	until_true "the data is there after the upgrade" wine_saved "$first$second"
	close_program
	say "upgraded in place"
}

# killed_and_opened: by the watcher, if the clerk wants to.
killed_and_opened() {
	open_program "$report"
	type_text "$second"
	until_true "what was typed is saved" wine_saved "$first$second$second"
	kill_program
	shot 6-closed-unexpectedly
	[ "$(quietly "$installer" /S)" = 2 ] || fail "The installer does not see that the message is shown."
	answer y
	until_true "it opens again" window_of "$report"
	xdotool windowfocus --sync "$window"
	type_text "$second"
	until_true "it opens again at the same cell" wine_saved "$first$second$second$second"
	close_program
	say "closed unexpectedly, which was said, and opened again at the same cell"
}

# fault_at_start: a driver that crashes at every start is said, and how often it is
# started again the clerk decides.
fault_at_start() {
	mv "$installed/libEGL.dll" "$installed/libEGL.gone"
	x86_64-w64-mingw32-gcc -O2 -Wall -shared -o "$installed/libEGL.dll" tools/wine/fault.c
	open_program 绩表
	shot 8-fault-at-start
	answer y
	until_true "that Direct3D 9 crashes too is logged" grep -q 'without a word.*d3d9=true' "$data/log/jibiao.log"
	until_true "and told" message
	shot 9-fault-by-direct3d9
	answer Return
	no_more
	mv "$installed/libEGL.gone" "$installed/libEGL.dll"
	say "a fault at every start is said and logged"
}

# without_angle: what is missing is said and logged.
without_angle() {
	mv "$installed/libEGL.dll" "$installed/libEGL.gone"
	open_program 绩表
	shot 7-file-missing
	xdotool key Return
	until_true "the message goes" no_window
	wait_wine
	grep -q 'nothing can be drawn' "$data/log/jibiao.log" || fail "The log does not tell of the missing file."
	mv "$installed/libEGL.gone" "$installed/libEGL.dll"
	say "a missing file is said and logged"
}

# old_direct3d: the hidden switch.
old_direct3d() {
	open_program "$report" --d3d9
	shot 10-direct3d9
	close_program
	grep 'msg=graphics' "$data/log/jibiao.log" | tail -n 1 | grep -q Direct3D9 || fail "It does not draw by Direct3D 9."
	say "drawn by Direct3D 9"
}

remove_it() {
	[ "$(quietly "$installed/uninstall.exe" /S)" = 0 ] || fail "The removal fails."
	until_true "the program is removed" test ! -e "$installed"
	wait_wine
	[ -s "$data/jibiao.db" ] || fail "The data was removed with the program."
	linux_cli db show "$id" --json | grep -qF "$first$second" || fail "The data is not whole after the removal."
	! wine reg query 'HKCU\Software\Classes\.jibiao' >"$work/reg.log" 2>&1 || fail "The file type is left."
	say "removed; the data is kept"
}

carried_about() {
	local folder=$work/优盘
	mkdir "$folder"
	unzip -q "$portable" -d "$folder"
	installed=$(echo "$folder"/jibiao-*)
	wine_cli db import "$(winepath -w "$work/去年.docx")" -t lanzhou-2023 >"$work/import.log" || fail "The portable program does not import."
	wait_wine
	[ -s "$installed/data/jibiao.db" ] || fail "The portable program's data is elsewhere."
	say "the portable program has its data beside it"
}

rm -rf "$WINEPREFIX"
wine_prefix
home=$(echo "$WINEPREFIX"/drive_c/users/"$(id -un)")
installed=$home/AppData/Local/Programs/Jibiao data=$home/AppData/Local/Jibiao
build/jibiao-cli fill -t lanzhou-2023 -v assets/samples/sample.json -o "$work/去年.docx"

start_display "$first$second"
if [ "${1:-}" != --no-go ]; then go_tests; fi
install_it
type_and_lose_power
start_again
both_systems
locked_target
upgrade
killed_and_opened
without_angle
fault_at_start
old_direct3d
remove_it
carried_about
say "all passed; pictures in $pictures"
