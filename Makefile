# Two commands for a newcomer: `make demo` and `make test`. Each sets up all it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SYNC := UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --frozen --quiet

.PHONY: train evaluate docs demo test test-long check lint clean

demo: $(VENV)/.using
	$(BIN)/tollbook demo

test: $(VENV)/.developing
	$(MAKE) --no-print-directory check

# All checks, with the environment that is there.
check: lint
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not long"

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	PYTHONPATH=src $(BIN)/lint-imports

# The engines of clusters are large, and their tests take minutes: they are in the long suite alone.
test-long: $(VENV)/.developing
	$(SYNC) --all-groups --extra tables --extra frames --extra postgres --extra bayes --extra ray --extra spark --inexact
	TOLLBOOK_LAWS=long $(BIN)/python -m pytest -m long

# The lock pins every version, so that a fresh machine gets what was tested.
$(VENV)/bin/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.5"

$(VENV)/.using: $(VENV)/bin/uv pyproject.toml uv.lock
	if test -f $(VENV)/.developing; then $(MAKE) $(VENV)/.developing; else $(SYNC) --no-dev --inexact; fi
	touch $@

$(VENV)/.developing: $(VENV)/bin/uv pyproject.toml uv.lock
	$(SYNC) --all-groups --extra tables --extra frames --extra postgres --extra bayes --inexact
	touch $@

# The parser's model, anew from the treebanks in ../shared/data/ud_english: half an hour on one core.
train: $(VENV)/.developing
	$(SYNC) --all-groups --extra training --inexact
	$(BIN)/python -m training.train

clean:
	rm -rf $(VENV) dist build

# How well claims are read, against the annotated sets beside the checkout.
evaluate: $(VENV)/.developing
	PYTHONPATH=src:. $(BIN)/python -m evaluation
	PYTHONPATH=src:. $(BIN)/python -m evaluation.readers

# The manual, as a folder of pages: build/docs/index.html. A warning is an error.
docs: $(VENV)/.developing
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo "build/docs/index.html"
