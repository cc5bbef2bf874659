# Every command of the project; `make help` lists them.

VENV := .venv
PYTHON := $(VENV)/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup run test test-postgres lint instructions bench audit fonts

help: ## List the commands
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

setup: $(VENV)/installed ## Install, create the data folder, migrate, build static files
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py collectstatic --noinput --verbosity 0

run: $(VENV)/installed ## Serve the site on http://127.0.0.1:8000 (PORT=8123 make run for another port)
	@exec $(PYTHON) manage.py start

test: $(VENV)/installed-dev ## Run every test on SQLite
	@$(PYTHON) -m pytest

test-postgres: $(VENV)/installed-dev ## Run every test on a throw-away local PostgreSQL
	@.ci/with-postgres $(PYTHON) -m pytest

lint: $(VENV)/installed-dev ## Check code, templates and layers
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/djlint templates --lint --quiet
	@$(VENV)/bin/lint-imports

instructions: $(VENV)/installed-dev ## Count the processor's instructions for one answer, and fail above the limits (needs valgrind)
	@$(PYTHON) -m tests.bench.instructions

bench: $(VENV)/installed-dev ## Measure against the figures of docs/architecture.md
	@$(PYTHON) -m tests.bench

audit: $(VENV)/installed-dev tests/audit/node_modules/installed ## Lighthouse, axe and the HTML checker on a throw-away site (needs Node, Java, Chromium)
	@$(PYTHON) -m tests.audit $(PARTS)

fonts: $(VENV)/installed-dev ## Cut the web fonts again from their sources
	@$(PYTHON) -m orari.fonts

$(VENV)/bin/python:
	@.ci/make-venv $(VENV)

# The stamp files hold the time of the last installation: a second run just starts.
$(VENV)/installed: requirements.txt $(VENV)/bin/python
	@echo "Installing what the site needs; the first time takes a minute."
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --requirement requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@echo "Installing what the tests need."
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@

tests/audit/node_modules/installed: tests/audit/package.json tests/audit/package-lock.json
	@echo "Installing what the audit needs."
	@npm ci --prefix tests/audit --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
