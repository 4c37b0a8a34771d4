#!/usr/bin/env bash
# fuzz.sh TIME: runs each fuzz test of the project for TIME (like 60s), one
# after the other. What it finds is kept in the package's testdata/fuzz.
set -euo pipefail
cd "$(dirname "$0")/.."

time=${1:?usage: $0 TIME}
packages=$(go list -f '{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}' ./...)
for package in $packages; do
	listed=$(go test -list '^Fuzz' "$package") # the names, and a line of go test
	for name in $(grep '^Fuzz' <<<"$listed" || true); do
		echo "== $package $name"
		go test -run '^$' -fuzz "^$name\$" -fuzztime "$time" -fuzzminimizetime 5x "$package"
	done
done
