package app

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/widget"

	"jibiao/report"
	"jibiao/report/docx/docxtest"
)

// blankForm is another bureau's form, still empty.
func blankForm(t *testing.T) []byte {
	t.Helper()
	return docxtest.File(t, docxtest.Paragraph("项目支出绩效自评表"), docxtest.Table(
		[]string{"项目名称", "", "评价年度", ""},
		[]string{"主管部门", "", "预算金额（万元）", ""},
		[]string{"联系人", "", "联系电话", ""},
	))
}

func (c *clerk) file(name string, data []byte) string {
	c.Helper()
	path := filepath.Join(c.dir, name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		c.Fatal(err)
	}
	return path
}

// formView is the view that is shown.
func (c *clerk) adopt(name string, blank []byte) *formView {
	c.Helper()
	c.app.importFile(c.file(name, blank))
	c.sees("要建立新表单吗")
	c.press("取消")
	p, err := c.app.proposalOf(blank, name)
	if err != nil {
		c.Fatal(err)
	}
	v, err := newFormView(c.app, blank, p)
	if err != nil {
		c.Fatal(err)
	}
	c.app.window.SetContent(v.content)
	return v
}

func keysOf(v *formView) (keys []report.Key) {
	for _, f := range v.bundle.Form.Fields {
		keys = append(keys, f.Key)
	}
	return keys
}

func TestBlankFormBecomesAForm(t *testing.T) {
	c := newClerk(t)
	c.app.importFile(c.file("自评表.docx", blankForm(t)))
	c.sees("要建立新表单吗")
	c.press("建立新表单")
	c.sees("字段设置")
	c.press("完成")
	c.sees("表单已建立")
	c.press("新建一份报告")
	c.rests()
	c.sees("空") // nothing is required: everything is wanted
	c.sees("还没有填写内容")
	c.press("检查")
	c.sees("请先填写再检查")
	c.press("知道了")
	c.press("‹ 报告库")
	c.sees("还没有填写")
	c.press("（未填单位和年度）")
	c.typeText("项目名称", "库房改造")
	c.rests()
	c.sees("1/6")
	c.sees("没有发现问题")
	c.press("‹ 报告库")
	c.sees("没有错误，可以检查")
	c.press("（未填单位和年度）")
	c.typeText("预算金额", "１２.50")
	c.app.open.pane.Settle()
	c.want("预算金额", "12.5")
	c.waitSaved()
	path := c.exported("自评表填好.docx")
	c.restart()
	c.want("项目名称", "库房改造")
	c.press("‹ 报告库")
	c.app.importFile(path)
	c.sees("读入 2 个栏目")
}

func TestFieldSettings(t *testing.T) {
	c := newClerk(t)
	v := c.adopt("自评表.docx", blankForm(t))
	at := func(k report.Key) int {
		for i := range v.proposal.Fields {
			if v.proposal.Fields[i].Key == k {
				return i
			}
		}
		t.Fatalf("no field %s among %v", k, keysOf(v))
		return 0
	}
	n := len(v.proposal.Fields)
	v.rename(at("联系人"), "填报人")
	v.setKind(at("填报人"), report.KindChoice)
	if f := v.bundle.Form.Field("填报人"); f == nil || f.Kind != report.KindChoice {
		t.Errorf("填报人 is %+v", f)
	}
	v.rename(at("填报人"), "1号")
	c.sees("不能作栏目名称")
	if v.bundle.Form.Field("填报人") == nil {
		t.Error("a name that cannot be took the field away")
	}
	v.rename(at("联系电话"), "填报人") // joins
	if len(v.proposal.Fields) != n-1 {
		t.Errorf("%d fields after joining, want %d", len(v.proposal.Fields), n-1)
	}
	v.split(at("填报人"))
	if v.bundle.Form.Field("填报人_2") == nil {
		t.Errorf("after splitting: %v", keysOf(v))
	}
	v.remove(at("填报人_2"))
	if v.bundle.Form.Field("填报人_2") != nil {
		t.Error("the field is still there")
	}
	c.fill(v.name, "")
	v.finish()
	c.sees("请填写表单名称")
}

// A name and a unit count as they are typed: Enter is not asked for.
func TestFieldSettingsWithoutEnter(t *testing.T) {
	c := newClerk(t)
	v := c.adopt("自评表.docx", blankForm(t))
	index := map[report.Key]int{}
	for i := range v.proposal.Fields {
		index[v.proposal.Fields[i].Key] = i
	}
	c.fill(v.names[index["联系人"]], "填报人")
	v.setKind(index["主管部门"], report.KindParagraphs) // draws the rows anew
	if got := v.names[index["联系人"]].Text(); got != "填报人" {
		t.Errorf("after another change the typed name is %q", got)
	}
	c.fill(v.names[index["联系电话"]], "1号")
	v.finish()
	c.sees("不能作栏目名称")
	if got := v.names[index["联系电话"]].Text(); got != "1号" {
		t.Errorf("the name to be mended is %q", got)
	}
	c.fill(v.names[index["联系电话"]], "手机")
	v.finish()
	c.sees("表单已建立")
	for _, k := range []report.Key{"填报人", "手机"} {
		if v.bundle.Form.Field(k) == nil {
			t.Errorf("no field %s among %v", k, keysOf(v))
		}
	}
}

func TestTextsWithoutAPlaceArePlacedByTheClerk(t *testing.T) {
	c := newClerk(t)
	v := c.adopt("自评表.docx", blankForm(t))
	c.app.finishForm(v.bundle)
	c.press("以后再填")
	filled := docxtest.File(t, docxtest.Paragraph("项目支出绩效自评表"), docxtest.Table(
		[]string{"项目名称", "库房改造", "评价年度", "2024年度"},
		[]string{"主管部门", "档案馆", "预算金额（万元）", "12.5"},
		[]string{"备注", "本表由办公室填写", "", ""},
		[]string{"联系人", "", "联系电话", "123"},
	))
	c.app.importFile(c.file("填好.docx", filled))
	c.sees("放到哪一栏")
	c.sees("本表由办公室填写")
	c.select1("联系人")
	c.press("继续导入")
	c.press("知道了")
	if got := c.app.open.draft.Text("联系人"); got == "" {
		t.Error("the text was not placed")
	}
	c.want("联系电话", "123")
}

// select1 chooses in the first list of the dialog.
func (c *clerk) select1(option string) {
	c.Helper()
	var lists []*widget.Select
	c.walk(func(s *widget.Select) { lists = append(lists, s) })
	if len(lists) == 0 {
		c.Fatal("no list to choose from")
	}
	lists[0].SetSelected(option)
}

// Reading a file into the open report is one step that can be taken back.
func TestImportIntoTheOpenReportIsOneStep(t *testing.T) {
	c := withSample(t)
	path := c.exported("旧稿.docx")
	before := c.app.open.draft.Values()
	c.typeText("评价方法", "改过")
	c.typeText("存在问题", "改过")
	c.app.readWord(path, c.app.open.takeIn)
	c.sees("改动了 2 个单元格")
	c.press("知道了")
	c.want("评价方法", before["评价方法"])
	c.press("撤销")
	if got := c.app.open.draft.Text("存在问题"); got == before["存在问题"] {
		t.Error("the import was not taken back")
	}
	c.press("重做")
	c.want("存在问题", before["存在问题"])
	c.app.readWord(path, c.app.open.takeIn)
	c.sees("没有改动")
}

// Another unit's file is not put in the place of this one's without a word.
func TestAnotherReportsFileIsAskedAbout(t *testing.T) {
	c := withSample(t)
	path := c.exported("总馆.docx")
	c.typeText("评价对象名称", "分馆")
	c.app.open.pane.Settle()
	mine := c.app.open.id
	c.app.readWord(path, c.app.open.takeIn)
	c.press("取消")
	c.want("评价对象名称", "云岭市档案馆分馆")
	c.app.readWord(path, c.app.open.takeIn)
	c.press("替换这份的内容")
	c.sees("改动了")
	c.press("知道了")
	c.want("评价对象名称", "云岭市档案馆")
	c.press("撤销")
	c.want("评价对象名称", "云岭市档案馆分馆")
	c.app.readWord(path, c.app.open.takeIn)
	c.press("读入为新的报告")
	c.sees("复制到下一年度")
	c.press("知道了")
	if c.app.open.id == mine {
		t.Error("it was read into the report that was open")
	}
}
