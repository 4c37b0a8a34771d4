package manual

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRead(t *testing.T) {
	const page = `# 说明

开头的话，
接着说。

## 安装

1. 双击 ` + "`setup.exe`" + `，点**安装**。

   ![安装的画面](pictures/a.png)

2. 打开 two
   words。
   * 里面的一条

### 再多些

` + "```" + `
jibiao-cli db
  list
` + "```" + `

见[上面](#安装)。
`
	want := []Chapter{
		{Title: "说明", Blocks: []Block{{Text: "开头的话，接着说。"}}},
		{Title: "安装", Blocks: []Block{
			{Kind: Item, Lead: "1.", Depth: 1, Text: "双击 setup.exe，点安装。", Marks: []Mark{{7, 16, Typed}, {22, 28, Strong}}},
			{Kind: Picture, Text: "安装的画面", File: "pictures/a.png", Depth: 1},
			{Kind: Item, Lead: "2.", Depth: 1, Text: "打开 two words。"},
			{Kind: Item, Lead: "•", Depth: 2, Text: "里面的一条"},
			{Kind: Heading, Text: "再多些"},
			{Kind: Code, Text: "jibiao-cli db\n  list"},
			{Text: "见上面。"},
		}},
	}
	got := Read(page)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for title, n := range map[string]int{"安装": 1, "说明": 0, "没有这一章": 0} {
		if i := Index(got, title); i != n {
			t.Errorf("%s is chapter %d, want %d", title, i, n)
		}
	}
}

// A page without a heading is one chapter.
func TestReadWithoutHeadings(t *testing.T) {
	want := []Chapter{{Blocks: []Block{{Text: "只有一句。"}}}}
	if diff := cmp.Diff(want, Read("只有一句。")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
