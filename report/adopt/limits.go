package adopt

// A blank form is a few pages. Up to these bounds a file is looked through,
// so that a hostile one costs no more than a large one.
const (
	maxPlaces  = 1 << 16 // rows times columns of a table
	maxFound   = 4096    // fields
	maxText    = 1 << 13 // bytes of a paragraph in which blanks are looked for
	maxBoxes   = 64      // of one list
	maxCaption = 100     // characters of a caption that count
	maxUp      = 256     // rows up to a caption
)
