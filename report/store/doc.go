// Package store keeps reports in one SQLite file.
//
// A report is its values by key, the log of steps that led to them, and the
// hash of the form (the bundle) that it was typed under. The bundle's own
// bytes are kept in the file too, so an old report opens for ever.
//
// What a method has returned without an error is on the disk: each writing
// method is one transaction that is synced before it returns, and one that
// failed has changed nothing and may be called again. A killed program, a
// power cut and a full disk cost at most the call under way.
//
// A [Store] may be used by several goroutines; its calls run one after the
// other. Several programs may have the same file open: each waits up to five
// seconds for the others' writing and then fails with [ErrBusy]. The desktop
// program, which must not run twice on one folder, takes [Lock] first.
//
// Every error is an [*Error] that names operation and file; errors.Is tells
// what happened by the Err… values of this package. Times are stored to the
// millisecond.
package store
