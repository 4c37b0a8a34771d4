# shellcheck shell=bash
# Sourced by test-windows.sh after windows-walk.sh: the steps in which the program is
# installed, upgraded, carried about and removed. $installer and $portable are what
# `make windows` made.

# quietly PROGRAM ARGUMENT...: an installer without windows; prints its exit code.
quietly() {
	local code=0
	timeout "$patience" wine "$@" >"$work/installer.log" 2>&1 || code=$?
	echo "$code"
}

# page TITLE PICTURE: waits for a window of the installer, and has its picture.
page() {
	until_true "a window: $1" window_of "$1"
	xdotool windowfocus --sync "$window"
	shot "$2"
}

# install_by_hand: as a clerk does who wants it elsewhere, page by page.
install_by_hand() {
	wine "$installer" >"$work/installer.log" 2>&1 &
	disown
	page '绩表 安装' installer-1-welcome
	xdotool key Return # 下一步
	shot installer-2-folder
	xdotool key ctrl+a
	type_text "C:\\$elsewhere"
	xdotool key Return # 下一步
	shot installer-3-components
	xdotool key Return # 安装
	until_true "the last file is there" test -e "$home/Desktop/绩表.lnk"
	shot installer-4-done
	xdotool key Return # 完成, which opens the program
	until_true "the program opens" window_of '^绩表$'
	xdotool windowfocus --sync "$window"
	shot installer-5-opened
	close_program
	[ -s "$drive/$elsewhere/jibiao.exe" ] && [ ! -e "$installed" ] || fail "It is not installed where it was wanted."
	say "installed by hand into another folder"
}

remove_by_hand() {
	mkdir -p "$drive/$elsewhere/licenses/自己的"
	wine "$drive/$elsewhere/uninstall.exe" >"$work/installer.log" 2>&1 &
	disown
	page '绩表 卸载' remover-1-confirm
	xdotool key Return # 卸载
	until_true "the program is removed" test ! -e "$drive/$elsewhere/uninstall.exe"
	page '绩表 卸载$' remover-2-message
	xdotool key Return
	until_true "the message goes" alone
	page '绩表 卸载' remover-3-done
	xdotool key Return # 关闭
	until_true "the window is gone" no_window
	wait_wine
	[ -s "$data/jibiao.db" ] || fail "The data was removed with the program."
	[ "$(find "$drive/$elsewhere" -mindepth 1)" = "$drive/$elsewhere/licenses
$drive/$elsewhere/licenses/自己的" ] || fail "It has removed what is the user's own, or left what is its own."
	say "removed by hand"
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

# held_program: nothing is replaced or removed while that is not possible for all.
held_program() {
	: >"$installed/libEGL.dll" # an older one, which upgrade replaces
	hold "$installed/jibiao.exe"
	[ "$(quietly "$installer" /S)" = 2 ] || fail "The installer does not see that the program's file is in use."
	[ ! -s "$installed/libEGL.dll" ] || fail "It has replaced a part of the files."
	[ "$(quietly "$installed/uninstall.exe" /S "_?=$(winepath -w "$installed")")" = 2 ] || fail "The removal does not see that the program's file is in use."
	[ -s "$installed/jibiao-cli.exe" ] || fail "It has removed a part of the files."
	let_go
	say "no upgrade and no removal while the program's file is in use"
}

upgrade() {
	rm "$home/Desktop/绩表.lnk"
	[ "$(quietly "$installer" /S)" = 0 ] || fail "The upgrade fails."
	[ -s "$installed/libEGL.dll" ] || fail "The upgrade replaces nothing."
	[ ! -e "$home/Desktop/绩表.lnk" ] || fail "The upgrade puts an icon back that was not wanted."
	open_program "$report"
	until_true "the data is there after the upgrade" wine_saved "$first$second"
	close_program
	say "upgraded in place"
}

# signed: by a certificate of our own, which nobody else trusts.
signed() {
	local program=$work/signed.exe own=(JIBIAO_CERT="$work/cert.pem" JIBIAO_KEY="$work/key.pem")
	openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=Jibiao -addext extendedKeyUsage=codeSigning \
		-out "$work/cert.pem" -keyout "$work/key.pem" 2>"$work/openssl.log" || fail "No certificate."
	cp "$installed/jibiao-cli.exe" "$program"
	env "${own[@]}" scripts/sign.sh "$program"
	osslsigncode verify -CAfile "$work/cert.pem" -in "$program" >"$work/verify.log" 2>&1 || fail "The signature does not hold."
	! osslsigncode verify -CAfile "$work/cert.pem" -in "$installed/jibiao-cli.exe" >"$work/verify.log" 2>&1 || fail "It is signed without a certificate."
	say "signed where there is a certificate"
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
