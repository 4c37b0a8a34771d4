// Package batch fills a form for many records at once, on all cores, into the
// files of one folder.
//
// Each file is written whole or not at all, and is on the disk before its
// record counts as done (see outfile.Write). What was done is noted in the
// folder, in a file .jibiao-batch.jsonl: a line for each file, with a hash of
// the form and of all that is printed in it. A record whose file is noted with
// the same hash, and is there, is skipped; so a run that was interrupted or
// killed goes on where it was, and a run after a correction does only what was
// corrected. A file that was changed by hand meanwhile is left alone unless its
// record has changed. Without the notes everything is done anew.
package batch
