package docx

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"jibiao/report"
)

// Fill writes the main part in batches; its bytes are those of the part
// packed as a whole.
func TestFillStreams(t *testing.T) {
	tm := template(t, p("{{a}}"), table(row(cell("题"), cell("{{b}}"))), p("尾"))
	for _, n := range []int{0, 1, batch / 8, batch, 5 * batch} {
		v := report.Values{"a": strings.Repeat("严格<按照>\n", n/8), "b": strings.Repeat("x", n)}
		content := tm.content(v)
		data, err := tm.Fill(v)
		if err != nil {
			t.Fatal(err)
		}
		f := open(t, data)
		if !bytes.Equal(f.source, content) {
			t.Fatalf("%d: the main part differs", n)
		}
		whole, _, err := pack(content)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(data, whole) {
			t.Errorf("%d: packed in batches, the bytes differ", n)
		}
	}
}

// A full is a writer that takes some bytes and no more.
type full struct{ left int }

var errFull = errors.New("full")

func (f *full) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestWriteTellsOfItsSink(t *testing.T) {
	tm := template(t, p("{{a}}"), p("{{b}}"))
	v := report.Values{"a": strings.Repeat("x", 2*batch), "b": strings.Repeat("y", 2*batch)}
	for _, left := range []int{0, batch, 3 * batch} {
		if err := tm.filling(v).write(&full{left}, tm.segments); !errors.Is(err, errFull) {
			t.Errorf("after %d bytes: %v", left, err)
		}
	}
}

func TestRelay(t *testing.T) {
	for _, n := range []int{0, 1, batch, relayAfter, relayAfter + 1, 3 * relayAfter} {
		var want, got bytes.Buffer
		r := relay{to: &got}
		for i := 0; i < n; i += batch {
			b := bytes.Repeat([]byte{byte('a' + i/batch)}, min(batch, n-i))
			want.Write(b)
			if _, err := r.Write(b); err != nil {
				t.Fatal(err)
			}
			clear(b) // a writer keeps nothing of what it is given
		}
		if err := r.close(); err != nil || !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Errorf("%d bytes: handed on %d, %v", n, got.Len(), err)
		}
	}
	r := relay{to: &full{relayAfter + batch}}
	for range relayAfter/batch + 2*relayed { // goes on taking batches, or this waits for ever
		if _, err := r.Write(make([]byte, batch)); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.close(); !errors.Is(err, errFull) {
		t.Errorf("a sink that is full: %v", err)
	}
}
