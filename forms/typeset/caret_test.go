package typeset

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// stops are the offsets at which a caret may stand.
func stops(text string) []int {
	out := []int{0}
	for at := 0; at < len(text); {
		at = Next(text, at)
		out = append(out, at)
	}
	return out
}

func TestPlaceAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyLayout(t)
		for _, offset := range stops(l.Text()) {
			line, x := l.Place(Caret{Offset: offset})
			if got := l.At(line, x); got.Offset != offset {
				t.Fatalf("At(Place(%d)) = At(%d, %v) = %d in %q", offset, line, x, got.Offset, l.Text())
			}
		}
	})
}

func TestEndOfALineIsNotTheBeginningOfTheNext(t *testing.T) {
	l := lay("绩效评价报告", 8, 0)
	at := l.At(0, 100)
	if want := (Caret{Offset: 12, AtEnd: true}); at != want {
		t.Fatalf("At right of the first line = %v, want %v", at, want)
	}
	for _, tt := range []struct {
		at   Caret
		line int
		x    float32
	}{{at, 0, 8}, {Caret{Offset: 12}, 1, 0}, {Caret{Offset: 18}, 1, 4}} {
		if line, x := l.Place(tt.at); line != tt.line || x != tt.x {
			t.Errorf("Place(%v) = %d, %v, want %d, %v", tt.at, line, x, tt.line, tt.x)
		}
	}
	first, last := l.Ends(at)
	if first != (Caret{}) || last != at {
		t.Errorf("Ends(%v) = %v, %v", at, first, last)
	}
	if first, last = l.Ends(Caret{Offset: 15}); first.Offset != 12 || last != (Caret{Offset: 18}) {
		t.Errorf("Ends on the last line = %v, %v", first, last)
	}
}

func TestAtIsTheNearestPlace(t *testing.T) {
	l := New("绩效a\u0301b", Setting{Width: 20, Flush: 1, Advance: func(r rune) float32 {
		if r == '\u0301' {
			return 0
		}
		return half(r)
	}}) // 6 wide, from 14 on
	for x, want := range map[float32]int{0: 0, 14.9: 0, 15.1: 3, 17.1: 6, 18.4: 6, 18.6: 9, 19.6: 10, 99: 10} {
		if got := l.At(0, x).Offset; got != want {
			t.Errorf("At(0, %v) = %d, want %d", x, got, want)
		}
	}
	if l.At(-1, 14) != l.At(0, 14) || l.At(7, 14) != l.At(0, 14) {
		t.Error("lines beyond the text are not its first and last")
	}
}

func TestCharacters(t *testing.T) {
	const text = "绩e\u0301👩🏽\u200D👧葛\U000E0100\n\u0301末"
	want := []string{"绩", "e\u0301", "👩🏽\u200D👧", "葛\U000E0100", "\n", "\u0301", "末"}
	var on, back []string
	for at := 0; at < len(text); at = Next(text, at) {
		on = append(on, text[at:Next(text, at)])
	}
	for at := len(text); at > 0; at = Previous(text, at) {
		back = append([]string{text[Previous(text, at):at]}, back...)
	}
	if diff := cmp.Diff(want, on); diff != "" {
		t.Errorf("Next (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, back); diff != "" {
		t.Errorf("Previous (-want +got):\n%s", diff)
	}
}

func TestWords(t *testing.T) {
	const text = "绩效评价，达到96.53%  Excel。\n\n末"
	for _, tt := range []struct {
		name string
		step func(string, int) int
		at   string // what stands before the caret
		want string // what stands before it then
	}{
		{"over Han", NextWord, "", "绩效评价"},
		{"from within", NextWord, "绩", "绩效评价"},
		{"over a mark", NextWord, "绩效评价", "绩效评价，"},
		{"over a number", NextWord, "绩效评价，达到", "绩效评价，达到96.53"},
		{"and the blanks behind", NextWord, "绩效评价，达到96.53", "绩效评价，达到96.53%  "},
		{"over a break", NextWord, "绩效评价，达到96.53%  Excel。", "绩效评价，达到96.53%  Excel。\n"},
		{"at the end", NextWord, text, text},
		{"back over Han", PreviousWord, "绩效评价", ""},
		{"back over blanks", PreviousWord, "绩效评价，达到96.53%  ", "绩效评价，达到96.53"},
		{"back over a number", PreviousWord, "绩效评价，达到96.53", "绩效评价，达到"},
		{"back over a break", PreviousWord, "绩效评价，达到96.53%  Excel。\n", "绩效评价，达到96.53%  Excel。"},
		{"at the beginning", PreviousWord, "", ""},
	} {
		if got := text[:tt.step(text, len(tt.at))]; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWordAndParagraph(t *testing.T) {
	const text = "支出1286.4万元\n\n完"
	for _, tt := range []struct {
		name string
		at   int
		span func(string, int) (int, int)
		want string
	}{
		{"Han", 3, Word, "支出"},
		{"number", 6, Word, "1286.4"},
		{"end of a paragraph", 18, Word, "万元"},
		{"empty paragraph", 19, Word, ""},
		{"end of the text", len(text), Word, "完"},
		{"paragraph", 3, Paragraph, "支出1286.4万元"},
		{"its end", 18, Paragraph, "支出1286.4万元"},
		{"empty one", 19, Paragraph, ""},
		{"the last", 20, Paragraph, "完"},
	} {
		from, to := tt.span(text, tt.at)
		if text[from:to] != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, text[from:to], tt.want)
		}
	}
	if from, to := Word("", 0); from != 0 || to != 0 {
		t.Errorf("Word of nothing = %d, %d", from, to)
	}
}

func TestWordStepsReachBothEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText(t, "text", 30)
		for at := 0; at < len(text); {
			next := NextWord(text, at)
			if next <= at {
				t.Fatalf("NextWord(%q, %d) = %d", text, at, next)
			}
			at = next
		}
		for at := len(text); at > 0; {
			previous := PreviousWord(text, at)
			if previous >= at {
				t.Fatalf("PreviousWord(%q, %d) = %d", text, at, previous)
			}
			at = previous
		}
	})
}
