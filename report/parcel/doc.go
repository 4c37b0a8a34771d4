// Package parcel is one report as a file, name.jibiao: what a clerk sends to a
// colleague, or keeps apart, and what any Jibiao takes in again.
//
// A parcel is a zip archive of these parts, texts in UTF-8, times in milliseconds
// since 1970, UTC:
//
//	manifest.json       what it is, its format, and size and SHA-256 of every other part
//	report.json         state, times, the cell last worked in
//	values.json         what is filled in: texts by key
//	form/template.docx  the form that it was typed under
//	form/fields.toml
//	history.jsonl       the log of steps, one a line, oldest first
//	versions.json       the named versions, oldest first
//	versions/1.docx …   the Word files kept with them, by place in versions.json
//
// The same report gives the same bytes. A file is believed in nothing: every
// part is measured, its hash compared, the form opened, every key looked up in
// it, and the history played back from the values. So what is read is what was
// written, or an error says what is wrong. Parts are found by their own headers too,
// so that of a file cut off what is left can be had (see [Salvage]).
package parcel
