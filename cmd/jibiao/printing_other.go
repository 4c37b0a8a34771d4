//go:build !windows

package main

import "context"

// printing is nil: the document is opened, and printed from there.
func printing() func(ctx context.Context, path string) error { return nil }
