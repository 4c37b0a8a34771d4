#!/usr/bin/env bash
# The main job, end to end, with the built programs and real key strokes: a
# filled Word file is read in, a cell is edited, the program is killed as soon
# as it has said that the edit is saved, it starts again at the same cell, and
# the exported Word file shows the edit.
set -euo pipefail
cd "$(dirname "$0")/.."

# shellcheck source=scripts/headless.sh
. scripts/headless.sh

cell=其他需要说明的事项
first="没有其他事项。" second="本年无变动。"
data=$work/data
export XDG_CONFIG_HOME=$work HOME=$work # what is exported goes into a folder of its own
mkdir -p "$work/Documents"

say() { echo "e2e: $*"; }

# exported: finds the file that the window wrote.
exported() { out=$(find "$work/Documents" -name '*.docx' | head -n 1) && [ -n "$out" ]; }

# library_has N: whether so many reports are stored.
library_has() { [ "$(build/jibiao-cli --data "$data" db list --json 2>"$work/cli.log" | grep -c '"id"')" -eq "$1" ]; }

# The real report where it lies beside the repository, else one made of the sample.
if [ -f ../shared/samples/lanzhou-2023-filled.docx ]; then
	cp ../shared/samples/lanzhou-2023-filled.docx "$work/去年.docx"
else
	build/jibiao-cli fill -t lanzhou-2023 -v assets/samples/sample.json -o "$work/去年.docx"
fi
start_display "$first$second"

start_program --data "$data" --cell "$cell" "$work/去年.docx"
wait_for 30 library_has 1 || fail "The Word file was not read in."
id=$(first_report "$data")
say "read a filled Word file into report $id"

xdotool key Return # puts the message away; the cell has the keyboard again
type_text "$first"
wait_for 30 saved "$data" "$id" "$first" || fail "What was typed is not saved."
stop_program KILL
say "killed after the edit was saved"

start_program --data "$data"
type_text "$second"
wait_for 30 saved "$data" "$id" "$first$second" || fail "The program did not start again at the same cell."
say "started again at the same cell"

xdotool key ctrl+e
xdotool key Return # 导出, with the name and folder offered
wait_for 30 exported || { picture out/e2e.png; fail "Nothing was exported; see out/e2e.png."; }
stop_program TERM
build/jibiao-cli extract -t lanzhou-2023 "$out" | grep -qF "$first$second" || fail "The exported file does not show the edit."
say "the exported file shows the edit: 1 passed, 0 failed"
