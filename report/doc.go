// Package report is the vocabulary of the program: what an official,
// table-style Word form is, and what a clerk's values in it mean.
//
// Word owns where, the field list owns what, and the placeholder's key is the
// only thing both say:
//
//   - a [Grid] is what the Word file says: paragraphs and tables in document
//     order, with captions and the places ({{key}}) that take a value;
//   - a [Spec] is what the field list says: kinds, units, formulas, checks;
//   - [Compile] joins the two into a [Form], which is immutable and safe to
//     share, and says as [Issue]s what does not fit;
//   - [Values] are a report's texts by [Key], exactly as they are printed.
//
// The package does no I/O and knows no particular form. Files are read and
// written by report/docx, expressions are evaluated by report/formula.
package report
