"""Looks whether a mistake in `flow` or `codex` would be seen: what `make mutants` runs beside the tests themselves."""
