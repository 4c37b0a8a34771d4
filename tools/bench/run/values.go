package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"

	"jibiao/assets"
	"jibiao/report"
	"jibiao/report/bundle"
)

// group is the name of the rows that repeat.
const group = "指标"

// columns are those of the indicator table.
var columns = strings.Fields("序号 一级指标 二级指标 三级指标 指标值 完成值 得分 偏差原因")

// A sample is a report: the fields of the built-in form, and the rows of the
// indicator table, a text for each of the columns.
type sample struct {
	fields report.Values
	rows   [][]string
}

// newSample makes a report of n rows. The same seed gives the same report.
func newSample(form *bundle.Bundle, n int, seed uint64) (sample, error) {
	typed := report.Values{}
	if err := json.Unmarshal(assets.Sample(), &typed); err != nil {
		return sample{}, fmt.Errorf("read the sample report: %w", err)
	}
	s := sample{fields: form.Form.Compute(typed), rows: make([][]string, n)}
	for _, k := range form.Form.Keys() {
		if s.fields[k] == "" {
			s.fields[k] = "无。"
		}
	}
	random := rand.New(rand.NewPCG(seed, 0))
	for r := range s.rows {
		s.rows[r] = indicator(random, r)
	}
	return s, nil
}

// indicator is row r of the table, with texts of a real report's lengths.
func indicator(random *rand.Rand, r int) []string {
	return []string{
		fmt.Sprint(r + 1),
		fmt.Sprintf("产出指标%d", r/9),
		fmt.Sprintf("数量指标%d", r/3),
		phrase(random, 6) + " & 验收合格率",
		fmt.Sprintf(">=%d%%", r*31%100),
		fmt.Sprintf("%d.%02d%%", r*31%100, r*17%100),
		fmt.Sprint(r * 13 % 10),
		fmt.Sprintf("因%s推迟，%s；\n下年度%s。", phrase(random, 5), phrase(random, 9), phrase(random, 7)),
	}
}

var words = strings.Fields(`项目 招标 推迟 年底 前 完成 提前 编制 计划 预算 资金 支付 进度 较慢 加强 管理 监督 检查 培训 人员 设备 采购
合同 验收 质量 群众 满意度 问卷 调查 样本 不足 单位 部门 协调 机制 健全 制度 落实 责任 考核`)

// phrase is a text of n words that does not repeat from row to row.
func phrase(random *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(words[random.IntN(len(words))])
	}
	return b.String()
}

// values are the report as Fill takes it.
func (s sample) values() report.Values {
	v := s.fields.Clone()
	for r, texts := range s.rows {
		for c, text := range texts {
			v[rowKey(r, c)] = text
		}
	}
	return v
}

// tag is a key as the other engines have it: a dot would mean an object within
// an object to some of them and a part of the name to others.
func tag(k report.Key) string { return strings.ReplaceAll(string(k), ".", "_") }

// json is the report as the other engines and, with the form's keys for names,
// the command batch take it.
func (s sample) json(name func(report.Key) string) ([]byte, error) {
	object := make(map[string]any, len(s.fields)+1)
	for k, text := range s.fields {
		object[name(k)] = text
	}
	rows := make([]map[string]string, len(s.rows))
	for r, texts := range s.rows {
		rows[r] = make(map[string]string, len(columns))
		for c, text := range texts {
			rows[r][columns[c]] = text
		}
	}
	object[group] = rows
	return json.Marshal(object)
}
