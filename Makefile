# Everything runs in .venv, which the first call makes. Needed: Python 3.11 or newer, make. `make` alone lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
RECORD := demo.db
UV ?= uv
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint install excerpt docs accuracy python lock clean

help: ## this list
	@echo "Dragoman: French press pages in, a sourced record out."
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile
	@echo "  with PYTHON=python3.12 to choose the interpreter"

demo: $(VENV)/.run ## read the sample pages (fiction) into demo.db, show events and a dossier
	@rm -f $(RECORD) $(RECORD)-wal $(RECORD)-shm
	@echo "Reading 24 sample pages. They are fiction: the states are real, the persons and their words are invented."
	@$(BIN)/dragoman read samples/pages --record $(RECORD) >/dev/null
	@echo; echo "== dragoman events: what happened"
	@DRAGOMAN_RECORD=$(RECORD) $(BIN)/dragoman events
	@echo; echo "== dragoman dossier MA US --lang fr: Morocco and the United States, with the sentences"
	@DRAGOMAN_RECORD=$(RECORD) $(BIN)/dragoman dossier MA US --lang fr
	@echo; echo "All of this is fiction, read from samples/pages into $(RECORD). To go on:"
	@echo "  export DRAGOMAN_RECORD=$(RECORD)"
	@echo "  $(BIN)/dragoman events --party Maroc --act sign      filter by party, act, status, theme, date"
	@echo "  $(BIN)/dragoman dossier Chine USA --lang en          another pair of parties"
	@echo "  $(BIN)/dragoman show ID                              one fact: its sentences, article and rule"
	@echo "  $(BIN)/dragoman read YOUR-PAGES --record my.db       your own pages (.txt, .html, also .gz)"
	@echo "  $(BIN)/dragoman serve --record $(RECORD)               the workbench, in a browser"
	@echo "  $(BIN)/dragoman --help                               everything else; docs/ explains it"

# Each of the some two hundred programs that the tests start would else compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

test: $(VENV)/.dev ## set up what is needed, then lint, check types, run all tests
	@$(MAKE) --no-print-directory lint
	@tools/ensure_chromium.sh
	$(BIN)/pytest -n 2 --dist worksteal --ignore=tests/web/browser $(PYTEST_ARGS)
# In processes of their own: the driver of the browser leaves an event loop running.
	$(BIN)/pytest -n 2 --dist worksteal tests/web/browser $(PYTEST_ARGS)

lint: $(VENV)/.dev ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/mypy

install: $(VENV)/.run ## only the environment: .venv/bin/dragoman

# Whether this Python will do; asked only before .venv is made.
python:
	@command -v "$(PYTHON)" >/dev/null 2>&1 || { \
	  echo "No '$(PYTHON)' on this machine. Install Python 3.11 or newer (Debian, Ubuntu: apt install python3 python3-venv)," >&2; \
	  echo "or name another one: make PYTHON=/path/to/python3.12 ..." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "'$(PYTHON)' is $$("$(PYTHON)" -V 2>&1); Dragoman needs Python 3.11 or newer: make PYTHON=python3.12 ..." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make virtual environments (venv or ensurepip is missing)." >&2; \
	  echo "Debian, Ubuntu: apt install python$$("$(PYTHON)" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv" >&2; exit 1; }

$(BIN)/python:
	@$(MAKE) --no-print-directory python
	@echo "Making $(VENV) with $$("$(PYTHON)" -V)"
	@"$(PYTHON)" -m venv $(VENV)

# A first run cut short can leave an environment without pip.
$(VENV)/.pip: | $(BIN)/python
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip --upgrade >/dev/null
	@touch $@

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/.pip
	@echo "Installing what Dragoman needs to run (the first time: 500 MB on disk, a minute or two)"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt requirements/run.txt pyproject.toml | $(VENV)/.pip
	@echo "Installing what Dragoman and its tests need (the first time: 600 MB on disk, a minute or two)"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.run $@

accuracy: $(VENV)/.run ## score the gold inside the project; fails under the floors of bench/floors.yaml
	$(BIN)/python bench/accuracy.py pages=tests/golden/pages second=tests/golden/second --floors bench/floors.yaml

excerpt: $(VENV)/.run ## put real output into README.md
	$(BIN)/python tools/readme_excerpt.py

docs: $(VENV)/.run ## make docs/codebook.md anew from the codebook's data
	$(BIN)/python tools/codebook_doc.py

lock: ## pin requirements/*.in anew, with hashes (needs uv)
	@command -v "$(UV)" >/dev/null 2>&1 || { echo "make lock needs uv: pip install uv" >&2; exit 1; }
	$(LOCK) requirements/run.in -o requirements/run.txt
	$(LOCK) requirements/dev.in -o requirements/dev.txt

clean: ## remove the environment, caches and the demo's record
	rm -rf $(VENV) build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -f $(RECORD) $(RECORD)-wal $(RECORD)-shm
	rm -rf $(RECORD)-adding
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
