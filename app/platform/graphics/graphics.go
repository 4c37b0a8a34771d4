// Package graphics makes sure, before the first window, that the program can
// draw on this computer. On Windows it draws over ANGLE, whose two DLLs lie
// beside the program: OpenGL ES on Direct3D, which every Windows 10 has, with or
// without a graphics driver. Elsewhere nothing needs to be made sure of.
package graphics

import "fmt"

// An Error says that nothing can be drawn. Its text is for the clerk.
type Error struct {
	Missing string // the file that is missing beside the program or is not the right one; "" = all are there
	Err     error
}

func (e *Error) Error() string {
	if e.Missing != "" {
		return fmt.Sprintf("绩表的文件“%s”不见了或者已损坏，窗口无法显示；请重新安装绩表，已保存的内容不会丢失。", e.Missing)
	}
	return "这台电脑的显示功能（Direct3D）不能使用，绩表的窗口无法显示；请先重新启动电脑再试，" +
		"仍不行时请让技术人员更新显卡驱动程序，已保存的内容不会丢失。"
}

func (e *Error) Unwrap() error { return e.Err }
