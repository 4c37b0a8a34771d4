//go:build unix && !linux && !darwin

package platform

func isPlaceholder(string) bool { return false }

// diskOf knows nothing of other systems.
func diskOf(string) Risk { return NoRisk }
