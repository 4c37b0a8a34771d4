package docx

import (
	"strings"

	"jibiao/report"
)

// unprompt takes from a control what makes its text a prompt, and what would
// bring other text into it.
func (a *adopter) unprompt(c *prompted) {
	pr := c.sdt.child("sdtPr")
	for _, name := range []string{"showingPlcHdr", "dataBinding", ":dataBinding"} {
		if n := pr.child(name); n != nil {
			a.change(int(n.start), int(n.end), fixed(""))
		}
	}
	c.sdt.child("sdtContent").walk(func(n *node) bool {
		if n.name == "rStyle" && a.isPromptStyle(n.attr("val")) {
			a.change(int(n.start), int(n.end), fixed(""))
		}
		return true
	})
}

// isPromptStyle says whether a character style is the grey one of prompts.
func (a *adopter) isPromptStyle(id string) bool {
	style := a.file.styles.named["character/"+id]
	name := style.child("name")
	return id == "PlaceholderText" || name != nil && strings.EqualFold(name.attr("val"), "placeholder text")
}

// intoControl puts the placeholder into a control that shows no text at all.
func (a *adopter) intoControl(p *node, c *prompted, key report.Key) {
	content := c.sdt.child("sdtContent")
	switch {
	case content == nil: // not reached: such a control has no paragraph of its own
	case inside(p, content):
		a.fill(p, a.run(p, nil, key))
	default:
		a.fill(content, a.run(p, nil, key))
	}
}
