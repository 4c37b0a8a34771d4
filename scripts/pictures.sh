#!/usr/bin/env bash
# Makes the pictures of docs/: the window with the sample report, and the first
# page of the Word file exported from it as LibreOffice prints it. To be looked
# at side by side: both show the same table. Then the pictures of a clerk's day, and of the
# guide's steps.
#
# DAY_HOME=/home/wang has a clerk's home in them, not a temporary folder; it is made
# and removed.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/deps.sh headless test
scripts/run-headless.sh
# shellcheck source=scripts/fonts-env.sh
. scripts/fonts-env.sh
fonts_env

pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
soffice -env:UserInstallation="file://$pages/profile" --headless --convert-to pdf --outdir "$pages" out/sample.docx >"$pages/log" 2>&1
pdftoppm -r 96 -f 1 -l 1 -singlefile -png "$pages/sample.pdf" "$pages/page"
mkdir -p docs/pictures
cp "$pages/page.png" docs/pictures/page.png
cp out/window.png docs/pictures/window.png
echo "Made docs/pictures/window.png and docs/pictures/page.png: look at them beside each other."
scripts/day.sh --pictures
echo "Made docs/pictures/day: look at each of them."
scripts/guide.sh --pictures
echo "Made docs/pictures/guide: look at each of them; the program shows them too."
