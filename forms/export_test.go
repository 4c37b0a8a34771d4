package forms

// Offset is how far the sheet is scrolled down.
func (p *Pane) Offset() float32 { return p.scroll.Offset.Y }
