# shellcheck shell=bash
# Sourced by test-windows.sh after wine-env.sh: the program for Windows as a clerk has
# it before them, its windows, its system's messages, and its data as either system
# sees them. $installed is where it is, $data its data folder, $pictures where shots go.

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
	opened=$!
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
# Of a program that has ended Wine 8 now and then keeps a thread for ever.
wait_wine() {
	if timeout "$patience" wineserver -w; then return; fi
	case $(ps -o stat= -p "${opened:-0}") in
	Z*) say "Wine keeps a thread of a program that has ended; it is killed" ;;
	*) fail "A program under Wine does not end." ;;
	esac
	wineserver -k
}

wine_cli() { wine "$installed/jibiao-cli.exe" "$@" 2>"$work/cli.log"; }
linux_cli() { build/jibiao-cli --data "$data" "$@" 2>"$work/cli.log"; }

# wine_saved TEXT: whether the program for Windows finds the text in the report.
wine_saved() { wine_cli db show "$id" --json | grep -qF -- "$1"; }

only_report() { id=$(wine_cli db list --json | grep -o '"id": *"\{0,1\}[^",}]*' | head -n 1 | sed 's/.*[:"] *//') && [ -n "$id" ]; }

exported() { out=$(find "$documents" -name '*.docx' | head -n 1) && [ -n "$out" ]; }
