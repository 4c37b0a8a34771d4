// Package preview shows a document as the pages that it prints: a Word file
// becomes a PDF, which a word processor makes (how is told to it, see
// report/office), and the PDF's pages become pictures and text.
//
// Pages are drawn by PDFium, the engine of Chrome, compiled to WebAssembly and
// run by wazero in this process: no library to install, no C compiler, and a
// hostile PDF finds neither files nor a network, only its own memory, which is
// limited, as is the time. What failed or was stopped is thrown away whole and
// loaded anew.
//
// Before it runs, the WebAssembly is compiled to the machine's own code, which
// takes seconds and some hundred megabytes. That is done once: the code is kept
// in a cache folder, from where it is loaded in a tenth of a second. The folder
// must be the user's own, because what is in it is run.
package preview
