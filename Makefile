# Two commands for a newcomer: `make demo` and `make test`. Each sets up all it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test test-long check lint clean

demo: $(VENV)/.installed
	$(BIN)/tollbook demo

test: $(VENV)/.developing
	$(MAKE) --no-print-directory check

# All checks with an environment that is there already.
check: lint
	$(BIN)/python -m pytest -n auto -m "not long"

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	PYTHONPATH=src $(BIN)/lint-imports

test-long: $(VENV)/.developing
	$(BIN)/python -m pytest -m long

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.developing: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[tables,postgres]" --group dev
	touch $@

clean:
	rm -rf $(VENV) dist build
