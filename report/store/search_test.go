package store

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jibiao/report"
)

// found is which of the ids a search finds.
func found(t testing.TB, s *Store, f Filter) []int64 {
	t.Helper()
	hits, all, err := s.Search(f, 1000)
	must(t, err)
	var ids []int64
	for _, h := range hits {
		ids = append(ids, h.ID)
	}
	same(t, "number of reports", all, len(ids))
	slices.Sort(ids)
	return ids
}

func TestSearchFollowsTheReport(t *testing.T) {
	s := temporary(t)
	id := create(t, s, report.Values{"存在问题": "进度偏慢"})
	other := create(t, s, report.Values{"存在问题": "没有问题"})
	want := func(query string, deleted bool, ids ...int64) {
		t.Helper()
		same(t, query, found(t, s, Filter{Query: query, Deleted: deleted}), ids)
	}
	want("偏慢", false, id)
	_, err := s.Append(id, edit(1, "存在问题", "进度偏慢", "进度正常"))
	must(t, err)
	want("偏慢", false)
	want("正常", false, id)
	_, err = s.Append(id, edit(3, "存在问题", "", "冲突"))
	wantError(t, err, ErrConflict)
	want("冲突", false)
	must(t, s.MoveToBin(id))
	want("正常", false)
	want("正常", true, id)
	must(t, s.Restore(id))
	want("正常", false, id)
	must(t, s.Delete(id))
	want("正常", false)
	must(t, s.MoveToBin(other))
	must(t, s.EmptyBin())
	want("没有问题", true)
	want("绩效评价", true)
	_, err = s.Load(other)
	wantError(t, err, ErrNotFound)
	integrity(t, s.db)
}

func TestEmptyBinKeepsTheRest(t *testing.T) {
	s := temporary(t)
	kept, gone := create(t, s, report.Values{"a": "留下"}), create(t, s, report.Values{"a": "扔掉"})
	must(t, s.MoveToBin(gone))
	must(t, s.EmptyBin())
	same(t, "found", found(t, s, Filter{Query: "留下"}), []int64{kept})
	v, err := s.Values(kept)
	must(t, err)
	same(t, "values", v, report.Values{"a": "留下"})
}

func TestHits(t *testing.T) {
	s := temporary(t)
	long := strings.Repeat("前面的文字，", 10) + "结余资金用于\n档案数字化。" + strings.Repeat("后面的文字，", 20)
	create(t, s, report.Values{yearKey: "2023年度", unitKey: "结余镇", "存在问题": long, "项目": "Word２０２３"})
	for _, c := range []struct {
		query string
		key   report.Key
		text  string // with [marks]
	}{
		{"结余 数字化", "存在问题", "…字，前面的文字，前面的文字，[结余]资金用于 档案[数字化]。" + strings.Repeat("后面的文字，", 10) + "后面的…"},
		{"结余", "存在问题", "…字，前面的文字，前面的文字，[结余]资金用于 档案数字化。" + strings.Repeat("后面的文字，", 10) + "后面的…"},
		{"结余镇", unitKey, "[结余镇]"},
		{"word2023", "项目", "[Word２０２３]"},
		{"rd 202 ord", "项目", "W[ord２０２]３"},
		{"部门整体", "", ""},
	} {
		hits, all, err := s.Search(Filter{Query: c.query}, 5)
		must(t, err)
		if all != 1 {
			t.Fatalf("%q finds %d reports", c.query, all)
		}
		same(t, "key of "+c.query, hits[0].Key, c.key)
		same(t, "text of "+c.query, marked(hits[0].Excerpt), c.text)
	}
}

// marked is an excerpt with brackets around its marks.
func marked(e Excerpt) string {
	var b strings.Builder
	at := 0
	for _, m := range e.Marks {
		b.WriteString(e.Text[at:m.From] + "[" + e.Text[m.From:m.To] + "]")
		at = m.To
	}
	return b.String() + e.Text[at:]
}

func TestSearchGivesTheLatest(t *testing.T) {
	s := temporary(t)
	var last int64
	for range 5 {
		last = create(t, s, report.Values{"a": "文字"})
	}
	hits, all, err := s.Search(Filter{Query: "文字"}, 2)
	must(t, err)
	same(t, "all", all, 5)
	same(t, "given", []int64{hits[0].ID, hits[1].ID}, []int64{last, last - 1})
}

// As many words as a query can hold.
func TestManyWords(t *testing.T) {
	s := temporary(t)
	var words []string
	for r := 'Ā'; len(words) < 330; r++ {
		words = append(words, string(r))
	}
	query := strings.Join(words, " ")
	if len(query) > maxQuery {
		t.Fatal("too long to be asked")
	}
	id := create(t, s, report.Values{"a": query})
	same(t, "found", found(t, s, Filter{Query: query}), []int64{id})
	same(t, "found", found(t, s, Filter{Query: query + " 无"}), []int64{})
}

// The index finds exactly what looking through all texts finds.
func TestSearchLaw(t *testing.T) {
	path := temporary(t).path
	alphabet := []rune("绩效绩效评价A aＡ1２. 　\n，\"*()-^:'%_\\𠮷éÉÀ\x00\x7fﾊ")
	kinds := []*rapid.Generator[string]{
		rapid.StringOfN(rapid.SampledFrom([]rune("绩效绩效 ")), 0, 4, -1), // where one text ends and another begins
		rapid.StringOfN(rapid.SampledFrom(alphabet), 0, 12, -1),
		rapid.String(),
	}
	rapid.Check(t, func(t *rapid.T) {
		s := hurried(t, path)
		defer func() { check(t, s.Close()) }()
		_, err := s.db.Exec("DELETE FROM search; DELETE FROM report")
		check(t, err)
		prose := rapid.SampledFrom(kinds).Draw(t, "kind of text")
		texts := map[int64][]string{}
		for range rapid.IntRange(1, 4).Draw(t, "reports") {
			v := rapid.MapOf(key, prose).Draw(t, "values")
			id, err := s.Create(NewReport{Values: v})
			check(t, err)
			texts[id] = []string{"部门整体支出绩效评价报告"}
			for _, text := range v {
				texts[id] = append(texts[id], text)
			}
		}
		query := prose.Draw(t, "query")
		if len(query) > maxQuery {
			t.Skip()
		}
		var want []int64
		for id, of := range texts {
			if naive(of, query) {
				want = append(want, id)
			}
		}
		hits, all, err := s.Search(Filter{Query: query}, 1000)
		check(t, err)
		var got []int64
		for _, h := range hits {
			got = append(got, h.ID)
			if h.Key != "" && strings.TrimSpace(query) != "" && len(h.Marks) == 0 {
				t.Fatalf("nothing is marked in %q", h.Text)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		same(t, "found", got, want)
		same(t, "number", all, len(want))
	})
}

// naive looks for each word of the query in each text.
func naive(texts []string, query string) bool {
	for _, word := range strings.Fields(foldText(query)) {
		if !slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(foldText(text), word) }) {
			return false
		}
	}
	return true
}

// The end of one text and the beginning of another are not one text.
func TestTextsDoNotRunTogether(t *testing.T) {
	s := temporary(t)
	create(t, s, report.Values{"a": "结余", "b": "余额", "c": "绩绩", "d": "绩绩 绩绩"})
	for _, query := range []string{"结余额", "绩绩绩", "余余"} {
		same(t, query, found(t, s, Filter{Query: query}), []int64{})
	}
}
