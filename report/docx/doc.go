// Package docx reads and fills Word files (.docx).
//
// It knows no particular form. A [File] is an opened Word file; its
// [File.Grid] is what the file says: paragraphs, tables, spans, captions and
// the places {{key}} that take a value. A [Template] is a form compiled once
// for filling; [Template.Fill] turns values into a Word file and
// [Template.Extract] reads them back out of a filled one, by captions and
// order, never by position, because Word, WPS and LibreOffice re-save tables
// with other grids.
//
// Two laws hold, and are tested as properties:
//
//   - Extract(Fill(T, v)) is v, cleaned by [report.CleanText] and without
//     empty values, also after LibreOffice has saved the file again, wherever
//     the form itself can be read in one way only;
//   - Fill changes only what it fills: every other part of the package is
//     byte-identical, and every byte of the main part outside of what is
//     filled too. The same input gives the same bytes.
//
// Any file is untrusted: [Open] reads under limits and answers a hostile or
// foreign file with an [*OpenError], one sentence for the clerk. The package
// writes nothing to disk.
package docx
