package field

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
)

func TestKeys(t *testing.T) {
	tests := []struct {
		name   string
		before string
		keys   []string
		want   string
	}{
		{"left and right", "绩效|评价", []string{"Left", "Left", "Right"}, "绩|效评价"},
		{"select to the left", "绩效|评价", []string{"shift+Left"}, "绩|效^评价"},
		{"and back again", "绩效|评价", []string{"shift+Left", "shift+Right", "shift+Right"}, "绩效^评|价"},
		{"a selection is given up to the left", "绩^效评|价", []string{"Left"}, "绩|效评价"},
		{"and to the right", "绩|效评^价", []string{"Right"}, "绩效评|价"},
		{"over a paragraph's end", "绩效\n|评价", []string{"Left", "Left"}, "绩|效\n评价"},
		{"by words", "|支出1286.4万元，余", []string{"ctrl+Right", "ctrl+Right"}, "支出1286.4|万元，余"},
		{"back by words, selecting", "支出1286.4万元|", []string{"ctrl+shift+Left", "ctrl+shift+Left"}, "支出|1286.4万元^"},
		{"ends of a line", "绩效评价报告|一二", []string{"Home"}, "绩效评价|报告一二"},
		{"end of a line that goes on below", "绩|效评价报告", []string{"End", "shift+Home"}, "|绩效评价^报告"},
		{"typing at that end", "绩|效评价报告", []string{"End", "BackSpace"}, "绩效评|报告"},
		{"ends of the text", "绩效\n评|价", []string{"ctrl+Home", "ctrl+shift+End"}, "^绩效\n评价|"},
		{"by paragraphs", "一\n二\n三|", []string{"ctrl+Up", "ctrl+Up"}, "一\n|二\n三"},
		{"on by paragraphs", "|一\n二\n三", []string{"ctrl+Down", "ctrl+Down"}, "一\n二\n|三"},
		{"down and up", "绩效|\n评价", []string{"Down", "Up"}, "绩效|\n评价"},
		{"over a short line, keeping its column", "绩效评|\n一\n绩效评价", []string{"Down", "Down"}, "绩效评\n一\n绩效评|价"},
		{"select downwards", "绩|效\n评价", []string{"shift+Down"}, "绩^效\n评|价"},
		{"select up to the beginning", "绩效|", []string{"shift+Up"}, "|绩效^"},
		{"backspace", "绩效|评价", []string{"BackSpace"}, "绩|评价"},
		{"backspace at the beginning", "|绩效", []string{"BackSpace"}, "|绩效"},
		{"backspace over a paragraph's end", "绩效\n|评价", []string{"BackSpace"}, "绩效|评价"},
		{"delete", "绩|效评价", []string{"Delete"}, "绩|评价"},
		{"delete at the end", "绩效|", []string{"Delete"}, "绩效|"},
		{"delete what is selected", "绩|效评^价", []string{"Delete"}, "绩|价"},
		{"delete a word", "支出|1286.4万元", []string{"ctrl+Delete"}, "支出|万元"},
		{"delete the word before", "支出1286.4|万元", []string{"ctrl+BackSpace"}, "支出|万元"},
		{"select all and delete", "绩效\n评|价", []string{"ctrl+A", "Delete"}, "|"},
		{"a paragraph", "绩效|评价", []string{"Return"}, "绩效\n|评价"},
		{"with shift too", "绩效|评价", []string{"shift+Return"}, "绩效\n|评价"},
		{"in the place of what is selected", "绩^效评|价", []string{"Return"}, "绩\n|价"},
		{"an accent goes with its letter", "a\u0301|b", []string{"BackSpace"}, "|b"},
		{"unknown keys with Ctrl do nothing", "绩|效", []string{"ctrl+Return"}, "绩|效"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWriter(t, 4, Options{})
			w.set(tt.before)
			press(w.field, tt.keys...)
			w.want(tt.want)
		})
	}
}

// What was typed last on a line has the caret beside it, and Home and the arrows
// are about that line.
func TestTypingToTheEndOfALine(t *testing.T) {
	w := newWriter(t, 4, Options{})
	w.set("绩|效评价报告")
	press(w.field, "End", "BackSpace")
	typeText(w.field, "估")
	if caret := w.field.bar.Position(); caret != fyne.NewPos(padding+4*16, padding) {
		t.Errorf("the caret is at %v", caret)
	}
	press(w.field, "Home")
	w.want("|绩效评估报告")
}

func TestTypingReplacesTheSelection(t *testing.T) {
	w := newWriter(t, 10, Options{})
	w.set("支^出12|万元")
	typeText(w.field, "付3")
	w.want("支付3|万元")
	if diff := cmp.Diff([]string{"支付万元", "支付3万元"}, w.texts); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

// Control characters come from no keyboard, but an input method might send one.
func TestControlCharactersAreNotTyped(t *testing.T) {
	w := newWriter(t, 10, Options{})
	typeText(w.field, "一\x07\x00二")
	w.want("一二|")
	w.set("一^二|")
	typeText(w.field, "\x07")
	w.want("一^二|")
	if len(w.texts) != 2 {
		t.Errorf("told %q", w.texts)
	}
}

func TestArrowsLeaveAtTheEnds(t *testing.T) {
	for _, tt := range []struct{ state, key, want string }{
		{"|绩效", "Left", "leave left"},
		{"绩效|", "Right", "leave right"},
		{"绩|效\n评价", "Up", "leave up"},
		{"绩效\n评|价", "Down", "leave down"},
		{"绩|效", "Prior", "page up"},
		{"绩|效", "Next", "page down"},
		{"绩|效", "F7", "CustomDesktop:F7"},
		{"绩|效", "shift+F7", "CustomDesktop:Shift+F7"},
		{"绩|效", "Escape", "CustomDesktop:Escape"},
		{"绩|效", "ctrl+S", "CustomDesktop:Control+S"},
		{"绩|效", "ctrl+Z", "undo"},
		{"绩|效", "ctrl+Y", "redo"},
	} {
		w := newWriter(t, 4, Options{})
		w.set(tt.state)
		press(w.field, tt.key)
		if diff := cmp.Diff([]string{tt.want}, w.events); diff != "" {
			t.Errorf("%s in %q (-want +got):\n%s", tt.key, tt.state, diff)
		}
		w.want(tt.state)
	}
}

func TestCharactersAreNotOfferedAsKeys(t *testing.T) {
	w := newWriter(t, 4, Options{})
	press(w.field, "A", "Space", "1", "LeftShift")
	if len(w.events) > 0 {
		t.Errorf("told %q", w.events)
	}
}

func TestEnterMovesOnInOneLine(t *testing.T) {
	w := newWriter(t, 4, Options{OneLine: true})
	w.set("绩|效")
	press(w.field, "Return", "KP_Enter", "shift+Return")
	w.want("绩|效")
	if diff := cmp.Diff([]string{"next", "next", "next"}, w.events); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestListsAreContinued(t *testing.T) {
	for _, tt := range []struct{ before, want string }{
		{"1.完成|", "1.完成\n2.|"},
		{"1. 完成|", "1. 完成\n2. |"},
		{"1. 2024年完成|", "1. 2024年完成\n2. |"},
		{"9、完成|", "9、完成\n10、|"},
		{"3）完成|", "3）完成\n4）|"},
		{"(1)完成|", "(1)完成\n(2)|"},
		{"（12）完成|", "（12）完成\n（13）|"},
		{"一、完成|", "一、完成\n二、|"},
		{"（九）完成|", "（九）完成\n（十）|"},
		{"（十）完成|", "（十）完成\n（十一）|"},
		{"（十九）完成|", "（十九）完成\n（二十）|"},
		{"　　（二十）完成|", "　　（二十）完成\n　　（二十一）|"},
		{"第一，完成|", "第一，完成\n第二，|"},
		{"一是完成|", "一是完成\n二是|"},
		{"①完成|", "①完成\n②|"},
		{"·完成|", "·完成\n·|"},
		{"1.完成|整理", "1.完成\n2.|整理"},
		{"前文\n1.完成|\n后文", "前文\n1.完成\n2.|\n后文"},
		{"1.完成\n2.|", "1.完成\n|"},
		{"（一）|\n后文", "|\n后文"},
		{"1|.完成", "1\n|.完成"},
		{"1.^完成|", "1.\n|"},
		{"1.5亿元|", "1.5亿元\n|"},
		{"2024年度|", "2024年度\n|"},
		{"第一季度|", "第一季度\n|"},
		{"一般公共预算|", "一般公共预算\n|"},
		{"（一般）|", "（一般）\n|"},
	} {
		t.Run(tt.before, func(t *testing.T) {
			w := newWriter(t, 20, Options{})
			w.set(tt.before)
			press(w.field, "Return")
			w.want(tt.want)
			if len(w.texts) != 1 {
				t.Errorf("one step is to do it, but it told %q", w.texts)
			}
		})
	}
}
