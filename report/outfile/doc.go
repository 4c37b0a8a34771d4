// Package outfile puts documents onto the disk so that a clerk never loses
// one: a file is either the old one or the whole new one, and a target that
// somebody else holds is told apart from a disk that is full, because the ways
// out differ.
package outfile
