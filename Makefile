# Every task of the project. `make` lists them.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

FIRST_QUESTION := SELECT service, sentence FROM latest_policies JOIN practices USING (version_id) \
	JOIN practice_sentences USING (practice_id) WHERE action = 'sell' AND polarity = 'deny' \
	AND condition IS NULL ORDER BY service, sentence

.DEFAULT_GOAL := help
.PHONY: help setup run test check fix bench reading duplicates torture docs picture lock

help: ## List the tasks
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(STAMP) ## Make .venv with everything that is locked

# The lock lists everything, so pip is not to resolve: of what is asked for with an extra, it takes
# the newest version alone. What comes as source is built by the locked setuptools.
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --use-pep517 \
	--no-build-isolation

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv --clear .venv
	sed -n '/^setuptools==/,/# via/p' requirements.lock | $(PIP_INSTALL) --require-hashes -r /dev/stdin
	$(PIP_INSTALL) --require-hashes -r requirements.lock
	$(PIP_INSTALL) -e .
	touch $@

run: setup ## Refresh ./lake from the bundled corpus and answer a first question
	$(BIN)/policylake refresh examples/policies
	@echo
	@echo "The nine files in bad/ are broken on purpose. Who says not to sell data, and in which words?"
	@echo
	$(BIN)/policylake sql "$(FIRST_QUESTION)"

test: setup ## Run the tests
	$(BIN)/python -m pytest -n auto --dist worksteal

torture: setup ## Run the long and destructive tests too
	$(BIN)/python -m pytest -m "torture or not torture"

check: setup ## Check format, lint and types; changes nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

fix: setup ## Format, and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup ## Measure what a refresh costs: against the floor, and with little or nothing new
	$(BIN)/python -m benchmarks.refresh
	$(BIN)/python -m benchmarks.incremental

reading: setup ## Score how documents are read against outlines that people wrote
	$(BIN)/python -m benchmarks.reading

duplicates: setup ## Compare near duplicates with brute force
	$(BIN)/python -m benchmarks.duplicates

docs: setup ## Write the generated documents
	$(BIN)/python -m warehouse.dictionary

picture: run ## Take the README's picture of the report, of the bundled corpus
	$(BIN)/policylake report
	$(BIN)/python -m tests.picture report examples/report.png

lock: setup ## Resolve requirements.lock anew
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header \
		--extra dev pyproject.toml -o requirements.lock
