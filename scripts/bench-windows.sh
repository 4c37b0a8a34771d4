#!/usr/bin/env bash
# Measures under Wine how long the program for Windows takes from its start to the
# first text on the screen, beside the least that Fyne can show over the same
# ANGLE, and writes docs/windows-benchmarks.md. `make bench-windows` calls it.
#
# bench-windows.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-11}
scripts/deps.sh headless wine
# shellcheck source=scripts/headless.sh
. scripts/headless.sh
# shellcheck source=scripts/windows-env.sh
. scripts/windows-env.sh
# shellcheck source=scripts/wine-env.sh
. scripts/wine-env.sh

page=docs/windows-benchmarks.md
folder=$work/绩表
load=$(cut -d ' ' -f 1 /proc/loadavg)

# first_picture PROGRAM ARGUMENT...: prints the milliseconds. The program is closed.
first_picture() {
	"$work/painted" 60 wine "$folder/$1" "${@:2}" 2>"$work/painted.log" || fail "$1 shows nothing, or does not end."
}

# median FILE, of numbers; quartiles FILE
median() { sort -n "$1" | awk '{ n[NR] = $1 } END { print n[int((NR + 1) / 2)] }'; }
quartiles() { sort -n "$1" | awk '{ n[NR] = $1 } END { print n[int((NR + 3) / 4)] "–" n[int((3 * NR + 1) / 4)] }'; }

# over NAME: its median over that of the bare window.
over() { awk -v a="$(median "$work/$1.ms")" -v b="$(median "$work/bare.ms")" 'BEGIN { printf "%.2f", a / b }'; }

# goal REACHED
goal() { if awk "BEGIN { exit !($1) }"; then echo reached; else echo missed; fi; }

mkdir -p "$folder"
cp build/windows/files/*.{exe,dll} "$folder"
go build -trimpath -ldflags "$link_flags -H=windowsgui" -o "$folder/bare.exe" ./tools/bench/bare
gcc -O2 -Wall -o "$work/painted" tools/wine/painted.c -lX11
start_display ""
wine_prefix
keep_wine # so that no start starts Wine itself

report=("--data" "$(winepath -w "$work/data")")
for round in $(seq 0 "$rounds"); do # the first is not counted
	rm -rf "$work/fresh"
	first_picture bare.exe >>"$work/bare.ms"
	first_picture jibiao.exe --data "$(winepath -w "$work/fresh")" >>"$work/fresh.ms"
	first_picture jibiao.exe "${report[@]}" --sample >>"$work/report.ms"
	if [ "$round" = 0 ]; then rm "$work"/*.ms; fi
done
leave_wine

fresh=$(median "$work/fresh.ms") bare=$(median "$work/bare.ms")
cat >"$page" <<PAGE
# The program for Windows: its first window

Written by \`make bench-windows\`; do not edit it.

| from the start to the first text on the screen | median | quartiles | over the bare window |
|---|---|---|---|
| the least that Fyne shows over the same ANGLE | $bare ms | $(quartiles "$work/bare.ms") | 1 |
| Jibiao, the first start of all: a new database, the library | $fresh ms | $(quartiles "$work/fresh.ms") | $(over fresh) |
| Jibiao with a report on the screen | $(median "$work/report.ms") ms | $(quartiles "$work/report.ms") | $(over report) |

Goals: the first window under 2.5 s in Wine on an idle machine ($(goal "$fresh < 2500")), and within 1.5 times the bare window ($(goal "$(over fresh) <= 1.5")).

Measured $(date +%F) with $(wine --version) on Xvfb and $(nproc) cores, everything drawn by the processor; load of the machine when it began: $load. $rounds rounds of
the three in turns, after one that is not counted; Wine itself, its desktop included, ran all the time. The clock runs from the start of the process to the moment when there
is text on the screen, looked at every 10 ms (\`tools/wine/painted.c\`). A real Windows was not at hand.
PAGE
cat "$page"
