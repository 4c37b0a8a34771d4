package store

// A Reason says why a backup was made.
type Reason string

// The reasons.
const (
	Daily         Reason = "daily"
	Manual        Reason = "manual"  // the clerk wanted it; the program never deletes it
	BeforeUpgrade Reason = "migrate" // before an older file is brought up to date
	BeforeImport  Reason = "import"
	BeforeDelete  Reason = "delete"  // for ever
	BeforeRestore Reason = "restore" // of a backup
)

var reasons = []Reason{Daily, Manual, BeforeUpgrade, BeforeImport, BeforeDelete, BeforeRestore}

// Label is what a clerk calls the reason. It is part of the file's name.
func (r Reason) Label() string {
	switch r {
	case Manual:
		return "手动"
	case BeforeUpgrade:
		return "升级前"
	case BeforeImport:
		return "导入前"
	case BeforeDelete:
		return "删除前"
	case BeforeRestore:
		return "恢复前"
	default:
		return "每日"
	}
}
