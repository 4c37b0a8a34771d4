package forms

func (p *Pane) Offset() float32 { return p.scroll.Offset.Y }
