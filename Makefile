# Newsroom. Every target explains itself: `make help`.
#
# Nothing is written outside this checkout: the environment is .venv/, the data is var/.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Browser tests need a processor to themselves now and then: two at a time, not more. Whoever has
# done their half takes over from the other.
TEST_PROCESSES ?= 2
PYTEST_PROCESSES := -n $(TEST_PROCESSES) --dist worksteal
SIZE ?= 100000
ROUNDS ?= 5

.DEFAULT_GOAL := help
.PHONY: help demo dev serve test audit bench postgres lint format secret clean

help: ## Show this list
	@echo "make TARGET, with PORT=8000 HOST=127.0.0.1 PYTHON=python3 if you want others."
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

demo: $(VENV)/paper ## Set everything up and serve the sample paper (run again: keeps its data)
	@$(BIN)/python tools/serve.py demo

dev: $(VENV)/tests ## The same with Django's own server: debug pages, reload on change
	@$(BIN)/python tools/serve.py dev

serve: $(VENV)/paper ## Serve as production does; says what it needs in the environment
	@$(BIN)/python tools/serve.py production

# Checks and tests start Python some hundred times: it compiles the paper once, also where it is a
# machine's habit to keep nothing compiled.
lint postgres test: export PYTHONDONTWRITEBYTECODE =

test: $(VENV)/tests ## Set everything up and run all tests, in a real browser too
	@$(BIN)/python tools/chromium.py --install --headless || true
	@$(BIN)/python -m pytest $(PYTEST_PROCESSES) $(PYTEST)

audit: $(VENV)/tests ## Judge the running paper with outside tools (URL=http://… ONLY=axe,html)
	@$(BIN)/python tools/chromium.py --install > /dev/null
	@$(BIN)/python -m tools.audit --url "$(URL)" --only "$(ONLY)"

bench: $(VENV)/paper ## Measure what the paper costs (SIZE=100000 stories, ONLY=cached,growth ROUNDS=5)
ifdef POSTGRES
	@$(BIN)/python -m tools.bench.postgresql --server "$(POSTGRES)" --size "$(SIZE)" --rounds "$(ROUNDS)"
else
	@$(BIN)/python -m tools.bench --size "$(SIZE)" --only "$(ONLY)" --rounds "$(ROUNDS)"
endif

postgres: $(VENV)/tests ## Run the tests without a browser on PostgreSQL and Redis
	@$(BIN)/python tools/servers.py $(PYTEST_PROCESSES) -q $(PYTEST)

lint: $(VENV)/tests ## Style, types, storeys, templates, migrations, settings
	@tools/lint.sh

format: $(VENV)/tests ## Put Python files into the house's form
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

secret: $(VENV)/paper ## Print a new SECRET_KEY for production
	@$(BIN)/python -c "import secrets; print(secrets.token_urlsafe(50))"

clean: ## Remove the environment and the caches; keeps var/, where the data is
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/paper: requirements.txt tools/environment.py
	@$(PYTHON) tools/environment.py $(VENV) requirements.txt
	@touch $@

$(VENV)/tests: requirements.txt requirements-dev.txt tools/environment.py
	@$(PYTHON) tools/environment.py $(VENV) requirements-dev.txt
	@touch $(VENV)/paper $@
