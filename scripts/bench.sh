#!/usr/bin/env bash
# Measures Jibiao beside other engines that fill Word templates and writes
# docs/BENCHMARKS.md. `make bench` calls it with the build flags set.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/deps.sh build bench
# The other engines, as pinned by tools/bench/package-lock.json.
if [ ! tools/bench/node_modules/.package-lock.json -nt tools/bench/package-lock.json ]; then
	(cd tools/bench && npm ci --loglevel=error)
fi
go build -o build/jibiao-cli ./cmd/jibiao-cli
go build -o build/bench ./tools/bench/run
build/bench "$@"
