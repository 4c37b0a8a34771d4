#!/usr/bin/env bash
# Tries what `make windows` has made under Wine: the tests of all packages, and
# then a clerk's way with the installer and real keys, from the installation over a
# power cut to the removal, with the data on both systems. Leaves pictures in
# out/windows. `make test-windows` calls it.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/deps.sh headless wine
# shellcheck source=scripts/headless.sh
. scripts/headless.sh
# shellcheck source=scripts/windows-env.sh
. scripts/windows-env.sh
# shellcheck source=scripts/wine-env.sh
. scripts/wine-env.sh
# shellcheck source=scripts/windows-walk.sh
. scripts/windows-walk.sh
# shellcheck source=scripts/windows-setup.sh
. scripts/windows-setup.sh

patience=120 # seconds, for a busy machine
pictures=out/windows
rm -rf "$pictures"
mkdir -p "$pictures" build/wine
installer=$(echo dist/jibiao-*-x64-install.exe) portable=$(echo dist/jibiao-*-x64-portable.zip)
first="没有其他事项。" second="本年无变动。"
cell=其他需要说明的事项
report='年度.* - 绩表' # the title of a report's window
export JIBIAO_LOG=debug # the log says what is shown as saved

# What Wine cannot do: it has no go command, which two packages ask what is
# imported (they see the same on every system), and denies root nothing.
packages_beyond_wine='^jibiao$|^jibiao/tools/thirdparty$'
tests_beyond_wine='^TestReadOnlyFile$/^by_its_mode$'

# go_tests: all of the module's others, first that which takes the longest. With
# -trimpath, as the programs are built: Fyne and SQLite are compiled once.
go_tests() {
	local packages=(jibiao/report/store)
	mapfile -t -O 1 packages < <(go list -f '{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}' ./... | grep -v -E "$packages_beyond_wine")
	keep_wine
	JIBIAO_ROUNDS=10 JIBIAO_ANGLE=$windows_cache/dll go test -trimpath -vet=off -timeout 20m -skip "$tests_beyond_wine" \
		-ldflags=-checklinkname=0 -overlay "$(wine_overlay "${packages[@]}")" -exec wine "${packages[@]}"
	leave_wine
	wait_wine
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

# second_start: a second start has the window take its file.
second_start() {
	sed 's/云岭市档案馆/云岭市图书馆/' assets/samples/sample.json >"$work/other.json"
	build/jibiao-cli fill -t lanzhou-2023 -v "$work/other.json" -o "$work/另一份.docx"
	open_program "$report"
	[ "$(quietly "$installed/jibiao.exe" "$(winepath -w "$work/另一份.docx")")" = 0 ] || fail "The second start fails."
	until_true "the file is read in" window_of '云岭市图书馆.* - 绩表'
	alone || fail "The second start has a window of its own."
	shot 7-second-start
	[ "$(wine_cli db list --json | grep -c '"id"')" = 2 ] || fail "There are not two reports."
	xdotool key Return # puts the message away
	say "a second start handed its file over"
}

# guide: what F1 opens, on top of the report.
guide() {
	xdotool key F1
	until_true "the guide opens" window_of 绩表使用说明
	xdotool windowfocus --sync "$window"
	shot 8-guide
	xdotool key Left Left Left Left # to a chapter with pictures
	shot 8-guide-pictures
	xdotool key Escape
	until_true "the report is there again" alone
	until_true "its window" window_of "$report"
	xdotool windowfocus --sync "$window"
	close_program
	say "the guide was opened"
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

# long_path: one that older programs cannot open.
long_path() {
	local name=一个名字很长的文件夹 folder=长
	until [ ${#folder} -gt 260 ]; do folder+=/$name; done
	mkdir -p "$drive/$folder"
	wine_cli db export "$id" -o "C:\\${folder//\//\\}\\报告.docx" || fail "No export into a long path."
	wait_wine
	cmp "$work/linux.docx" "$drive/$folder/报告.docx" || fail "The file in the long path is another."
	say "exported into a path of $((${#folder} + 11)) characters"
}

# hold FILE: another program opens it, until let_go.
hold() {
	x86_64-w64-mingw32-gcc -O2 -Wall -municode -o "$work/hold.exe" tools/wine/hold.c
	rm -f "$work/hold" "$work/held"
	mkfifo "$work/hold"
	wine "$work/hold.exe" "$(winepath -w "$1")" <"$work/hold" >"$work/held" 2>"$work/hold.log" &
	exec 4>"$work/hold"
	until_true "the file is held" grep -q held "$work/held"
}

let_go() {
	exec 4>&-
	wait_wine
}

# locked_target: a document that another program holds is not touched, and that is said.
locked_target() {
	local target=$work/locked.docx code=0 before
	cp "$out" "$target"
	before=$(sha256sum "$target")
	hold "$target"
	wine_cli db export "$id" -o "$(winepath -w "$target")" >"$work/locked.log" || code=$?
	[ "$code" = 1 ] && grep -qF 正被其他程序打开 "$work/cli.log" || fail "A document that is open elsewhere: exit code $code."
	[ "$(sha256sum "$target")" = "$before" ] || fail "A document that is open elsewhere was changed."
	let_go
	say "a document that is open elsewhere is left alone: $(head -n 1 "$work/cli.log")"
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

# break_angle FLAG...: a driver that fails; mend_angle: is as it was.
break_angle() {
	mv "$installed/libEGL.dll" "$installed/libEGL.gone"
	x86_64-w64-mingw32-gcc -O2 -Wall -shared "$@" -o "$installed/libEGL.dll" tools/wine/fault.c
}
mend_angle() { mv -f "$installed/libEGL.gone" "$installed/libEGL.dll"; }

# fault_at_start: a driver that crashes at every start is said, and how often it is
# started again the clerk decides.
fault_at_start() {
	break_angle
	open_program 绩表
	shot 10-fault-at-start
	answer y
	until_true "that Direct3D 9 crashes too is logged" grep -q 'without a word.*d3d9=true' "$data/log/jibiao.log"
	until_true "and told" message
	shot 11-fault-by-direct3d9
	answer Return
	no_more
	mend_angle
	say "a fault at every start is said and logged"
}

# stuck_at_start: in a driver that does not return nobody waits for ever.
stuck_at_start() {
	break_angle -DSTUCK
	open_program '^绩表$'
	shot 12-stuck-at-start
	mend_angle
	answer y
	until_true "it opens by Direct3D 9" window_of "$report"
	xdotool windowfocus --sync "$window"
	shot 13-direct3d9
	close_program
	drawn_by Direct3D9
	grep -q 'no window' "$data/log/jibiao.log" || fail "The log does not tell of the driver."
	say "stuck in the driver, which was said, and opened by Direct3D 9"
}

# without_angle: what is missing is said and logged.
without_angle() {
	mv "$installed/libEGL.dll" "$installed/libEGL.gone"
	open_program 绩表
	shot 9-file-missing
	xdotool key Return
	until_true "the message goes" no_window
	wait_wine
	grep -q 'nothing can be drawn' "$data/log/jibiao.log" || fail "The log does not tell of the missing file."
	mend_angle
	say "a missing file is said and logged"
}

drawn_by() { grep 'msg=graphics' "$data/log/jibiao.log" | tail -n 1 | grep -q "$1" || fail "It does not draw by $1."; }

# redirect_documents: as offices do, who keep them on another disk.
redirect_documents() {
	mkdir "$documents"
	wine reg add 'HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders' \
		/v Personal /d "C:\\${documents##*/}" /f >"$work/reg.log" 2>&1 || fail "The Documents folder cannot be redirected."
	wait_wine
}

rm -rf "$WINEPREFIX"
wine_prefix
drive=$WINEPREFIX/drive_c
home=$drive/users/$(id -un)
installed=$home/AppData/Local/Programs/Jibiao data=$home/AppData/Local/Jibiao
elsewhere=软件 documents=$drive/公文
build/jibiao-cli fill -t lanzhou-2023 -v assets/samples/sample.json -o "$work/去年.docx"

start_display "$first$second$elsewhere"
if [ "${1:-}" != --no-go ]; then go_tests; fi
redirect_documents
install_by_hand
remove_by_hand
install_it
type_and_lose_power
start_again
both_systems
long_path
killed_and_opened
second_start
guide
locked_target
held_program
upgrade
without_angle
fault_at_start
stuck_at_start
signed
remove_it
carried_about
say "all passed; pictures in $pictures"
