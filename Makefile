# Everything that is done to the project, by name. `make help` lists it.

SWIFT ?= swift
RELEASE = $(SWIFT) build -c release --static-swift-stdlib -Xlinker -s --explicit-target-dependency-import-check error
DEBUG = --explicit-target-dependency-import-check error
PREFIX ?= /usr/local
CASES ?= 55
SOURCES = Package.swift Sources Tests

.DEFAULT_GOAL := help
.PHONY: help setup run demo build test e2e bench format lint generate keys docs check install

help: ## lists these targets
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: ## installs missing system packages (apt, with sudo when not root)
	@scripts/setup.sh

run: build ## builds and opens the program on a database with invented households
	@.build/release/mottagning demo --cases $(CASES)

demo: run ## the same as run

build: setup ## builds the release program at .build/release/mottagning
	$(RELEASE) --product mottagning

test: setup ## runs every test, those in a real terminal included
	$(SWIFT) build --build-tests $(DEBUG)
	$(SWIFT) test --skip-build --no-parallel

e2e: setup ## runs the tests in a real terminal only
	$(SWIFT) build --build-tests $(DEBUG)
	$(SWIFT) test --skip-build --no-parallel --filter EndToEnd

bench: build ## measures speed and memory against C programs that do the same
	$(RELEASE) --product mottagning-floor
	$(RELEASE) --product mottagning-bench
	.build/release/mottagning-bench

format: ## lays the sources out
	$(SWIFT) format --in-place --recursive --parallel --configuration .swift-format $(SOURCES)

lint: ## says where the layout differs
	$(SWIFT) format lint --strict --recursive --parallel --configuration .swift-format $(SOURCES)

generate: setup ## compiles data/ into Swift tables
	$(SWIFT) run $(DEBUG) mottagning-codegen

keys: setup ## writes docs/keys.md from the table of bindings
	$(SWIFT) run $(DEBUG) mottagning keys --lang sv > docs/keys.md

docs: keys ## writes what is generated in docs/

check: lint ## what guards the project besides the tests: layout and stale generated files
	$(SWIFT) run $(DEBUG) mottagning-codegen --check
	$(SWIFT) run $(DEBUG) mottagning keys --lang sv | diff -u docs/keys.md - || { echo "docs/keys.md is stale: make keys" >&2; exit 1; }

install: build ## installs the program under PREFIX (/usr/local)
	install -D -m 755 .build/release/mottagning $(DESTDIR)$(PREFIX)/bin/mottagning
