package explain

import "jibiao/report/parcel"

// Lost is the one Chinese sentence about what was left out of a report file that
// was taken in all the same.
func Lost(e *parcel.LossError) string {
	if e.History != nil {
		return "填写的内容已经导入；修改历史和保存的版本不完好，没有导入。"
	}
	return "填写的内容和修改历史已经导入；保存的版本或其中的 Word 文件有损坏的，没有导入。"
}
