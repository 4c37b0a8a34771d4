// Package office lets the word processor of this machine convert a document:
// a file of an old format (.doc, .wps, .rtf, Word 2003 XML) becomes a .docx, a
// .docx becomes a PDF. On Windows it has Word or WPS print one as well. It takes
// and gives bytes and knows nothing of what is in them.
//
// What is there is found at each call: on Windows Word or WPS, driven by COM,
// else LibreOffice; on other systems LibreOffice. The work is done by a child
// process with a time limit and a folder of its own, because a word processor
// may hang on a file (a dialog nobody sees, a damaged document) and must not
// take the program with it. LibreOffice gets a profile of its own as well, so
// that a window the user has open has no part in it; the profile lets it reach
// no network, which a linked picture would make it do.
//
// A document comes from anywhere. The child's words, its result and its folder
// are limited in size; the child and all that it started is killed at the
// limit, and the folder goes with everything in it.
//
// Word and WPS run as servers of their own, which the system starts, not the
// child: one that hangs in a dialog stays behind when the child is killed,
// because nothing tells it apart from the user's own Word.
//
// The Windows part was written without a Windows machine at hand: it compiles
// and passes vet, and has not been run with a real Word or WPS.
package office
