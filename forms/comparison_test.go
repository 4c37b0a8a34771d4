package forms_test

import (
	"encoding/json"
	"fmt"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"jibiao/assets"
	"jibiao/forms"
	"jibiao/forms/paper/papertest"
	"jibiao/report"
	"jibiao/report/bundle"
)

var tints = forms.Tints{
	New: color.NRGBA{0x17, 0x6b, 0x2e, 0xff}, NewGround: color.NRGBA{0xdf, 0xf3, 0xe3, 0xff},
	Gone: color.NRGBA{0xa8, 0x20, 0x20, 0xff}, GoneGround: color.NRGBA{0xfb, 0xe6, 0xe6, 0xff},
}

// A reading is a comparison in a window.
type reading struct {
	*desk
	content *forms.Contrast
	paper   *forms.Comparison
}

func compare(t testing.TB, b *bundle.Bundle, before, after report.Values) *reading {
	t.Helper()
	papertest.NewApp(t)
	r := &reading{desk: &desk{TB: t}, content: forms.NewContrast(b.Form, before, after)}
	r.window = test.NewTempWindow(t, nil)
	r.paper = forms.NewComparison(r.content, faces, tints, r.window.Canvas())
	r.window.SetContent(r.paper)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(868, 700))
	return r
}

func sampleValues(t testing.TB) report.Values {
	t.Helper()
	values := report.Values{}
	if err := json.Unmarshal(assets.Sample(), &values); err != nil {
		t.Fatal(err)
	}
	return builtIn(t).Form.Compute(values)
}

// revised is the sample after three kinds of changes.
func revised(t testing.TB) (before, after report.Values) {
	t.Helper()
	before = sampleValues(t)
	after = before.Clone()
	after["评价对象名称"] = "云岭市城市档案馆"
	after["实施目的"] += "\n新的一段。"
	after["预算安排资金"] = "1291.2"
	delete(after, "评价类型")
	return before, after
}

// indicators are rows of the small table with rows.
func indicators(rows ...[3]string) report.Values {
	v := report.Values{}
	for i, r := range rows {
		for n, column := range []string{"一级指标", "三级指标", "得分"} {
			v[report.Repeating("指标", column).InRow(i+1)] = r[n]
		}
	}
	return v
}

// rowsMoved are two tables of which the second has a new row in the middle, and
// one less at the end.
func rowsMoved() (before, after report.Values) {
	counted, good, late := [3]string{"产出", "完成的卷宗数量", "9"}, [3]string{"产出", "扫描图像的质量", "8"}, [3]string{"效益", "查档群众的满意程度", "7"}
	return indicators(counted, good, late), indicators(counted, [3]string{"产出", "每卷平均的成本", "10"}, good)
}

func TestComparisonMarkup(t *testing.T) {
	t.Run("values", func(t *testing.T) {
		before, after := revised(t)
		compare(t, builtIn(t), before, after).golden("compared")
	})
	t.Run("rows", func(t *testing.T) {
		before, after := rowsMoved()
		r := compare(t, indicatorTable(t), before, after)
		r.paper.Visit(0)
		r.golden("comparedrows")
	})
	t.Run("blanks", func(t *testing.T) {
		compare(t, coverPage(t), report.Values{"填报单位": "云岭市档案馆"}, report.Values{"填报单位": "云岭县档案馆"}).golden("comparedcover")
	})
}

func TestEqualReportsHaveNoSpots(t *testing.T) {
	values := sampleValues(t)
	r := compare(t, builtIn(t), values, values.Clone())
	if n := len(r.content.Spots); n != 0 {
		t.Errorf("%d spots", n)
	}
	r.paper.Step(1)
	if r.paper.Visited() != -1 {
		t.Error("there is nothing to go to")
	}
}

func TestTally(t *testing.T) {
	before, after := revised(t)
	got := forms.NewContrast(builtIn(t).Form, before, after).Tally()
	if diff := cmp.Diff(forms.Tally{Values: 4}, got); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
	before, after = rowsMoved()
	got = forms.NewContrast(indicatorTable(t).Form, before, after).Tally()
	if diff := cmp.Diff(forms.Tally{RowsAdded: 1, RowsGone: 1}, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// Walking goes round in document order, and each spot comes into view.
func TestWalkingTheSpots(t *testing.T) {
	before, after := revised(t)
	r := compare(t, builtIn(t), before, after)
	var keys []report.Key
	r.paper.OnVisit = func(i int) { keys = append(keys, r.content.Spots[i].Key) }
	for range len(r.content.Spots) + 1 {
		r.paper.Step(1)
	}
	r.paper.Step(-1)
	want := []report.Key{"评价类型", "评价对象名称", "实施目的", "预算安排资金", "评价类型", "预算安排资金"}
	if diff := cmp.Diff(want, keys); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, found := r.find("1291.2"); !found {
		t.Error("the last spot is not to be seen")
	}
}

// A click on a cell goes to its spot, one on what is the same goes nowhere.
func TestClickingOnACell(t *testing.T) {
	before, after := revised(t)
	r := compare(t, builtIn(t), before, after)
	r.tap("云岭市")
	if at := r.paper.Visited(); at < 0 || r.content.Spots[at].Key != "评价对象名称" {
		t.Errorf("a click on the name went to %d", at)
	}
	at := r.paper.Visited()
	r.tap("评价类型")
	if r.paper.Visited() != at {
		t.Error("a click on a caption went somewhere")
	}
}

// tap clicks on what reads so.
func (r *reading) tap(text string) {
	r.Helper()
	at, found := r.find(text)
	if !found {
		r.Fatalf("nothing reads %q", text)
	}
	test.TapCanvas(r.window.Canvas(), at)
}

// A spot deep in a long text is scrolled to, not only its cell's top.
func TestSpotInALongText(t *testing.T) {
	before := report.Values{"存在问题": lines(200, "")}
	after := report.Values{"存在问题": lines(200, "（已核对）")}
	r := compare(t, builtIn(t), before, after)
	r.paper.Step(-1)
	if at, found := r.find("（已核对）"); !found || at.Y < 0 || at.Y > 700 {
		t.Errorf("the spot stands at %v", at)
	}
}

// lines are so many paragraphs; what is behind the last but ten.
func lines(n int, behind string) string {
	text := ""
	for i := range n {
		text += fmt.Sprintf("第%d条意见", i+1)
		if i == n-10 {
			text += behind
		}
		text += "\n"
	}
	return text
}

// The paper is as high as the lines make it whichever of them are drawn, and
// few are.
func TestComparisonBuildsWhatIsInView(t *testing.T) {
	form, before := bigTable(t, bigRows)
	after := before.Clone()
	for i := range bigRows / 3 {
		after[row("得分", 3*i+1)] = "8"
	}
	r := compare(t, form, before, after)
	height := r.paper.SheetHeight()
	for i := 0; i < len(r.content.Spots); i += 37 {
		r.paper.Visit(i)
		if n := r.drawn(); n < 50 || n > 3000 {
			t.Fatalf("%d texts are drawn at spot %d", n, i)
		}
		if h := r.paper.SheetHeight(); h != height {
			t.Fatalf("the sheet is %v high at spot %d, it was %v", h, i, height)
		}
	}
}

func TestComparisonZooms(t *testing.T) {
	before, after := revised(t)
	r := compare(t, builtIn(t), before, after)
	told := 0
	r.paper.OnZoom = func(percent int) { told = percent }
	r.paper.Visit(2)
	r.paper.ZoomBy(3)
	if told != 130 || r.paper.Zoom() != 130 {
		t.Errorf("zoomed to %d, told %d", r.paper.Zoom(), told)
	}
	if at, found := r.find("新的一段。"); !found || at.Y < 0 || at.Y > 700 {
		t.Errorf("the spot stands at %v", at)
	}
}

// What is new and what is gone is told apart without colours.
func TestMarksHaveLines(t *testing.T) {
	r := compare(t, builtIn(t), report.Values{"评价对象名称": "甲乙"}, report.Values{"评价对象名称": "甲丙"})
	under, through := r.lineOf("丙"), r.lineOf("乙")
	if under < 0.9 || under > 1.2 {
		t.Errorf("what is new has its line at %v of its height", under)
	}
	if through < 0.4 || through > 0.6 {
		t.Errorf("what is gone has its line at %v of its height", through)
	}
}

// lineOf tells how far down the line of a text is drawn, in parts of its em.
func (r *reading) lineOf(text string) float32 {
	r.Helper()
	var word *canvas.Text
	var at fyne.Position
	line := float32(-1)
	r.walk(func(o fyne.CanvasObject, p fyne.Position) bool {
		if t, isText := o.(*canvas.Text); isText && t.Text == text {
			word, at = t, p
		}
		if l, isLine := o.(*canvas.Rectangle); isLine && word != nil && p.X == at.X && l.Size().Width == word.Size().Width && l.Size().Height < 3 {
			top := at.Y + (word.Size().Height-word.TextSize)/2
			line = (p.Y - top) / word.TextSize
			return true
		}
		return false
	})
	return line
}

// Of a table only the rows are left in which something differs, with the
// captions above and beside them.
func TestOnlyWhatDiffersIsShown(t *testing.T) {
	before, after := revised(t)
	r := compare(t, builtIn(t), before, after)
	whole := r.paper.SheetHeight()
	r.paper.ShowOnly(true)
	for text, want := range map[string]bool{
		"一、部门整体基本情况": true, "基本情况": true, "评价类型": true, "实施目的": true, "预算安排资金": true,
		"项目名称": false, "县级资金": false, "二、部门整体绩效目标": false, "存在问题": false,
	} {
		if _, found := r.find(text); found != want {
			t.Errorf("%s: to be seen is %v, want %v", text, found, want)
		}
	}
	var keys []report.Key
	r.paper.OnVisit = func(i int) { keys = append(keys, r.content.Spots[i].Key) }
	for range r.content.Spots {
		r.paper.Step(1)
	}
	if len(keys) != len(r.content.Spots) {
		t.Errorf("walked %v", keys)
	}
	r.golden("comparedonly")
	r.paper.ShowOnly(false)
	if _, found := r.find("项目名称"); !found || r.paper.SheetHeight() != whole {
		t.Error("the whole form is not shown again")
	}
}

// A header above rows that repeat is kept with them.
func TestOnlyRowsThatDiffer(t *testing.T) {
	before, after := rowsMoved()
	r := compare(t, indicatorTable(t), before, after)
	r.paper.ShowOnly(true)
	for text, want := range map[string]bool{"三级指标": true, "每卷平均的成本": true, "查档群众的满意程度": true, "完成的卷宗数量": false, "合计": false} {
		if _, found := r.find(text); found != want {
			t.Errorf("%s: to be seen is %v, want %v", text, found, want)
		}
	}
}

// Reports without a difference leave no row.
func TestNothingDiffersAndIsShown(t *testing.T) {
	values := sampleValues(t)
	r := compare(t, builtIn(t), values, values)
	r.paper.ShowOnly(true)
	if _, found := r.find("评价类型"); found {
		t.Error("a row is shown")
	}
	r.paper.ZoomBy(1)
}
