# The commands of the house. `make demo` shows it, `make check` proves it.
PYTHON ?= python3
UV := .uv/bin/uv
BIN := .venv/bin

.PHONY: env demo check bench fmt lock attack messages

env: .venv/ready

.uv/ready:
	$(PYTHON) -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check uv
	touch $@

# What is installed is what the lock file names, hash by hash; the project itself is linked in place.
.venv/ready: .uv/ready requirements-dev.txt pyproject.toml
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	$(UV) pip sync --quiet --python .venv/bin/python --require-hashes requirements-dev.txt
	$(UV) pip install --quiet --python .venv/bin/python --no-deps --editable .
	touch $@

lock: .uv/ready
	$(UV) pip compile --quiet pyproject.toml --generate-hashes --no-emit-index-url -o requirements.txt
	$(UV) pip compile --quiet pyproject.toml --extra dev --generate-hashes --no-emit-index-url -o requirements-dev.txt

fmt: env
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
