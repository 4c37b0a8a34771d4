package report

// A Kind says how a field's text is read, checked and edited.
type Kind string

// The kinds of fields. A text of any kind is kept as typed even if it cannot
// be read; the check says so.
const (
	KindText       Kind = "text"       // one line
	KindParagraphs Kind = "paragraphs" // lines, each a paragraph in Word
	KindMoney      Kind = "money"      // an exact decimal, in the field's unit
	KindPercent    Kind = "percent"    // 96.53%; also typed as 0.9653
	KindNumber     Kind = "number"     // an exact decimal
	KindYear       Kind = "year"       // 2024年度
	KindChoice     Kind = "choice"     // one of Choices, or the clerk's own word
	KindDate       Kind = "date"       // 2024年4月22日
)

func (k Kind) valid() bool {
	switch k {
	case KindText, KindParagraphs, KindMoney, KindPercent, KindNumber, KindYear, KindChoice, KindDate:
		return true
	}
	return false
}

// Numeric says whether values of the kind are numbers in formulas.
func (k Kind) Numeric() bool {
	return k == KindMoney || k == KindPercent || k == KindNumber
}

// A Field is what a place in the form means.
type Field struct {
	Key      Key
	Kind     Kind
	Unit     string // printed nowhere, shown in help: 万元
	Required bool
	Choices  []string // for KindChoice
	// Formula computes the value from others (see report/formula); empty if
	// the clerk fills it in. With Editable the result is an offer that typing
	// replaces; without, the cell is locked until it is overridden on purpose.
	Formula  string
	Editable bool
	Blank    string // what the form prints where nothing is filled in: ____, □是 □否; mostly empty
	Max      int    // greatest number of characters wanted; 0 = any
	Help     string // one sentence

	// What Compile finds in the grid.
	Caption []string // the captions that lead to the cell, outermost first
	Section int      // index into Form.Sections
	Where   string   // 表1 第4行「评价年度」右侧
	Label   string   // its name where another field has the same innermost caption
}

// Name is what a clerk calls the field: its innermost caption without line
// breaks, blanks and section number, or its key. No two fields of a form have
// the same name.
func (f *Field) Name() string {
	if f.Label != "" {
		return f.Label
	}
	return f.caption()
}

func (f *Field) caption() string {
	if len(f.Caption) == 0 {
		return string(f.Key)
	}
	caption := f.Caption[len(f.Caption)-1]
	if bare := numbered.ReplaceAllString(caption, ""); bare != "" {
		return bare
	}
	return caption
}

// Repeats says whether the field is a column of rows that repeat.
func (f *Field) Repeats() bool {
	_, _, repeats := f.Key.Repeats()
	return repeats
}

// A Check is a rule between values. Expressions are those of report/formula;
// messages hold {expression} where a value is to be shown.
type Check struct {
	ID    string // "A3"; several checks may share one
	Level Level
	Each  []Key // run once for each of these, known as it (its caption: itname)
	At    []Key // the cells it is about; the finding jumps to the first

	When   string // only if true; empty = always
	Assert string // false makes the finding

	Say    string // message: what is wrong, one sentence
	Detail string // message: the figures

	Mend    string // the mended cell's new text; empty = no one-click way out
	MendKey Key    // the mended cell; empty = the cell jumped to
	MendSay string // message: the button
}

// A Spec is what the field list (fields.toml) says.
type Spec struct {
	ID    string // "lanzhou-2023"
	Name  string // 部门整体支出绩效评价报告
	Title string // message: what a filled report is called
	Year  Key    // tells the report's year; may be empty
	Unit  Key    // names the reporting unit; may be empty

	Fields []Field
	Checks []Check
}
