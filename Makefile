# `make` lists the targets.
SHELL := /bin/bash
PREFIX ?= /usr/local
BINARY := .build/release/copub
STUDIES := $(wildcard Corpus/studies/*.toml)
SHARED ?= $(or $(COPUB_SHARED),../shared)
GOLD ?= $(SHARED)/data/gold/affiliations.tsv.gz
ROR ?= $(SHARED)/data/ror/ror-subset-v1.json.gz $(SHARED)/data/ror/ror-subset-v2.json.gz

# Optimised, or tests that take time and memory would take too much.
OPTIMISED := -c release -Xswiftc -enable-testing
# C is measured too.
MEASURED := $(OPTIMISED) --scratch-path .build/coverage \
  -Xcc -fprofile-instr-generate -Xcc -fcoverage-mapping

.DEFAULT_GOAL := help
.PHONY: help setup build report evaluate test torture fuzz sanitize coverage bench check lint format \
  install clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

setup: ## install the system packages that are missing (Debian, needs root or sudo)
	@Scripts/setup.sh build

build: setup ## build the command, optimised
	swift build -c release --product copub

report: build ## make the reports of all studies in Corpus/studies into Reports/
	@for study in $(STUDIES); do $(BINARY) report "$$study" --out Reports || exit $$?; done

evaluate: build ## measure the countries of known affiliations: make evaluate [GOLD=...] [ROR="..."]
	Scripts/evaluate.py $(BINARY) $(GOLD)
	Scripts/evaluate.py $(BINARY) $(GOLD) $(foreach file,$(ROR),--institutions $(file))

test: build ## run all tests (the command's own on the optimised build)
	@Scripts/setup.sh test
	swift build --build-tests
	COPUB_BINARY="$(CURDIR)/$(BINARY)" swift test --skip-build

torture: build ## the long tests of SECURITY.md, with a table: make torture [ROWS="10 11"]
	@Scripts/setup.sh test
	Tests/torture/torture.py $(BINARY) $(ROWS)
	COPUB_MUTATIONS=10000 swift test --filter ConservationTests

fuzz: setup ## feed every decoder and escaper with arbitrary bytes: make fuzz [SECONDS=60] [TARGETS="xml json"]
	Tests/fuzz/fuzz.py $(or $(SECONDS),60) $(TARGETS)

# Leaks are what `make fuzz` looks for: a command that ends in an error holds its message then.
sanitize: setup ## all tests under both sanitizers, the command they run too: make sanitize [SANITIZERS=thread]
	set -e; for kind in $(or $(SANITIZERS),address thread); do \
	  flags="$(OPTIMISED) --sanitize=$$kind --scratch-path .build/$$kind"; \
	  swift build --build-tests $$flags; \
	  COPUB_BINARY="$(CURDIR)/.build/$$kind/release/copub" ASAN_OPTIONS=detect_leaks=0 \
	    TSAN_OPTIONS="suppressions=$(CURDIR)/Tests/races.txt:print_suppressions=0" \
	    swift test --skip-build $$flags --skip TortureTests --skip ClusterTests; \
	done

coverage: setup ## lines that the tests reach, in the command they run too
	swift build --build-tests --enable-code-coverage $(MEASURED)
	COPUB_BINARY="$(CURDIR)/.build/coverage/release/copub" \
	  swift test --skip-build --enable-code-coverage $(MEASURED)
	Scripts/coverage.py .build/coverage

bench: build ## ingest beside other tools, as a table: make bench [MEGABYTES=400]
	Benchmarks/ingest/run.py $(BINARY) --megabytes $(or $(MEGABYTES),400)

check: lint ## everything that CI asks for
	@Scripts/check-project.sh

lint: ## check the format of the sources
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format: ## format the sources
	swift format --in-place --recursive --parallel Package.swift Sources Tests

install: build ## install command, manual page and completions under PREFIX (default /usr/local)
	install -D -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/copub"
	@install -d "$(DESTDIR)$(PREFIX)/share/man/man1" \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	Scripts/manual.py $(BINARY) > "$(DESTDIR)$(PREFIX)/share/man/man1/copub.1"
	$(BINARY) --generate-completion-script bash \
	  > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/copub"
	$(BINARY) --generate-completion-script zsh \
	  > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_copub"
	$(BINARY) --generate-completion-script fish \
	  > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/copub.fish"

clean: ## remove what was built
	rm -rf .build
