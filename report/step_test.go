package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Whatever the log did, the values after each of its steps come out of it again.
func TestAtLaw(t *testing.T) {
	keys := rapid.SampledFrom([]Key{"甲", "乙", "指标[2].得分"})
	texts := rapid.SampledFrom([]string{"", "一", "二", "一\n二"})
	rapid.Check(t, func(t *rapid.T) {
		now := Values{}
		for k, text := range rapid.MapOf(keys, texts).Draw(t, "begin") {
			now.put(k, text)
		}
		moments, log := []Values{now.Clone()}, []Step(nil)
		for no := range int64(rapid.IntRange(0, 8).Draw(t, "steps")) {
			s := Step{No: no + 1}
			for range rapid.IntRange(0, 3).Draw(t, "edits") { // a key may come twice
				e := Edit{Key: keys.Draw(t, "key"), New: texts.Draw(t, "text")}
				e.Old = now[e.Key]
				now.put(e.Key, e.New)
				s.Edits = append(s.Edits, e)
			}
			log, moments = append(log, s), append(moments, now.Clone())
		}
		kept := now.Clone()
		for no, want := range moments {
			if d := cmp.Diff(want, now.At(log, int64(no))); d != "" {
				t.Fatalf("after step %d (-want +got):\n%s", no, d)
			}
		}
		if d := cmp.Diff(kept, now); d != "" {
			t.Fatalf("the values now were changed:\n%s", d)
		}
	})
}
