# The commands of this project. `make` alone lists them; each target says after ## what it does.
#
# Everything is installed into .venv from the hashed locks in requirements/, by plain pip. Two stamps keep it up to date:
# .venv/base for what reading reports needs, .venv/dev for what tests and checks need on top.

PYTHON ?= python3
INPUT ?= samples
OUT ?= out
N ?= 100
SEED ?= 1
READER ?=
MINUTES ?= 10

# Handed to the shell as they were typed, so that spaces and signs in the names of folders are safe.
export NIANBAO_INPUT := $(value INPUT)
export NIANBAO_OUT := $(value OUT)
unexport PYTHONHOME PYTHONPATH

BIN := .venv/bin
PIP := PIP_USER=0 $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
PIP_FAILED := { printf '%s\n' "安装依赖失败：请检查网络；pip 沿用本机 pip.conf 或 PIP_INDEX_URL 所设的镜像。" \
	"Installing failed: is there a network? pip goes by this machine's pip.conf or PIP_INDEX_URL for a mirror." >&2; exit 1; }
LOCK := $(BIN)/python -m uv pip compile pyproject.toml --group build --generate-hashes --universal --python-version 3.11 \
	--custom-compile-command "make lock" --quiet $(LOCK_ARGS)
# Recognition is left out of what tests install: 350 MB, and what it says may differ from processor to processor. Its tests skip.
EXTRAS := --extra 7z --extra rar --extra collect --extra browser --extra postgresql --extra cluster --extra cloud

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

.PHONY: help
help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile
	@printf '\n%s\n%s\n' 'A folder of your own:  make extract INPUT="/path/to/reports" OUT="/path/to/results"' \
		'All options:           .venv/bin/nianbao --help   (after make setup)'

.PHONY: extract
extract: .venv/base  ## read every report in INPUT (samples/) and write records and summaries to OUT (out/)
	@set --; \
	if [ "$$NIANBAO_INPUT" = samples ]; then for extra in $$($(BIN)/nianbao doctor --missing); do \
		if [ -d "samples/extra/$$extra" ]; then set -- "$$@" --without "samples/extra/$$extra"; printf '%s\n' \
			"samples/extra/$$extra 没有读取：所需组件未安装，见 nianbao doctor / left out: see nianbao doctor" >&2; fi; done; fi; \
	$(BIN)/nianbao extract --out "$$NIANBAO_OUT" "$$@" -- "$$NIANBAO_INPUT"

.PHONY: test
test: .venv/dev  ## run the tests; PYTEST_ARGS="-k html -x" goes to pytest
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal $(PYTEST_ARGS)

.PHONY: check
check: .venv/dev  ## lint, types, layers; schemas and samples up to date
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/nianbao schema --check
	@$(BIN)/python -B -m samples --check

.PHONY: golden
golden: .venv/dev  ## write NAME.record.json beside every sample anew; refuses what contradicts NAME.expected.json
	@$(BIN)/python -B -m tests.golden

.PHONY: accuracy
accuracy: .venv/dev  ## cells read right, per format and edition; fails below what is pinned
	@$(BIN)/python -B -m tests.accuracy

.PHONY: hunt
hunt: .venv/dev  ## random reports hunt for faults: N= documents a format, SEED=; HUNT_ARGS="--format pdf --class A4"
	@$(BIN)/python -B -m bench.hunt --n "$(N)" --seed "$(SEED)" $(HUNT_ARGS)

.PHONY: bench
bench: .venv/dev  ## a record's cost beside the floor and a user's scripts, cells right, documents a second; N= a format
	@$(BIN)/python -B -m bench.throughput --n "$(if $(filter file,$(origin N)),60,$(N))" --seed "$(SEED)"

.PHONY: bench-pdf
bench-pdf: .venv/dev  ## PDF reading beside pdfium's bare text and other table readers: CPU time, cells right; peers go to build/peers
	@$(BIN)/python -B -m bench.pdf

.PHONY: province
province: .venv/dev  ## make three years of reports of a province with planted faults, read and judge them, compare
	@$(BIN)/python -B -m bench.province

.PHONY: bench-judge
bench-judge: .venv/dev  ## N made records judged beside each other, then with one edited: seconds
	@$(BIN)/python -B -m bench.judge --n "$(if $(filter file,$(origin N)),10000,$(N))"

.PHONY: bench-collect
bench-collect: .venv/dev  ## collect from eighty made sites, again after changes, and killed at random moments; compare with the truth
	@$(BIN)/python -B -m bench.collect --kills 20

.PHONY: fuzz
fuzz: .venv/dev  ## hostile documents, MINUTES= for each reader or for READER=html; what is found lies in out/fuzz
	@$(BIN)/python -B -m bench.fuzz $(if $(READER),--reader "$(READER)") --minutes "$(MINUTES)"

.PHONY: bench-endure
bench-endure: .venv/dev  ## kills, full disks, faulty files, other surroundings: nothing lost; N= good documents
	@$(BIN)/python -B -m bench.endure --n "$(if $(filter file,$(origin N)),2000,$(N))" --seed "$(SEED)"

.PHONY: bench-scale
bench-scale: .venv/dev  ## one run over N made documents, watched: documents a second, memory over time, sizes
	@$(BIN)/python -B -m bench.scale --n "$(if $(filter file,$(origin N)),20000,$(N))" --different 600

.PHONY: bench-review
bench-review: .venv/dev  ## the review desk over 5,000 made records: server time of the queue and of a report of eight pages
	@$(BIN)/python -B -m bench.review

.PHONY: bench-see
bench-see: .venv/dev  ## the store and the dashboard of N made reports: seconds, memory, sizes
	@$(BIN)/python -B -m bench.see --n "$(if $(filter file,$(origin N)),5000,$(N))"

.PHONY: schemas
schemas: .venv/base  ## write the JSON Schemas anew from schemas/editions/
	@$(BIN)/nianbao schema --write

.PHONY: samples
samples: .venv/dev  ## make the reports in samples/ and their expectations anew
	@$(BIN)/python -B -m samples

.PHONY: bundle
bundle: .venv/base  ## one archive that installs without a network; BUNDLE_PLATFORM=win_amd64 BUNDLE_PYTHON="3.11 3.12"
	@$(BIN)/python -B -m bundle $(if $(BUNDLE_PLATFORM),--platform "$(BUNDLE_PLATFORM)") \
		$(if $(BUNDLE_PYTHON),--python $(BUNDLE_PYTHON)) $(if $(BUNDLE_EXTRA),--extra $(BUNDLE_EXTRA))

.PHONY: setup
setup: .venv/base  ## install the command into .venv (extract does it by itself)

.PHONY: extras
extras: .venv/base  ## install the optional parts: scans (OCR), 7z, RAR, collect, PostgreSQL, cluster, object stores
	@$(PIP) install --require-hashes --requirement requirements/extras.txt || $(PIP_FAILED)

.PHONY: lock
lock: .venv/base  ## write requirements/*.txt anew from pyproject.toml; LOCK_ARGS=--upgrade takes newer releases
	@$(PIP) install uv==0.13.9
	@$(LOCK) --output-file requirements/base.txt
	@$(LOCK) $(EXTRAS) --extra ocr --constraints requirements/base.txt --output-file requirements/extras.txt
	@$(LOCK) $(EXTRAS) --extra dev --extra samples --constraints requirements/extras.txt --output-file requirements/dev.txt

.PHONY: clean
clean:  ## remove .venv, caches and builds; never results or samples
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	@find pipeline samples tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A checkout that was copied or moved has a .venv that still runs the old one: it is made anew.
ifneq ($(shell cat .venv/base 2>/dev/null),$(CURDIR))
.PHONY: .venv/base
endif

.venv/base: requirements/base.txt pyproject.toml
	@command -v "$(PYTHON)" >/dev/null || { printf '%s\n' \
		"找不到 $(PYTHON)：请安装 Debian 软件包 python3 和 python3-venv（sudo apt-get install python3 python3-venv）。" \
		"$(PYTHON) is missing: install the Debian packages python3 and python3-venv." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { printf '%s\n' \
		"需要 Python 3.11 或更高，而这里的是 $$("$(PYTHON)" -V 2>&1)：Debian 12 起的软件包 python3、python3-venv 即是；另装的用 make PYTHON=python3.11 指明。" \
		"Python 3.11 or later is needed, this is $$("$(PYTHON)" -V 2>&1): the packages python3 and python3-venv of Debian 12 and later are; name another one by make PYTHON=python3.11." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { printf '%s\n' \
		"$(PYTHON) 缺少 venv：请安装 Debian 软件包 $(notdir $(PYTHON))-venv（sudo apt-get install $(notdir $(PYTHON))-venv）。" \
		"$(PYTHON) has no venv: install the Debian package $(notdir $(PYTHON))-venv." >&2; exit 1; }
	@printf '%s\n' "正在准备 .venv（首次或依赖有变时）… Setting up .venv (the first time, or when what it holds has changed) …" >&2
	@"$(PYTHON)" -m venv --clear .venv
	@$(PIP) install --require-hashes --requirement requirements/base.txt || $(PIP_FAILED)
	@$(PIP) install --no-deps --no-build-isolation --editable . || $(PIP_FAILED)
	@printf '%s' "$(CURDIR)" >$@

.venv/dev: .venv/base requirements/dev.txt
	@printf '%s\n' "正在安装测试与检查工具… Installing what tests and checks need …" >&2
	@$(PIP) install --require-hashes --requirement requirements/dev.txt || $(PIP_FAILED)
	@touch $@
