package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// Blank forms of the kinds that bureaus hand out, drawn for the tests. A table
// is drawn in lines: cells stand between bars, →3 spans three columns, ^ goes
// on from the cell above.
func drawn(drawing string) string {
	var b strings.Builder
	columns := 0
	lines := strings.Split(strings.TrimSpace(drawing), "\n")
	for _, line := range lines {
		n := 0
		for _, c := range strings.Split(line, "|") {
			n += drawnSpan(c)
		}
		columns = max(columns, n)
	}
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>`)
	for range columns {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, 8800/columns)
	}
	b.WriteString("</w:tblGrid>")
	for i, line := range lines {
		b.WriteString("<w:tr>")
		cells := strings.Split(line, "|")
		column := 0
		for _, c := range cells {
			span := drawnSpan(c)
			b.WriteString(drawnCell(c, span, below(lines, i, column)))
			column += span
		}
		b.WriteString("</w:tr>")
	}
	return b.String() + "</w:tbl>"
}

func drawnSpan(c string) int {
	_, mark, _ := strings.Cut(c, "→")
	if n, err := strconv.Atoi(strings.TrimRight(mark, "→↓ ")); err == nil {
		return n
	}
	return 1
}

// below says whether the next row goes on from the cell at the column.
func below(lines []string, row, column int) bool {
	if row+1 == len(lines) {
		return false
	}
	at := 0
	for _, c := range strings.Split(lines[row+1], "|") {
		if at == column {
			return strings.TrimSpace(strings.Split(c, "→")[0]) == "^"
		}
		at += drawnSpan(c)
	}
	return false
}

func drawnCell(c string, span int, goesOn bool) string {
	content, _, _ := strings.Cut(c, "→")
	content = strings.TrimSpace(content)
	pr := fmt.Sprintf(`<w:tcW w:w="%d" w:type="dxa"/>`, 800*span)
	if span > 1 {
		pr += fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, span)
	}
	switch {
	case content == "^":
		content = ""
		pr += mergeOn
	case goesOn:
		pr += mergeStart
	}
	var paragraphs []string
	for _, line := range strings.Split(content, "⏎") {
		paragraphs = append(paragraphs, drawnParagraph(line))
	}
	return spanned(pr, strings.Join(paragraphs, ""))
}

// drawnParagraph holds text; ‾…‾ is underlined.
func drawnParagraph(text string) string {
	var b strings.Builder
	for i, part := range strings.Split(text, "‾") {
		switch {
		case part == "":
		case i%2 == 1:
			b.WriteString(`<w:r><w:rPr><w:u w:val="single"/></w:rPr>` + textAndTabs(part) + `</w:r>`)
		default:
			b.WriteString(`<w:r>` + textAndTabs(part) + `</w:r>`)
		}
	}
	return `<w:p><w:pPr><w:rPr><w:sz w:val="24"/></w:rPr></w:pPr>` + b.String() + `</w:p>`
}

func textAndTabs(s string) string {
	return strings.ReplaceAll(`<w:t xml:space="preserve">`+strings.ReplaceAll(escape(s), "\t", `</w:t><w:tab/><w:t xml:space="preserve">`)+`</w:t>`, `<w:t xml:space="preserve"></w:t>`, "")
}

func centred(text string) string {
	return strings.Replace(drawnParagraph(text), "<w:pPr>", `<w:pPr><w:jc w:val="center"/>`, 1)
}

// blankForms are bodies by name.
var blankForms = []struct{ name, body string }{
	{"project", projectForm},
	{"landscape", landscapeForm},
	{"heads", headsForm},
	{"cover", coverForm},
	{"controls", controlsForm},
	{"changes", changesForm},
	{"tasks", tasksForm},
	{"scoring", scoringForm},
	{"opinions", opinionsForm},
	{"amounts", amountsForm},
	{"outline", outlineForm},
	{"halves", halvesForm},
	{"meeting", meetingForm},
	{"disposal", disposalForm},
	{"events", eventsForm},
	{"title", titleForm},
	{"indicators", indicatorsForm},
	{"staggered", staggeredForm},
}

// Cells merged over rows that are not alike: none of these rows repeats, but for
// the last list, whose merged cells keep to it.
var staggeredForm = centred("项目明细表") + drawn(`
项目名称 | 项目名称
^ | ^
 | ^
^ |
`) + centred("采购明细表") + drawn(`
序号 | 采购内容 | 金额 | 备注
1 | | |
2 | | | ^
合计→2 | | ^
`) + centred("资产明细表") + drawn(`
序号 | 资产名称 | 金额 | 备注
1 | | |
2 | | | ^
合计→2 | |
`)

// Runs of empty rows follow each other; only the captions beside them tell where
// one ends.
var indicatorsForm = centred("部门整体支出绩效自评表") + drawn(`
部门名称 | →7
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
^ | 产出指标 | 数量指标 | | | | |
^ | ^ | ^ | | | | |
^ | ^ | 质量指标 | | | | |
^ | ^ | ^ | | | | |
^ | 满意度指标 | 服务对象满意度指标 | | | | |
^ | ^ | ^ | | | | |
总分→6 | 100 |
`)

var projectForm = centred("项目支出绩效自评表") + centred("（      年度）") + drawn(`
项目名称→2 | →7
主管部门→2 | →3 | 实施单位→2 | →2
项目资金（万元）→2 | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^→2 | 年度资金总额 | | | | 10 | |
^→2 | 其中：当年财政拨款 | | | | — | | —
^→2 | 上年结转资金 | | | | — | | —
^→2 | 其他资金 | | | | — | | —
年度总体目标 | 预期目标→4 | 实际完成情况→4
^ | →4 | →4
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
^ | 产出指标 | 数量指标 | 指标1： | | | | |
^ | ^ | ^ | 指标2： | | | | |
^ | ^ | 质量指标 | 指标1： | | | | |
^ | 满意度指标 | 满意度指标 | | | | | |
^ | ^ | ^ | …… | | | | |
总分→6 | 100 | |
`) + drawnParagraph("填报人：              联系电话：              填报日期：    年   月   日")

var landscapeForm = centred("部门预算绩效管理情况统计表") +
	drawnParagraph("填报单位（盖章）：                        单位：万元") +
	drawn(`
序号 | 项目名称 | 预算数→2 | 执行数→2 | 备注
^ | ^ | 财政拨款 | 其他资金 | 财政拨款 | 其他资金 | ^
1 | | | | | |
2 | | | | | |
3 | | | | | |
合计→2 | | | | |
`) + drawnParagraph("二、绩效目标完成情况") + drawn(`
一级指标 | 二级指标 | 三级指标 | 目标值 | 完成值
 | | | |
^ | | | |
^ | ^ | | |
`) + drawnParagraph("三、存在问题及整改措施") + drawn(`
序号 | 存在问题 | 整改措施 | 责任人 | 完成时限
 | | | |
`)

var headsForm = centred("财政专项资金收支情况表") + drawn(`
资金来源 | 预算安排→4 | 实际到位→4
^ | 上半年→2 | 下半年→2 | 上半年→2 | 下半年→2
^ | 计划 | 调整 | 计划 | 调整 | 计划 | 调整 | 计划 | 调整
中央资金 | | | | | | | |
省级资金 | | | | | | | |
县级资金 | | | | | | | |
合计 | | | | | | | |
`) + drawnParagraph("") + drawn(`
科目 | 支出 | 小计
基本支出 | 人员经费 |
^ | 公用经费 |
项目支出 | 业务经费 |
^ | 其他 |
`)

var coverForm = drawnParagraph("附件2") + centred("‾            ‾年度") + centred("部门整体支出绩效评价报告") +
	drawnParagraph("部 门 名 称：‾                    ‾") +
	drawnParagraph("预 算 编 码：____________") +
	drawnParagraph("评 价 机 构（盖章）：‾\t‾") +
	drawnParagraph("联系人：          联系电话：          ") +
	strings.Replace(drawnParagraph("负 责 人：\t"), "<w:pPr>", `<w:pPr><w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="6000"/></w:tabs>`, 1) +
	drawnParagraph("报告日期：    年    月    日") +
	drawnParagraph("一、项目概况") +
	drawnParagraph("（简要说明项目背景、实施内容和资金投入，300字以内）") +
	drawnParagraph("二、评价结论") +
	drawnParagraph("经评价，本项目综合得分为____分，评价等级为______，预算执行率____%。") +
	drawnParagraph("填报单位负责人（签字）：")

const twoColumns = `<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="6000"/></w:tblGrid>`

const plcStyle = `<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>`

func contentControl(id int, pr, text string) string {
	return fmt.Sprintf(`<w:sdt><w:sdtPr><w:id w:val="%d"/><w:showingPlcHdr/>%s</w:sdtPr><w:sdtContent><w:r>%s<w:t>%s</w:t></w:r></w:sdtContent></w:sdt>`, id, pr, plcStyle, text)
}

const checkboxes = `xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`

func checkbox(id int) string {
	return fmt.Sprintf(`<w:sdt><w:sdtPr><w:id w:val="%d"/><w14:checkbox %s><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:eastAsia="MS Gothic"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>`, id, checkboxes)
}

var controlsForm = centred("绩效自评情况备案表") +
	p(run("填报单位："), contentControl(11, `<w:alias w:val="填报单位"/><w:text/>`, "单击或点击此处输入文字。")) +
	table(twoColumns,
		row(cell("自评等级"), cell(p(contentControl(12, `<w:dropDownList><w:listItem w:displayText="选择一项。" w:value=""/><w:listItem w:displayText="优" w:value="1"/><w:listItem w:displayText="良" w:value="2"/></w:dropDownList>`, "选择一项。")))),
		row(cell("备案日期"), cell(p(contentControl(13, `<w:date><w:dateFormat w:val="yyyy年M月d日"/></w:date>`, "单击或点击以输入日期。")))),
		row(cell("评价方式"), cell("□单位自评  □部门评价  □财政评价  □其他____")),
		row(cell("是否公开"), cell("是□   否□")),
		row(cell("评价类型"), cell(p(checkbox(14), run("项目支出 "), checkbox(15), run("整体支出")))),
		row(cell("主要问题"), `<w:sdt><w:sdtPr><w:id w:val="16"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:tc>`+p("请输入主要问题")+`</w:tc></w:sdtContent></w:sdt>`),
		row(cell("审核意见"), cell(p()+p("（盖章）")+p("        年    月    日"))),
	) +
	drawn("项目名称 | 金额\n|") +
	`<w:sdt><w:sdtPr><w:id w:val="17"/><w:alias w:val="其他说明"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + p("单击此处输入文字。") + `</w:sdtContent></w:sdt>`

var changesForm = p(`<w:del w:id="1" w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del>`, `<w:ins w:id="2" w:author="甲">`+run("填报单位：____________")+`</w:ins>`) +
	table(twoColumns,
		row(cell(p(`<w:ins w:id="3" w:author="甲">`+run("项目负责人")+`</w:ins>`)), cell(p(`<w:del w:id="4" w:author="甲"><w:r><w:delText>张三</w:delText></w:r></w:del>`))),
		row(cell("资金构成"), cell(drawn("中央资金 | | 省级资金 |\n市级资金 | | 县级资金 |")+p())),
		row(cell("绩效目标"), cell(p("长期目标：")+p()+p("年度目标："))),
	) +
	`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>` + shape(p("经办人：________")+p("电话：________")) +
	`</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape type="#_x0000_t202" style="width:200pt;height:60pt"><v:textbox><w:txbxContent>` +
	p("经办人：________") + p("电话：________") +
	`</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`

// shape is a text box as Word draws it.
func shape(content string) string {
	return `<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
		`<wp:extent cx="3000000" cy="900000"/><wp:docPr id="1" name="box"/>` +
		`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">` +
		`<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>` +
		`<wps:txbx><w:txbxContent>` + content + `</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>`
}

var tasksForm = centred("部门整体支出绩效自评表") + centred("（2024年度）") + drawn(`
部门（单位）名称→2 |→5
年度主要任务完成情况 | 任务名称 | 主要内容 | 预算数（万元）→2 | 执行数（万元）→2
^ | ^ | ^ | 总额 | 其中：财政拨款 | 总额 | 其中：财政拨款
^ | 任务1 | | | | |
^ | 任务2 | | | | |
^ | …… | | | | |
^ | 金额合计→2 | | | |
年度绩效目标→2 | 预期目标→2 | 实际完成情况→3
^→2 | 目标1：⏎目标2：⏎……→2 | →3
`)

var scoringForm = drawn(`
一级指标 | 二级指标 | 分值 | 得分 | 评分标准 | 扣分原因
投入 | 预算编制 | 5 | | 编制规范得5分，否则扣分 |
^ | 预算执行 | 10 | | 执行率×10 |
产出 | 完成率 | 20 | | 完成率×20 |
合计→2 | 100 | | — |
`) + drawnParagraph("") + drawn(`
指标 | 年度指标值 | 实际完成值 | 得分
产出指标→4
数量 | | |
质量 | | |
效益指标→4
经济效益 | | |
`)

var opinionsForm = drawn(`
姓名 | | 性别 | | 照片
出生年月 | | 民族 | | ^
工作单位 |→3 | ^
主要业绩→5
→5
单位意见 | ⏎⏎负责人（签字）：        （公章）⏎        年   月   日→4
主管部门意见 | ⏎⏎负责人（签字）：        （公章）⏎        年   月   日→4
`)

var amountsForm = drawn(`
填报单位：|→2 | 联系人：|
项目起止时间 | 年  月至  年  月→2 | 项目级别 | □中央 □省级 □市县
项目总投资 | 万元→2 | 其中财政资金 | （万元）
`) + drawnParagraph("") + drawn(`
项目 | 行次 | 年初预算 | 决算数
栏次 | | 1 | 2
一、财政拨款收入 | 1 | |
本年收入合计 | 4 | |
`) + drawnParagraph("单位负责人：          财务负责人：          制表人：")

var outlineForm = centred("目  录") + drawnParagraph("一、基本情况") + drawnParagraph("") + drawnParagraph("二、绩效目标") +
	drawnParagraph("　　") + drawnParagraph("三、评价结论：") + drawnParagraph("（一）综合评价结论。") + drawnParagraph("")

var halvesForm = centred("部门收支总表") + drawnParagraph("部门名称：              金额单位：万元") + drawn(`
收　　入→3 | 支　　出→4
项　目 | 上年执行数 | 增减（%） | 类　别 | 项　目 | 上年决算数 | 增减（%）
财政拨款 | | | 基本支出 | 人员经费 | |
事业收入 | | | ^ | 公用经费 | |
其他收入 | | | 项目支出 | 业务经费 | |
收入总计 | | | 支出总计→2 | |
`) + drawnParagraph("") + drawn(`
收入→2 | 支出→2
项目 | 金额 | 项目 | 金额
财政拨款 | | 基本支出 |
上年结转 | | 结转下年 |
`)

var meetingForm = centred("会议费预算表") + drawnParagraph("金额单位：元") + drawn(`
会议名称 | →5
会议类别 | □一类 □二类 □三类→2 | 会议地点 | →2
会议时间 |     年    月    日至    月    日，会期    天→5
参会人数 | | 其中：工作人员 | | 人均标准 |
序号 | 费用项目→2 | 标准（元/人·天） | 金额 | 备注
1 | 住宿费→2 | | |
2 | 伙食费→2 | | |
3 | →2 | | |
4 | →2 | | |
合计→4 | |
合计（大写）：→3 | 小写：￥→3
`) + drawnParagraph("填报人：          项目名称：          日期：          ")

var disposalForm = centred("固定资产处置申请表") + drawn(`
申报单位：→3 | 单位：元→2 | 第   页 共   页→2
资产编号 | 资产名称 | 购置日期 | 原值 | 累计折旧 | 净值 | 处置方式
 | | | | | |
 | | | | | |
合　计 | | | | | |
处置原因：→7
资产管理部门意见：⏎⏎（签章）⏎年  月  日→3 | 财务部门意见：⏎⏎（签章）⏎年  月  日→2 | 单位领导意见：⏎⏎签字：          日期：          →2
`)

var eventsForm = centred("重大事项报告表") + drawn(`
报告单位 | | 报告人 |
事项类别（在□内打√） | □安全生产 | □公共卫生 | □社会治安
是否首报 | □是   □否→3
伤亡人数 | 死亡   人，受伤   人，失踪   人→3
负  责  人 | →3
处理意见 | ⏎⏎                （盖章）    年  月  日→3
`)

var titleForm = drawnParagraph("附件1：") + centred("‾            ‾项目绩效自评报告") +
	drawnParagraph("项 目 名 称：‾                    ‾") +
	drawnParagraph("主 管 部 门：‾                    ‾") +
	drawn("项目进度 | 完成情况→2\n^ | 计划 | 实际\n第一季度 | |\n第二季度 | |")
