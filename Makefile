# The commands of the house. `make demo` shows it, `make check` proves it.
PYTHON ?= python3
PORT ?= 8000
CODE ?= csf-2024
UV := .uv/bin/uv
BIN := .venv/bin
SPEAK := $(patsubst %.po,%.mo,$(shell find src -name '*.po'))

.PHONY: env demo check types tests bench attack fmt lock messages mutants

env: .venv/ready messages

.uv/ready:
	$(PYTHON) -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check uv
	touch $@

# What is installed is what the lock file names, hash by hash; the project itself is linked in place.
.venv/ready: .uv/ready requirements-dev.txt pyproject.toml
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	$(UV) pip sync --quiet --compile-bytecode --python .venv/bin/python --require-hashes requirements-dev.txt
	$(UV) pip install --quiet --python .venv/bin/python --no-deps --editable .
	touch $@

# The French of the pages, from the catalogues as people edit them.
messages: $(SPEAK)

%.mo: %.po
	@command -v msgfmt >/dev/null || { echo "msgfmt is missing: install your system's package gettext"; exit 1; }
	msgfmt --check-format --output-file=$@ $<

# A practice copy, made anew each time in var/demo. `CODE=cwc make demo` keeps it under another code.
demo: export INCONFIDENCE_DATA = var/demo
demo: export INCONFIDENCE_PRACTICE = yes
demo: env
	@$(BIN)/python -m inconfidence.demo --code $(CODE)
	@$(BIN)/inconfidence serve --bind 127.0.0.1:$(PORT)

# What is quick comes first. Reading the types keeps one processor busy for a minute: meanwhile the tests begin.
check: export INCONFIDENCE_DATA = var/check
# The program is started some hundred times: what Python compiled is kept, even where it is told not to.
check: export PYTHONDONTWRITEBYTECODE =
check: env
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/inconfidence manage check --fail-level WARNING
	$(BIN)/inconfidence manage makemigrations --check --dry-run
	@$(MAKE) --no-print-directory --jobs 2 types tests

types:
	$(BIN)/mypy

# Nothing is skipped in silence: -ra in the settings of pytest lists what was, and why. Dear tests come first
# (tests/dealing.py), and whoever has nothing left to do takes some from another; three share two cores, as browsers
# make one wait.
tests:
	$(BIN)/pytest -n 3 --dist worksteal --durations=15

# The drills at their full length: five hundred kills (docs/attacks.md). `make check` holds a short form of each.
attack: export INCONFIDENCE_DATA = var/check
attack: env
	INCONFIDENCE_DRILL=long $(BIN)/pytest tests/attack

# Whether a test would see a mistake: mutants of `flow` and `codex`, thousands of them, for an hour or two. Each has two
# seconds of its tests, and a longer look where it survived. What was found stands until a function changes;
# MUTANTS="inconfidence.flow.*" takes a part.
mutants: export INCONFIDENCE_DATA = var/check
mutants: export PYTEST_DISABLE_PLUGIN_AUTOLOAD = 1
mutants: env
	nice $(BIN)/python -m tests.mutation.run find
	MUTANT_SECONDS=2 nice $(BIN)/python -m tests.mutation.run
	LONGER=yes nice $(BIN)/python -m tests.mutation.run
	$(BIN)/python -m tests.mutation.report > docs/mutants.md

# Every performance figure, beside its peers, in one run.
bench: env
	@for part in decisions gate pages headers ledger history writers vault turns compare; do echo "== $$part"; $(BIN)/python bench/$$part.py || exit 1; echo; done

fmt: env
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: .uv/ready
	$(UV) pip compile --quiet pyproject.toml --generate-hashes --no-emit-index-url -o requirements.txt
	$(UV) pip compile --quiet pyproject.toml --extra dev --generate-hashes --no-emit-index-url -o requirements-dev.txt
