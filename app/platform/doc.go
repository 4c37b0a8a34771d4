// Package platform is what differs by operating system: where a user's data
// and documents are, how a file is shown, which typefaces are installed.
//
// All functions may be called from any goroutine; those that look at the disk
// or start a program may take some milliseconds.
package platform
