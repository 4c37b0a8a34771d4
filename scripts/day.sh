#!/usr/bin/env bash
# A clerk's day with the built programs, real keys and the mouse: last year's
# Word file becomes this year's report, its money is corrected, a list is pasted,
# words are replaced and put back, pages are looked at, Word and PDF exported, and
# the report found again. Each step waits for what it is to bring about and leaves
# a picture, in out/day or, with --pictures, in docs/pictures/day.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/deps.sh headless test
# shellcheck source=scripts/walk.sh
. scripts/walk.sh

pictures=out/day
if [ "${1:-}" = --pictures ]; then pictures=docs/pictures/day; fi
begin_walk day "$pictures"
made=$documents/云岭市档案馆2024年度部门整体支出绩效评价报告 # what is exported

# shot NAME: the screen once it has answered.
shot() {
	taken=$((${taken:-0} + 1))
	until_true "the screen answers: $1" answered
	keep_picture "$(printf %02d "$taken")-$1" -resize 75%
}

# says TEXT: whether the exported Word file, read back, has it.
says() { "$programs/jibiao-cli" extract -t lanzhou-2023 "$made.docx" 2>"$work/cli.log" | grep -qF -- "$1"; }

last_year
start_display ""
start_program --data "$data"
shot first-start

click 787 300 # 导入去年的 Word
shot choose-file
xdotool mousemove 600 219 click --repeat 2 --delay 80 1 # the file
until_true "the file is read in" library_has 1
until_true "the report is shown" titled 2023年度
shot imported
keys Tab Return # 复制到下一年度
until_true "the report is copied" library_has 2
until_true "the copy is shown" titled 2024年度
id=2 # the report of this year
shot copied
keys Return

click 1137 464 # 全部改为 2024年度
until_true "the year is moved on" saved "$data" "$id" "馆2024年度部门整体支出绩效评价报告。"
shot year-moved

keys ctrl+1 # the first cell that wants something
type_text $'1286.4\r1286.4\r1,100\r1100\r168.4\r186.4\r1241.75\r'
until_true "the money is saved" holds 预算执行率 "96.53%"
shot sum-is-wrong
keys ctrl+1 ctrl+a # the first cell with an error
type_text $'186.4\r'
until_true "the sum is corrected" holds 预算安排.县级资金 186.4
until_true "the next cell is shown" at_rest
shot sum-is-right

keys ctrl+6
paste $'1.年末结余按规定申请结转。\n2.评价结果在馆内公开。'
until_true "the list is pasted" holds 其他需要说明的事项 '1.年末结余按规定申请结转。\n2.评价结果在馆内公开。'
keys Return
paste 本年无其他事项。
until_true "the list continues" holds 其他需要说明的事项 '1.年末结余按规定申请结转。\n2.评价结果在馆内公开。\n3.本年无其他事项。'
shot list-continues

keys ctrl+h
paste 各科室
shot find
keys Tab
paste 各处室
until_true "the words are typed" at_rest
click 1316 231 # 全部替换
until_true "the words are replaced" saved "$data" "$id" 各处室填报
shot replaced
keys Escape ctrl+z
until_true "the replacement is undone" saved "$data" "$id" 各科室填报
shot undone

keys ctrl+plus ctrl+plus
shot zoomed
keys ctrl+0
patience=180 # a word processor sets the pages
keys ctrl+F2
shot preview
keys ctrl+F2

keys ctrl+e
shot export
keys Return
until_true "the Word file is there" test -s "$made.docx"
shot exported
keys Escape ctrl+e
until_true "the question is there" at_rest
click 584 322 # PDF 文件
keys Return
until_true "the PDF is there" test -s "$made.pdf"
shot exported-pdf
keys Escape

click 90 23 # ‹ 报告库
keys ctrl+f
paste 库房
shot search
keys Return
shot hit
click 90 23
until_true "the library is there" at_rest
click 1281 23 # 外观
until_true "the question is there" at_rest
click 653 412 # 深色
keys Return
shot dark
keys Return
shot dark-report
stop_program TERM

for text in '"评价年度": "2024年度"' '"预算安排.县级资金": "186.4"' '"预算执行率": "96.53%"' \
	'馆2024年度部门整体支出的使用效益' '3.本年无其他事项。' 各科室填报; do
	says "$text" || fail "The exported Word file does not say $text."
done
head -c 5 "$made.pdf" | grep -q %PDF- || fail "What was exported is no PDF."
echo "day: the exported Word file says what was done: 1 passed, 0 failed"
