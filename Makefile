# `make run` starts the page, `make test` runs every check; `make help` lists the rest. Needs a Python of 3.11 or later.

HOST ?= 127.0.0.1
PORT ?= 8501
SOURCES ?= ../shared/data

VENV := .venv
PYTHON := $(VENV)/bin/python
INSTALL := $(PYTHON) -m pip install --quiet --disable-pip-version-check --no-input
SHOWN_HOST := $(if $(filter 0.0.0.0 ::,$(HOST)),localhost,$(HOST))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test chromium node data base screenshot bench clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@echo "  HOST= and PORT= choose where the page is served (now $(HOST), $(PORT)); HISAR_STORE= the file that keeps what is"
	@echo "  checked there (hisar.db), HISAR_DOCUMENTS= the folder that is read into it (seeds)."

run: $(VENV)/installed ## start the page, installing what it needs the first time
	@echo "Hisar: http://$(SHOWN_HOST):$(PORT)  (Ctrl-C ends it)"
	@HISAR_EDIT="$${HISAR_EDIT:-local}" HISAR_STORE="$${HISAR_STORE:-hisar.db}" HISAR_DOCUMENTS="$${HISAR_DOCUMENTS:-seeds}" \
	  exec $(PYTHON) -m streamlit run app.py --server.address='$(HOST)' --server.port='$(PORT)'

test: $(VENV)/installed-tests chromium node ## lint, check types, run the tests, in a real browser too
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest

data: $(VENV)/installed ## check the embedded gazetteer
	$(PYTHON) -m gazetteer check

base: $(VENV)/installed ## redraw the base layers of the map from SOURCES=
	$(PYTHON) -m geo.map.base_data --sources '$(SOURCES)'

screenshot: $(VENV)/installed-tests chromium ## take the pictures in docs/ anew
	$(PYTHON) -m docs.screenshot

bench: $(VENV)/installed-tests chromium ## measure, one module of benchmarks/ after the other
	@for script in benchmarks/*.py; do \
	  [ -f "$$script" ] || continue; \
	  echo "== $$script"; $(PYTHON) -m "benchmarks.$$(basename "$$script" .py)" || exit; \
	done

clean: ## remove the virtual environment and every cache
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is written last: an interrupted installation leaves none and is taken up again. A virtual environment that
# works is kept; one left half made, or whose Python is gone, is made anew whatever its stamp says.
ifneq ($(shell $(PYTHON) -c 'print("works")' 2>/dev/null),works)
.PHONY: $(VENV)/installed
endif
$(VENV)/installed: requirements.txt
	@if ! $(PYTHON) -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	  for python in python3.11 python3.12 python3.13 python3.14 python3 python ''; do \
	    [ -n "$$python" ] || { echo "Hisar needs Python 3.11 or later, and finds none: https://www.python.org/downloads/" >&2; exit 1; }; \
	    "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	  done; \
	  "$$python" -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "$$python cannot make virtual environments: install its venv module (Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }; \
	  echo "Making $(VENV) with $$("$$python" --version)"; \
	  "$$python" -m venv --clear $(VENV) || exit; \
	fi
	@echo "Installing what Hisar needs into $(VENV): a minute or two, this once"
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/installed-tests: tests/requirements.txt $(VENV)/installed
	@echo "Installing what the tests need"
	@$(INSTALL) -r tests/requirements.txt
	@touch $@

# $(call need,commands any of which will do,Debian packages that bring one): found, or installed where we may; else it
# fails under CI=true, and elsewhere says that the tests that need it will not run.
define need
	@found() { for command in $(1); do command -v "$$command" >/dev/null 2>&1 && return; done; return 1; }; \
	if found; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then may=yes; root=; else root='sudo -n'; sudo -n true 2>/dev/null && may=yes || may=no; fi; \
	if [ $$may = yes ] && command -v apt-get >/dev/null 2>&1; then \
	  echo "Installing $(2) with apt-get"; \
	  { $$root apt-get update -qq && \
	    $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(2); } </dev/null >/dev/null; \
	fi; \
	if found; then exit 0; fi; \
	echo "*** NOT FOUND: $(firstword $(1)). The tests that need it cannot run. Install one of: $(1) ***" >&2; \
	[ "$$CI" != true ]
endef

# DejaVu has the Arabic letters a bare container lacks.
chromium:
	$(call need,chromium chromium-browser google-chrome,chromium fonts-dejavu-core)

node:
	$(call need,node nodejs,nodejs)
