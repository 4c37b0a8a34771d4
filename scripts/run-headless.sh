#!/usr/bin/env bash
# Does the program's job visibly on a machine without a display: opens the
# sample report under Xvfb, types into one cell, waits until that is saved,
# and leaves out/window.png and out/sample.docx.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/deps.sh headless
# shellcheck source=scripts/headless.sh
. scripts/headless.sh

cell=实施目的
text="本段由 make run 键入，用来试填" end="。"
mkdir -p out
data=$(mktemp -d out/data.XXXXXX)
trap 'cleanup; rm -rf "$data"' EXIT

start_display "$text$end"
start_program --data "$data" --sample --cell "$cell"
type_text "$text"
id=$(first_report "$data") || fail "The library is empty."
wait_for 30 saved "$data" "$id" "$text" || fail "What was typed into $cell is not saved."
# Keys are taken between two frames: once one more is saved, the text is on the screen.
type_text "$end"
wait_for 30 saved "$data" "$id" "$text$end" || fail "What was typed into $cell is not saved."
picture out/window.png
stop_program TERM
build/jibiao-cli --data "$data" db export "$id" -o out/sample.docx

echo "The window, after typing into the cell $cell: out/window.png"
echo "The Word file exported from the same report:    out/sample.docx"
