# Every target does its own set-up. `make` alone lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup run test bench format lock diagrams screenshots clean

help: ## list what can be done
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: ## make the virtual environment from pinned, hashed packages
	@PYTHON="$(PYTHON)" ops/setup.sh run

run: setup ## prepare and serve on 127.0.0.1:$PORT (8000), with the demo unless ANDAN_DEMO=0
	@ANDAN_DEMO="$${ANDAN_DEMO-1}" exec $(BIN)/andan run

test: ## run the whole gate: format, lint, types, imports, and the three rings of tests
	@PYTHON="$(PYTHON)" ops/test.sh

bench: ## measure: one table, ratios side by side; MILLION=1 those over a city's years
	@PYTHON="$(PYTHON)" ops/bench.sh

format: ## format the code
	@PYTHON="$(PYTHON)" ops/setup.sh test
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --fix --quiet .

lock: ## compile the pinned, hashed requirements again
	@PYTHON="$(PYTHON)" ops/lock.sh

diagrams: ## write the generated pages in docs/ again
	@PYTHON="$(PYTHON)" ops/setup.sh test
	@$(BIN)/python -m tests.house.docs

screenshots: ## take the pictures in docs/screenshots/ from the running program
	@PYTHON="$(PYTHON)" ops/setup.sh test
	@ops/chromium.sh
	@$(BIN)/python -m tests.pages.screenshots

clean: ## remove the virtual environment and the caches; data in ./var stays
	rm -rf .venv .cache .hypothesis
