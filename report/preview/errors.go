package preview

import (
	"errors"
	"fmt"
)

// What drawing fails of. The error that is returned is an *Error; these are for
// errors.Is.
var (
	ErrDamaged = errors.New("the PDF is damaged")
	ErrSlow    = errors.New("the page took too long to draw")
)

// An Error says why pages are not drawn. Its text is one Chinese sentence for
// the clerk, with the way out.
type Error struct {
	Kind error // ErrDamaged or ErrSlow
	Err  error // what was tried and what came of it; may be nil
}

// Error is one Chinese sentence for the clerk.
func (e *Error) Error() string {
	if errors.Is(e.Kind, ErrSlow) {
		return "有一页画了太久没有结果，已经停止；请导出 Word 文件，用 Word 或 WPS 打开。"
	}
	return "排出的页面已损坏，显示不出来；请再试一次，仍不行时请导出 Word 文件，用 Word 或 WPS 打开。"
}

// Unwrap returns the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

// damaged is an ErrDamaged with what was tried and what came of it.
func damaged(tried string, err error) error {
	return &Error{Kind: ErrDamaged, Err: fmt.Errorf("%s: %w", tried, err)}
}
