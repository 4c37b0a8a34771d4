package bundle

// FromWord opens a Word file that is already in memory as a form, as Open does
// with the name of one: with placeholders, or a blank one that is adopted.
func FromWord(file []byte) (*Bundle, error) { return opened(file) }
