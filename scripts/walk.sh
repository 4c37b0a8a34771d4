# shellcheck shell=bash
# Sourced by the scripts that walk through the program as a clerk would and leave
# pictures: starts from headless.sh, in a home of its own. $pictures is where they
# go, $data the data folder, $documents where the clerk's files are.

# shellcheck source=scripts/headless.sh
. scripts/headless.sh
# shellcheck source=scripts/fonts-env.sh
. scripts/fonts-env.sh

patience=60 # seconds, for a busy machine

# begin_walk NAME PICTURES: empties the folder of the pictures and makes the home,
# which is to be seen in some: DAY_HOME, which is not there yet, or a temporary one.
begin_walk() {
	walk=$1 pictures=$2
	rm -rf "$pictures"
	mkdir -p "$pictures"
	home=${DAY_HOME:-$work/home}
	[ ! -e "$home" ] || fail "There is a home already: $home"
	trap 'cleanup; rm -rf "$home"' EXIT
	data=$work/data documents=$home/Documents
	export XDG_CONFIG_HOME=$work HOME=$home
	mkdir -p "$documents" "$home/.cache"
}

# answered: whether the screen has changed since the last picture and is at rest.
answered() {
	at_rest || return 1
	if [ -f "$work/last.bmp" ] && alike last second; then return 1; fi
	cp "$work/second.bmp" "$work/last.bmp"
}

# keep_picture FILE [CONVERT-OPTION...]: the last picture, small enough for the repository.
keep_picture() {
	local file=$1
	shift
	convert "$work/second.bmp" -strip "$@" -dither None -colors 56 -define png:compression-level=9 "$pictures/$file.png"
	echo "$walk: $file"
}

# until_true WHAT COMMAND...: waits; where that is in vain the screen tells why.
until_true() {
	local what=$1
	shift
	wait_for "$patience" "$@" || { picture "out/$walk-failed.png"; fail "In vain: $what; see out/$walk-failed.png."; }
}

click() { xdotool mousemove "$1" "$2" click 1; }
keys() { xdotool key --delay 40 "$@"; }

# paste TEXT: by way of the clipboard, as from another program.
paste() {
	printf %s "$1" | xclip -selection clipboard >"$work/xclip.log" 2>&1
	keys ctrl+v
}

cli() { "$programs/jibiao-cli" --data "$data" "$@" 2>"$work/cli.log"; }

# titled TEXT: whether the window's title says so.
titled() { xdotool getwindowname "$window" | grep -qF -- "$1"; }

# library_has N: whether so many reports are stored.
library_has() { [ "$(cli db list --json | grep -c '"id"')" -eq "$1" ]; }

# holds KEY TEXT: whether the field begins so in the report as it is stored.
holds() { cli db show "$id" --json | grep -qF "\"$1\": \"$2"; }

# last_year: last year's Word file, made of the sample with its years put back by one.
last_year() {
	sed 's/2023年/2022年/g; s/2024年/2023年/g' assets/samples/sample.json >"$work/last.json"
	"$programs/jibiao-cli" fill -t lanzhou-2023 -v "$work/last.json" -o "$documents/去年的报告.docx"
}
