#!/usr/bin/env bash
# A real input method types Chinese: fcitx5 with pinyin, over XIM as on a
# clerk's Linux desktop. The letters "pingjia" and a blank make 评价, which must
# be in the database; the letters themselves must not.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/deps.sh headless ime
# An input method needs a desktop's message bus: this script runs on one of its own.
if [ -z "${JIBIAO_BUS:-}" ]; then
	JIBIAO_BUS=1 exec dbus-run-session -- "$0" "$@"
fi
bus=$DBUS_SESSION_BUS_ADDRESS
# shellcheck source=scripts/headless.sh
. scripts/headless.sh

cell=其他需要说明的事项
data=$work/data
export XDG_CONFIG_HOME=$work/config HOME=$work XDG_DATA_HOME=$work/share
mkdir -p "$XDG_CONFIG_HOME/fcitx5" "$work/.cache"
export XDG_RUNTIME_DIR=$work
cat >"$XDG_CONFIG_HOME/fcitx5/profile" <<'INI'
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=pinyin

[GroupOrder]
0=Default
INI

start_display ""
DBUS_SESSION_BUS_ADDRESS=$bus fcitx5 --disable=cloudpinyin,wayland,waylandim >"$work/fcitx5.log" 2>&1 &
fcitx=$!
trap 'kill "$fcitx" 2>/dev/null || true; cleanup' EXIT
remote() { DBUS_SESSION_BUS_ADDRESS=$bus fcitx5-remote "$@" 2>>"$work/remote.log"; }
# running asks the bus, not the program: asking that would start another one.
running() {
	DBUS_SESSION_BUS_ADDRESS=$bus dbus-send --print-reply --dest=org.freedesktop.DBus / \
		org.freedesktop.DBus.NameHasOwner string:org.fcitx.Fcitx5 2>>"$work/remote.log" | grep -q true
}
wait_for 30 running || fail "fcitx5 does not start."

export XMODIFIERS=@im=fcitx
start_program --data "$data" --sample --cell "$cell"
id=$(first_report "$data") || fail "The library is empty."

# chinese: whether the input method takes what is typed now, asking it to.
chinese() { remote -o && [ "$(remote)" = 2 ]; }
wait_for 30 chinese || fail "Pinyin cannot be switched on."
type_text "pingjia "
# typed: whether the cell, which the sample leaves empty, has the text.
typed() { build/jibiao-cli --data "$data" db show "$id" --json 2>"$work/cli.log" | grep -F "$cell" | grep -qF 评价; }
wait_for 30 typed || { mkdir -p out; picture out/ime.png; fail "The input method's text is not saved; see out/ime.png."; }
if saved "$data" "$id" pingjia; then fail "The letters themselves are in the report."; fi
stop_program TERM
echo "ime: fcitx5 typed 评价 into $cell, and the database holds it: 1 passed, 0 failed"
