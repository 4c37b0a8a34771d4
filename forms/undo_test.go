package forms_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"jibiao/report"
)

// What undo brings back stays as it was written, and can be brought again:
// leaving the cell is no typing.
func TestUndoLeavesUntidyTextAlone(t *testing.T) {
	d := newDesk(t, builtIn(t), report.Values{"预算安排资金": "1,286.40"})
	d.pane.GoTo("预算安排资金")
	d.typeText("5")
	d.shortcut(&fyne.ShortcutUndo{})
	d.want("预算安排资金", "1,286.40")
	d.pane.GoTo("实施目的")
	d.want("预算安排资金", "1,286.40")
	d.shortcut(&fyne.ShortcutRedo{})
	d.want("预算安排资金", "1,286.405")
}
