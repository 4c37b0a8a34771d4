#!/usr/bin/env bash
# What the window shows as saved is there after it was killed: random letters are
# typed into random cells of the built program with real keys, it is killed at a
# random moment, and tools/survived compares what is stored with what was typed
# and with the moments at which the status line said 已保存. Those the program
# itself writes into its log (JIBIAO_LOG=debug), with the step and the number of
# characters that stood in the window then: not what was handed to the disk.
#
# survive.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-30}
# shellcheck source=scripts/headless.sh
. scripts/headless.sh

data=$work/data typed=$work/typed
cells=(其他需要说明的事项 年度绩效目标 评价对象名称 评价范围 部门职能)
go build -o "$work/survived" ./tools/survived # before there is another home
export XDG_CONFIG_HOME=$work HOME=$work JIBIAO_LOG=debug
: >"$typed"

say() { echo "survive: $*"; }

# letters: prints up to 40 random ones.
letters() {
	local n=$((RANDOM % 40 + 5)) all=''
	while [ ${#all} -lt $n ]; do all+=$(printf "\\x$(printf %x $((97 + RANDOM % 26)))"); done
	echo "$all"
}

# type_on: types and goes from cell to cell until it is ended.
type_on() {
	local burst
	while true; do
		burst=$(letters)
		echo "$burst" >>"$typed"
		xdotool type --delay 15 -- "$burst"
		for _ in $(seq $((RANDOM % 3 + 1))); do xdotool key Tab; done
	done
}

typist=''
# stop_typing: ends it, also where this script ends early.
stop_typing() {
	if [ -n "$typist" ]; then
		kill "$typist" 2>"$work/typist.log" || true
		wait "$typist" 2>"$work/typist.log" || true
		typist=''
	fi
}
trap 'stop_typing; cleanup' EXIT

# library_has N: whether so many reports are stored.
library_has() { [ "$(build/jibiao-cli --data "$data" db list --json 2>"$work/cli.log" | grep -c '"id"')" -eq "$1" ]; }

# shown_as_saved: whether the status line said 已保存 in this round.
shown_as_saved() { tail -n "+$((lines + 1))" "$data/log/jibiao.log" | grep -q 'shown as saved'; }

start_display ""
build/jibiao-cli fill -t lanzhou-2023 -v assets/samples/sample.json -o "$work/去年.docx"
start_program --data "$data" "$work/去年.docx"
wait_for 60 library_has 1 || fail "The Word file was not read in."
xdotool key Return # puts the message away
stop_program TERM

lines=0 shown=0 witnessed=0
for round in $(seq "$rounds"); do
	start_program --data "$data" --cell "${cells[RANDOM % ${#cells[@]}]}"
	type_on &
	typist=$!
	# A busy machine takes its time to the first of them; now and then it is not waited for.
	if [ $((RANDOM % 6)) -gt 0 ]; then wait_for 60 shown_as_saved || fail "Nothing is shown as saved."; fi
	sleep "$((RANDOM % 2)).$((RANDOM % 900 + 100))"
	stop_program KILL
	stop_typing
	found=$("$work/survived" "$data" "$typed" "$lines") || fail "Round $round: what was shown as saved is not there."
	read -r lines shown <<<"$found"
	[ "$shown" -eq 0 ] || witnessed=$((witnessed + 1))
done
[ "$witnessed" -ge $((rounds * 2 / 3)) ] || fail "Only in $witnessed of $rounds rounds something was shown as saved."
say "killed $rounds times while typing, $witnessed times after something was shown as saved: $rounds passed, 0 failed"
