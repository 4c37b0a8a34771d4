// Package fonts holds the embedded typefaces: subsets of Noto Sans SC and Noto
// Serif SC (OFL.txt; made by scripts/make-fonts.sh). The paper's own face covers
// GBK and 通用规范汉字表, the interface's GB 2312 and that table, the bold ones
// GB 2312; for what a face lacks the toolkit takes one of the system's. They are
// embedded because office machines differ in what they have, and because UI
// goldens depend on them.
package fonts

import _ "embed" // for the fonts

var (
	// SansRegular is the interface's face, and 黑体 on paper.
	//go:embed sans-regular.otf
	SansRegular []byte
	// SansBold is the interface's face for headings.
	//go:embed sans-bold.otf
	SansBold []byte
	// SerifRegular is 宋体 and 仿宋 on paper.
	//go:embed serif-regular.otf
	SerifRegular []byte
	// SerifBold is 小标宋 on paper.
	//go:embed serif-bold.otf
	SerifBold []byte
)
