"""The pages as people meet them: a practice copy, built and served as `make demo` does it."""
