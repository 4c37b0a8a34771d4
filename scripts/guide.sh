#!/usr/bin/env bash
# Follows the guide (docs/guide.zh-CN.md) word by word with the built programs, as
# somebody would who opens 绩表 for the first time: the first report, a bureau's
# blank form, a copy of all, the guide itself. (Last year's Word file is what
# day.sh begins with.) Each step waits for what the guide promises, and leaves the
# guide's picture in out/guide or, with --pictures, in docs/pictures/guide.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/deps.sh headless test
# shellcheck source=scripts/walk.sh
. scripts/walk.sh

pictures=out/guide
if [ "${1:-}" = --pictures ]; then pictures=docs/pictures/guide; fi
begin_walk guide "$pictures"
data=$home/.local/share/jibiao # it is to be seen in a picture
[ ! -e "$data" ] || fail "There is a library already: $data"
made=$documents/云岭市图书馆2025年度部门整体支出绩效评价报告

# shot NAME: the screen once it has answered.
shot() {
	until_true "the screen answers: $1" answered
	keep_picture "$1" -resize 75%
}

# copied: whether there is a copy of all.
copied() { compgen -G "$data/backup/*.db" >"$work/copies"; }

# A bureau's blank form: the built-in one with nothing filled in, in its own words.
echo '{}' >"$work/empty.json"
"$programs/jibiao-cli" fill -t lanzhou-2023 -v "$work/empty.json" -o "$documents/市财政局的空白表.docx"

start_display ""
start_program --data "$data"
shot first-start

# 十分钟填好第一份报告
click 1053 300 # 新建报告
until_true "the question is there" answered
paste 云岭市图书馆
shot new-report
keys Return
until_true "the report is there" titled 云岭市图书馆
id=1
shot empty-report
keys alt+Down
shot choose
keys Down Return
until_true "the kind is chosen" holds 评价类型 单位自行评价
keys Tab Tab # past the unit, which is there already
paste 摸清资金使用情况，查找不足，改进管理。
keys Tab
type_text $'320.5\r320.5\r120.5\r120.5\r220\r200\r318.2\r'
until_true "the ratio is worked out" holds 预算执行率 99.28%
shot sum-is-wrong
click 1145 220 # 县级资金改为 200
until_true "the sum is mended" holds 预算安排.县级资金 200
shot sum-is-right
keys ctrl+2
paste 读者满意率达到95%以上。
until_true "the goal is saved" holds 年度绩效目标 读者满意率
click 304 23 # 检查
shot checked
keys Escape ctrl+e
shot export
keys Return
until_true "the Word file is there" test -s "$made.docx"
shot exported
keys Escape

# 用财政部门发来的空白表建立表单
click 90 23 # ‹ 报告库
until_true "the library is there" answered
click 339 23 # 新建表单
shot choose-form
xdotool mousemove 600 256 click --repeat 2 --delay 80 1 # 市财政局的空白表
shot adopt
xdotool mousemove 1333 23 # 完成
until_true "the button answers the mouse" answered
xdotool click 1
until_true "the question is there" answered
keys Return # 新建一份报告
until_true "a report on the new form is there" library_has 2
shot own-form

# 备份与恢复
click 90 23 # ‹ 报告库
until_true "the library is there" answered
click 65 372 # 备份与恢复
until_true "the copies are listed" answered
click 945 123 # 立即备份
until_true "the copy is there" copied
shot backed-up

# 帮助
keys F1
until_true "the guide opens" answered
picture out/guide-help.png
keys Escape
until_true "the guide is closed" answered
stop_program TERM
"$programs/jibiao-cli" extract -t lanzhou-2023 "$made.docx" | grep -qF '"预算执行率": "99.28%"' || fail "The exported Word file does not say what was typed."
cli db verify "$(head -n 1 "$work/copies")" >"$work/verify.log" || fail "The copy is not sound."
echo "guide: what it promises is so: 1 passed, 0 failed"
