# Everything that a fresh clone needs. Only python3.11 with pip and make have to be there already.
#
#   make run      install what is needed and open the chat on the bundled example reports
#   make test     install what is needed and run the tests
#   make check    formatting, lint, types, import contracts and tests
#   make bench    how long answers take, alone and for twenty people at once, and reading; how many of thousands of
#                 made questions are answered right, of planted errors found
#   make bench-retrieval  how well and how fast search finds, beside what others use (SHARED: where the data are)
#   make pictures the pictures of the README and of docs/, taken anew with Chromium
#   make install  install only

PYTHON ?= python3.11
VENV   ?= .venv
DATA   ?= example-data

BIN       := $(VENV)/bin
PIP       := $(BIN)/python -m pip --disable-pip-version-check
# torch goes first and alone, so that the registry's plain build of it is taken and nothing later changes it.
TORCH     := $(shell grep '^torch==' constraints.txt)
EXAMPLES  := $(sort $(wildcard example/*.pdf))

.DEFAULT_GOAL := help
SHARED ?= ../shared

.PHONY: help run install install-dev test check bench bench-retrieval pictures format example clean

help:
	@sed -n 's/^#   //p' Makefile

$(VENV)/.made:
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.torch: $(VENV)/.made constraints.txt
	$(PIP) install --quiet --constraint constraints.txt $(TORCH)
	@touch $@

$(VENV)/.installed: $(VENV)/.torch pyproject.toml
	$(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.torch pyproject.toml
	$(PIP) install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/.installed

install: $(VENV)/.installed

install-dev: $(VENV)/.installed-dev

# Ingest skips what is in the store already, so a later start costs next to nothing.
run: $(VENV)/.installed
	$(BIN)/kuntakysy ingest --data $(DATA) $(EXAMPLES)
	$(BIN)/kuntakysy chat --data $(DATA) $(if $(PORT),--port $(PORT))

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --cov

bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench.questions
	$(BIN)/python -m bench.chat
	-$(PIP) install --quiet --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python -m bench.reading
	$(BIN)/python -m tests.metamorphic
	$(BIN)/python -m tests.audits

# The systems that are compared with come from the registry where it has them, and are left out where it does not.
bench-retrieval: $(VENV)/.installed-dev
	-$(PIP) install --quiet --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python -m bench.retrieval $(SHARED)/data $(SHARED) $(if $(PASSAGES),--passages $(PASSAGES))

pictures: $(VENV)/.installed-dev
	$(BIN)/python -m tests.ui.take_pictures

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Builds the example reports anew from their data; the result is the same to the byte.
example: $(VENV)/.installed-dev
	$(BIN)/python example/build_example.py

clean:
	rm -rf $(VENV) $(DATA) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage
