# Jibiao: build, run and test. `make help` lists the targets.

# One set of flags for every build, vet, test and lint: other tags compile Fyne
# and SQLite a second time. x11: no Wayland libraries, and Chinese input methods
# work; migrated_fynedo: no goroutine check at every call of Fyne; no_emoji: no pictures that
# no report has, 4 MB; sqlite_fts5: the full-text search of the library. No VCS stamp:
# a commit alone relinks nothing.
export GOFLAGS := -tags=x11,migrated_fynedo,no_emoji,sqlite_fts5 -buildvcs=false

FUZZTIME ?= 60s
GOFUMPT  := go run mvdan.cc/gofumpt@v0.12.0
GOLANGCI := go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

.PHONY: help run build test soak bench lint fuzz fmt windows test-windows bench-windows deb pictures third-party clean
.DEFAULT_GOAL := build

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

run: build ## build, and open the desktop program with the sample report
	@scripts/run.sh

build: ## build/jibiao and build/jibiao-cli (the first time takes some minutes)
	@scripts/deps.sh build
	@test -x build/jibiao || echo "The first build compiles Fyne and SQLite; it takes some minutes."
	go build -o build/jibiao ./cmd/jibiao
	go build -o build/jibiao-cli ./cmd/jibiao-cli

test: build ## install what the tests need and run all of them
	@scripts/test.sh

soak: build ## the kill loops, power cuts and damages ten times as long, and the window killed 100 times
	@scripts/deps.sh build headless test
	JIBIAO_ROUNDS=2000 go test -timeout 3h -count=1 -v -run 'Kill|PowerCut|FiveHundred|DamagedBackups' ./report/store
	scripts/survive.sh 100

bench: ## measure beside other engines (writes docs/BENCHMARKS.md), and run the micro-benchmarks
	@scripts/bench.sh
	go test -run '^$$' -bench . -benchmem ./...

lint: ## run the linters of .golangci.yml
	@scripts/deps.sh build
	$(GOLANGCI) run ./...

fuzz: ## run every fuzz test for FUZZTIME (60s)
	@scripts/deps.sh build
	@scripts/fuzz.sh $(FUZZTIME)

fmt: ## format the Go files
	$(GOFUMPT) -l -w .

windows: ## dist/: the installer and the portable folder for Windows 10 and 11
	@scripts/windows.sh

test-windows: build windows ## run the tests and the installer under Wine
	@scripts/test-windows.sh

bench-windows: windows ## measure the first window under Wine, into docs/windows-benchmarks.md
	@scripts/bench-windows.sh

pictures: build ## make the pictures of docs/ anew
	@scripts/pictures.sh

third-party: ## write THIRD_PARTY.md anew, the licences of all that is shipped
	go run ./tools/thirdparty

deb: ## dist/jibiao_VERSION_ARCH.deb for Debian, Ubuntu, UOS and Kylin, tried out
	@scripts/deb.sh

clean: ## remove what was built
	rm -rf build dist out tools/node_modules tools/bench/node_modules
