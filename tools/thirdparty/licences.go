package main

import (
	"errors"
	"slices"
	"strings"
)

// phrases are what a licence says and no other of the list does, the longer
// licence before one that is part of it.
var phrases = []struct{ phrase, name string }{
	{"Apache License Version 2.0", "Apache-2.0"},
	{"SIL OPEN FONT LICENSE Version 1.1", "OFL-1.1"},
	{"SIL Open Font License, Version 1.1", "OFL-1.1"},
	{"Bitstream Vera Fonts Copyright", "Bitstream-Vera"},
	{"The origin of this software must not be misrepresented", "Zlib"},
	{"to any person obtaining a copy of this software and associated documentation files", "MIT"},
	{"Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee", "ISC"},
	{"Permission is hereby granted, without written agreement and without license or royalty fees", "MIT-Modern-Variant"},
	{"names of its contributors", "BSD-3-Clause"},
	{"name of the copyright holder nor", "BSD-3-Clause"},
	{"may be used to endorse or promote", "BSD-3-Clause"},
	{"Redistributions in binary form must reproduce", "BSD-2-Clause"},
}

// recognise is the SPDX name of a licence, "" of one that is not known. A
// notice, which grants nothing, is "-".
func recognise(text string) string {
	flat := strings.Join(strings.Fields(text), " ")
	for _, p := range phrases {
		if strings.Contains(flat, p.phrase) {
			return p.name
		}
	}
	if len(flat) < 300 && strings.Contains(flat, "Copyright") {
		return "-"
	}
	return ""
}

// together is the licence of a part that has these. One that nobody has looked
// at is a mistake: what is shipped must be allowed to be.
func together(names []string) (string, error) {
	if slices.Contains(names, "") {
		return "", errors.New("a licence that the list of phrases does not know")
	}
	names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == "-" })
	slices.Sort(names)
	if names = slices.Compact(names); len(names) == 0 {
		return "", errors.New("no licence is there")
	}
	return strings.Join(names, " AND "), nil
}
