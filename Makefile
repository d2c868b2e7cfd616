# Everything that is done to the project, by name. `make help` lists it.

SWIFT ?= swift
# Why the program is linked like this: docs/decisions/0005-linking.md.
ARCHIVES = .build/archives
STRIP = -Xlinker -s
LINK = -Xswiftc -use-ld=lld -Xswiftc -L$(ARCHIVES) $(STRIP) -Xlinker -z -Xlinker pack-relative-relocs \
	-Xlinker --symbol-ordering-file=scripts/startup-order.txt -Xlinker --no-warn-symbol-ordering
RELEASE = $(SWIFT) build -c release --static-swift-stdlib --disable-local-rpath $(LINK) \
	--explicit-target-dependency-import-check error
# Two at a time: tests that wait for a terminal leave the processor to others, and more would wait for each other.
TEST = SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=2 $(SWIFT) test --skip-build --parallel
DEBUG = --explicit-target-dependency-import-check error
PREFIX ?= /usr/local
CASES ?= 55
SOURCES = Package.swift Sources Tests

.DEFAULT_GOAL := help
.PHONY: help setup archives run demo build test e2e events durability sanitize fuzz bench format lint generate keys docs check \
	install install-shared

help: ## lists these targets
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: ## installs missing system packages (apt, with sudo when not root)
	@scripts/setup.sh

run: build ## builds and opens the program on a database with invented households
	@.build/release/mottagning demo --cases $(CASES)

demo: run ## the same as run

build: setup archives ## builds the release programs, .build/release/mottagning, -print and -sheet
	$(RELEASE) --product mottagning
	$(RELEASE) --product mottagning-print
	$(RELEASE) --product mottagning-sheet

# The system's own libraries as archives, in a folder that the linker looks into first.
archives:
	@mkdir -p $(ARCHIVES)
	@for name in libsqlite3.a libncursesw.a libtinfo.a libstdc++.a; do \
		ln -sf "$$(g++ -print-file-name=$$name)" $(ARCHIVES)/$$name; done
	@ln -sf "$$(g++ -print-file-name=libgcc_eh.a)" $(ARCHIVES)/libgcc_s.a

test: setup ## runs every test, those in a real terminal included
	$(SWIFT) build --build-tests $(DEBUG)
	$(TEST)

e2e: setup ## runs the tests in a real terminal only
	$(SWIFT) build --build-tests $(DEBUG)
	$(TEST) --filter EndToEnd

# A build of its own: the release program is built without what tests look into.
EVENTS ?= 100000
events: setup ## plays EVENTS (100000) random events on every screen, in a release build
	$(SWIFT) build -c release -Xswiftc -enable-testing --scratch-path .build/events --build-tests
	MOTTAGNING_EVENTS=$(EVENTS) $(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build/events \
		--skip-build --filter RandomEventTests

# What docs/reliability.md says of these was measured so.
KILLS ?= 1000
ACTS ?= 10000
durability: setup ## kills KILLS (1000) writers in each of four ways, and lets eight write ACTS (10000) acts at once
	$(SWIFT) build --build-tests $(DEBUG)
	MOTTAGNING_KILLS=$(KILLS) MOTTAGNING_ACTS=$(ACTS) $(SWIFT) test --skip-build --no-parallel \
		--filter 'KillTests|FullDiskTests|MigrationTests|ManyTests'

# What was found so, and how long it takes: docs/reliability.md. TESTS narrows it: make sanitize TESTS=TerminalKitTests.
TESTS ?= .
sanitize: setup ## runs the tests (TESTS) under the address and the thread sanitizer, in builds of their own
	scripts/sanitize.sh address --filter '$(TESTS)'
	scripts/sanitize.sh thread --filter '$(TESTS)'

# A build of its own too: our modules are watched, see docs/decisions/0018-fuzzing.md.
FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?=
fuzz: setup ## lets a fuzzer loose on everything that reads, FUZZ_SECONDS (60) on each of FUZZ_TARGETS (all)
	MOTTAGNING_FUZZ=1 $(SWIFT) build -c release --scratch-path .build/fuzz --product mottagning-fuzz
	scripts/fuzz.sh $(FUZZ_SECONDS) $(FUZZ_TARGETS)

bench: build ## measures speed and memory against C programs that do the same
	cc -O2 -Wall -Wextra -Werror -o .build/release/mottagning-floor Benchmarks/floor/*.c -lsqlite3 -lncursesw -ltinfo
	$(RELEASE) --product mottagning-bench
	.build/release/mottagning-bench

format: ## lays the sources out
	$(SWIFT) format --in-place --recursive --parallel --configuration .swift-format $(SOURCES)

lint: ## says where the layout differs
	$(SWIFT) format lint --strict --recursive --parallel --configuration .swift-format $(SOURCES)

generate: setup ## compiles data/ into Swift tables
	$(SWIFT) run $(DEBUG) mottagning-codegen

keys: setup ## writes docs/keys.md from the table of bindings
	$(SWIFT) run $(DEBUG) mottagning keys --standard --lang sv > docs/keys.md

docs: keys ## writes what is generated in docs/

check: lint ## what guards the project besides the tests: layout and stale generated files
	$(SWIFT) run $(DEBUG) mottagning-codegen --check
	$(SWIFT) run $(DEBUG) mottagning keys --standard --lang sv | diff -u docs/keys.md - || { echo "docs/keys.md is stale: make keys" >&2; exit 1; }

install: build ## installs the programs under PREFIX (/usr/local)
	install -D -m 755 .build/release/mottagning $(DESTDIR)$(PREFIX)/bin/mottagning
	install -D -m 755 .build/release/mottagning-print $(DESTDIR)$(PREFIX)/bin/mottagning-print
	install -D -m 755 .build/release/mottagning-sheet $(DESTDIR)$(PREFIX)/bin/mottagning-sheet

GROUP ?= mottagning
DATABASE ?= /var/lib/mottagning/mottagning.db
install-shared: build ## installs them setgid to GROUP (mottagning), with DATABASE readable through the program alone
	scripts/install-shared.sh .build/release $(PREFIX) $(GROUP) $(DATABASE)
