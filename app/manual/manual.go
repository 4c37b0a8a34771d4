// Package manual reads a page in Markdown, the user's guide, into chapters of
// plain blocks, which a window can show. It knows headings, paragraphs, lists,
// pictures, code and words that stand out; it leaves out what else there is.
package manual

// A Chapter is what stands between two headings of the second level. What
// stands before the first of them is a chapter too, by the page's title.
type Chapter struct {
	Title  string
	Blocks []Block
}

// A Kind is what a block is.
type Kind int

// The kinds.
const (
	Paragraph Kind = iota
	Heading        // within a chapter
	Item           // of a list
	Picture        // Text says what is to be seen, File where it is
	Code           // lines as they are
)

// A Block is something that stands below the one before.
type Block struct {
	Kind  Kind
	Text  string
	Marks []Mark // in order, none over another
	Lead  string // of an item: "•", "2."
	Depth int    // in lists; 0 = in none
	File  string // of a picture, as the page names it
}

// A Mark is a part of a block's text that stands out: offsets in bytes.
type Mark struct {
	From, To int
	Look     Look
}

// A Look is how it stands out.
type Look int

// The looks.
const (
	Strong Look = iota
	Typed       // what is typed, or a file's name
)

// Index is the number of the chapter of that title, 0 if there is none.
func Index(chapters []Chapter, title string) int {
	for i, c := range chapters {
		if c.Title == title {
			return i
		}
	}
	return 0
}
