# shellcheck shell=bash
# Sourced by the scripts that run the desktop program without a display: a
# virtual screen, real key strokes, and waiting for what was typed to be saved.
# Every wait ends with what it waits for or fails after a limit.

work=$(mktemp -d)
programs=build # the folder of the two programs
server='' program=''
export DBUS_SESSION_BUS_ADDRESS=disabled: # no desktop services here, and none missed
export LC_ALL=C.UTF-8                     # Chinese is typed

# wait_for SECONDS COMMAND...: until the command succeeds.
wait_for() {
	local limit=$((SECONDS + $1))
	shift
	until "$@"; do
		if [ $SECONDS -ge $limit ]; then return 1; fi
		sleep 0.2
	done
}

fail() {
	echo "$*" >&2
	sed 's/^/  /' "$work"/*.log >&2
	exit 1
}

screen=${SCREEN:-1366x768} # in pixels; what the scripts click on is where it is at this size

# start_display TEXT: starts Xvfb on a free display, sets DISPLAY, and gives it a
# keyboard that can type TEXT (-noreset: it would lose that before the program comes).
start_display() {
	Xvfb -displayfd 3 -screen 0 "${screen}x24" -nolisten tcp -noreset 3>"$work/display" 2>"$work/xvfb.log" &
	server=$!
	wait_for 30 test -s "$work/display" || fail "Xvfb does not start."
	DISPLAY=:$(cat "$work/display")
	export DISPLAY
	keymap "$1" >"$work/keymap.xkb"
	xkbcomp -w0 "$work/keymap.xkb" "$DISPLAY" 2>"$work/xkbcomp.log" || fail "No keyboard for: $1"
}

# keymap TEXT: prints an American keyboard with one more key for each other
# character of TEXT (at most 50). Without them xdotool would change the keyboard
# at every character, which a program that is busy for a moment sees too late.
keymap() {
	local text=$1 code=255 keys='' symbols='' char name
	while [ -n "$text" ]; do
		char=${text:0:1}
		text=${text//"$char"/}
		case $char in [[:ascii:]]) continue ;; esac
		name="<K$code>"
		keys+="$name = $code; "
		symbols+="key $name { [ $(printf 'U%04X' "'$char") ] }; "
		code=$((code - 1))
	done
	echo "xkb_keymap {"
	echo "xkb_keycodes { include \"evdev\" $keys };"
	echo "xkb_types { include \"complete\" };"
	echo "xkb_compat { include \"complete\" };"
	echo "xkb_symbols { include \"pc+us\" $symbols };"
	echo "};"
}

# start_program ARGUMENT...: starts jibiao and waits for its window, which gets the keyboard.
start_program() {
	"$programs/jibiao" "$@" >"$work/jibiao.log" 2>&1 &
	program=$!
	wait_for 60 find_window || fail "The window does not open."
	filled=0
	wait_for 20 fills_screen || fail "The window does not take the screen's size."
	xdotool windowfocus --sync "$window"
}

# fills_screen: whether the window has kept the screen's size for a while: at its
# start the program gives it another one.
fills_screen() {
	case $(xdotool getwindowgeometry "$window") in
	*"Position: 0,0 "*"Geometry: $screen"*) filled=$((filled + 1)) ;;
	*)
		filled=0
		xdotool windowsize "$window" "${screen%x*}" "${screen#*x}" windowmove "$window" 0 0
		;;
	esac
	[ "$filled" -ge 3 ]
}

find_window() {
	kill -0 "$program" 2>/dev/null || fail "The program has stopped."
	window=$(xdotool search --onlyvisible --pid "$program" 2>/dev/null | head -n 1)
	[ -n "$window" ]
}

# type_text TEXT: as from a keyboard; its characters are among those of start_display.
type_text() { xdotool type --delay 20 -- "$1"; }

# saved DATA ID TEXT: whether the report in the database has the text.
saved() { "$programs/jibiao-cli" --data "$1" db show "$2" --json 2>"$work/cli.log" | grep -qF -- "$3"; }

# first_report DATA: prints the id of the first report in the library.
first_report() {
	"$programs/jibiao-cli" --data "$1" db list --json 2>"$work/cli.log" |
		grep -o '"id": *"\{0,1\}[^",}]*' | head -n 1 | sed 's/.*[:"] *//'
}

# picture FILE: of the screen, once it has come to rest (but for the caret).
picture() {
	wait_for 30 at_rest || fail "The window does not come to rest."
	convert "$work/second.bmp" "$1"
}

at_rest() {
	import -window root "$work/first.bmp"
	sleep 0.6
	import -window root "$work/second.bmp"
	alike first second
}

# alike NAME NAME: whether two pictures of the screen differ by less than the caret.
alike() {
	case $(compare -metric AE "$work/$1.bmp" "$work/$2.bmp" null: 2>&1) in
	[0-9] | [0-9][0-9]) return 0 ;; # pixels; many are written with an exponent
	*) return 1 ;;
	esac
}

# stop_program [SIGNAL]: TERM, or KILL as a power cut would.
# shellcheck disable=SC2120 # the signal is for the sourcing script
stop_program() {
	if [ -n "$program" ]; then
		kill "-${1:-TERM}" "$program" 2>/dev/null || true
		wait "$program" 2>/dev/null || true
		program=''
	fi
}

cleanup() {
	stop_program TERM
	if [ -n "$server" ]; then
		kill "$server" 2>/dev/null || true
		wait "$server" 2>/dev/null || true
	fi
	rm -rf "$work"
}
trap cleanup EXIT
