# Two targets do everything on a fresh Debian machine with Swift:
#   make demo   builds Assay and opens the demo project
#   make test   passes all tests
# Each first installs what it needs, and says so. Also:
#   make install PREFIX=/usr/local   the program and its page
#   make dev                         the page and the program, rebuilt on each save
#   make test-long                   what make test has no time for
#   make fuzz MINUTES=10             damaged input for each reader, until something breaks
#   make dist                        an archive for machines with nothing installed

SHELL := /bin/bash
export ASSAY_WEB := $(CURDIR)/Web/dist
DEMO := $(CURDIR)/assay-demo
PREFIX ?= /usr/local
MINUTES ?= 1
# One program that brings Swift's libraries and, where they are at hand, the system's; it looks for
# others in ../lib first. Nothing asks it for symbols by name, so it lists none; its addresses are
# packed, so that less is read before it begins; of the languages English is enough.
BUILD := swift build -c release --product assay --static-swift-stdlib -Xswiftc -use-ld=lld \
  $$(Tools/static.sh .build/static) \
  -Xlinker --no-export-dynamic -Xlinker -z -Xlinker pack-relative-relocs \
  $$(Tools/english.py .build/english.o) \
  -Xlinker --disable-new-dtags -Xlinker -rpath -Xlinker '$$ORIGIN/../lib'

.PHONY: demo build test test-long lint unit fuzzers api web-test e2e dev fuzz format benchmark instructions packages web \
  install dist check-dist

demo: build
	.build/release/assay demo $(DEMO)

build: packages web
	@echo "── building the program (the first time takes a few minutes)"
	$(BUILD)

install:
	@[ -x .build/release/assay ] || { echo "run 'make build' first"; exit 2; }
	Tools/stage.sh $(abspath $(PREFIX))
	@echo "── $(DESTDIR)$(abspath $(PREFIX))/bin/assay"

dist: build
	@Tools/dist.sh

check-dist:
	@Tools/check-dist.sh

test: packages web lint unit fuzzers api web-test e2e
	@echo "── all tests passed"

# What does not fit into the time of `make test`.
test-long: packages web unit
	@echo "── holding the server to its description, 200 examples a route"
	ASSAY_EXAMPLES=200 Tools/schemathesis/run
	@echo "── exports, read by the tools that they are for"
	@Tools/readers/run
	$(MAKE) fuzz MINUTES=5
	$(MAKE) dist check-dist

packages:
	@Tools/install-packages.sh $(if $(filter test test-long e2e,$(MAKECMDGOALS)),--for-tests)

web:
	@echo "── building the page"
	@Web/setup.sh
	@Web/build.sh

lint:
	@echo "── checking the layout of the Swift code"
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks/Sources Fuzz

unit:
	@echo "── building and running the Swift tests"
	swift build --product assayPackageTests
	swift build --product assay
	swift test --skip-build --skip SlowClientTests
	@echo "── slow clients: their tests wait by the clock, so they run by themselves"
	swift test --skip-build --filter SlowClientTests

# Each fuzzer, not instrumented: its corpus and five seconds beyond.
fuzzers:
	@echo "── damaging input for each reader"
	@Fuzz/run --plain all 5

api:
	@echo "── holding the running server to its own description"
	@Tools/schemathesis/run

web-test:
	@echo "── checking and testing the page's code"
	@Web/check.sh

e2e:
	@echo "── driving the real server with a real browser"
	@Web/e2e/run

# The page and the debug program, rebuilt on each save.
dev: packages
	@Web/setup.sh
	@Tools/dev.sh

format:
	swift format format --in-place --recursive Package.swift Sources Tests Benchmarks/Sources Fuzz
	cd Web && .tools/deno fmt

# Damaged input for MINUTES a fuzzer, as many at once as there are cores; what fails lies in
# Fuzz/*/corpus then, where it belongs once it is mended.
fuzz: packages
	@Fuzz/run all $$(($(MINUTES) * 60))

benchmark: packages
	Benchmarks/run.sh

instructions: packages
	Benchmarks/instructions.sh
