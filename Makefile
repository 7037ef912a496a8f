# make demo: the sample project, published and served.   make test: everything that proves it.
PYTHON ?= python3
PORT ?= 8050
BIN := .venv/bin

.PHONY: env demo test

env: .venv/ready

.venv/ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "KUNTO needs Python 3.11 or newer. Try: make PYTHON=python3.12 env")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@echo "$(CURDIR)" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/kunto.pth"
	@printf '#!/bin/sh\nexec "$$(dirname "$$0")/python" -m kunto "$$@"\n' > $(BIN)/kunto
	@chmod +x $(BIN)/kunto
	@touch $@

demo: env
	@PORT=$(PORT) $(BIN)/kunto demo

test: env
	@.ci/chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --disable-progress-bar dbt_project/models dbt_project/tests
	$(BIN)/pytest
