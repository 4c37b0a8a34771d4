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
// A run of table rows whose places are columns of a group ({{指标[].得分}}) is
// a loop: Fill prints as many rows as there are values for, at least those of
// the form, further ones like the last. A column whose cell begins a vertical
// merge is merged where neighbouring rows say the same, and all rows are then
// like the first; Extract gives every row its text back.
//
// Two laws hold, and are tested as properties:
//
//   - Extract(Fill(T, v)) is v, cleaned by [report.CleanText] and without
//     empty values, also after LibreOffice has saved the file again, wherever
//     the form itself can be read in one way only;
//   - Fill changes only what it fills: every other part of the package is
//     byte-identical, and every byte of the main part outside of what is
//     filled too, but for rows that a loop adds or merges. The same input gives the same bytes.
//
// Any file is untrusted: [Open] reads under limits and answers a hostile or
// foreign file with an [*OpenError], one sentence for the clerk. The package
// writes nothing to disk.
package docx
