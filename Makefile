# make demo | test | score | bench | lock
# Everything is installed into .venv beside this file; nothing outside the working directory is touched.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
STAMP := .venv/.installed
DEMO := build/demo
GOLD := ../shared/gold

.PHONY: demo test lint types score score-polnear bench lock

$(STAMP): pyproject.toml requirements.lock
	@test -n "$(PYTHON)" || { echo "onrecord needs Python 3.11 or later on the path"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $(STAMP)

demo: $(STAMP)
	@mkdir -p $(DEMO)
	@rm -f $(DEMO)/crisis.record
	@$(BIN)/onrecord demo $(DEMO)/reports > /dev/null
	$(BIN)/onrecord build $(DEMO)/reports -o $(DEMO)/crisis.record
	@$(BIN)/onrecord brief $(DEMO)/crisis.record

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(STAMP)
	$(BIN)/mypy

# The doc examples are tests of their own (tests/test_docs.py); the floors of the shared gold run where it is.
# A file of tests stays with one process, for its tests share what they build.
test: $(STAMP) lint types
	$(BIN)/python quality/score.py --collections --floors quality/floors.toml
	@if [ -d $(GOLD) ]; then $(BIN)/python quality/score.py --floors quality/floors.toml; \
	else echo "score floors skipped: no gold at $(GOLD)"; fi
	$(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile

score: $(STAMP)
	$(BIN)/python quality/score.py --floors quality/floors.toml
	$(BIN)/python quality/score.py --collections --floors quality/floors.toml
	$(BIN)/python quality/codes.py --floors quality/floors.toml

score-polnear: $(STAMP)
	$(BIN)/python quality/score.py --polnear ../shared/data/polnear_dev.tar.xz

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py

# Versions only: no address and no path of this machine gets into the lock.
lock:
	rm -rf .venv-lock
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check '.[test]'
	.venv-lock/bin/python -m pip freeze --exclude onrecord --exclude pip --exclude setuptools > requirements.lock
	rm -rf .venv-lock
