// Package records reads the values of reports from files, one report a record:
// a folder of values.json, JSON lines, or an Excel workbook.
//
// # Folder
//
// Each file NAME.json in the folder itself is a report, as [Parse] reads it,
// and NAME is the report's name. Files whose name begins with a dot are left out.
//
// # JSON lines
//
// Each line is a report: one object, as Parse reads it, of at most [MaxSize]
// bytes. Empty lines are left out.
//
// # Workbook
//
// The first sheet has a report in each row, below the head: the first row that
// holds anything. A heading is a field's key, or a caption that leads to
// exactly one field: its innermost caption or its captions one after the other
// with or without dots between them, with or without a number (一、) or
// 其中： in front and brackets （万元） at the end. A heading that is neither, or two of one
// field, and the whole workbook is refused. Empty rows and rows behind the last
// one are left out; text in a column without a heading is a fault of its report.
//
// A sheet with the name of a group of the form holds the group's rows, below a
// head of its own: under the first heading, whatever it is, stands the report
// that the row belongs to, under the others, which name columns of the group
// (三级指标, 指标[].三级指标, or a caption), the row's values. Where the first
// cell is empty, the row belongs to the report of the row above, so that merged
// cells work. The report is meant by the text that stands in the first column
// of its row in the first sheet, or else by its number: 1 is the first row below
// the head. A row of no report is a fault that stands alone; two reports that
// have the text of a row in common are both at fault. Rows keep their order.
// The first column of the first sheet may be headed 编号 or 序号: it then only
// names the reports. Other sheets are not read; see [Source.Notes].
//
// A cell's text is what Excel shows: a figure as its number format rounds and
// groups it, a date as 2024/4/22 where its format is the system's, a formula's
// last result. Blanks at its ends are dropped. A formula that gave an error
// (#DIV/0!) is a fault. Of merged cells only the first holds the text.
package records
