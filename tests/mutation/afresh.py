"""A plugin of pytest: the same few examples each time, and nothing kept from an earlier run in the process.

A mutant is a fork of a process in which every test has run already. What that process had read, compiled and kept
would hide the mutant from the tests.
"""

import sys
from functools import _lru_cache_wrapper
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

OURS = ("inconfidence.", "tests.")
FEW = 12

settings.register_profile(
    "mutants",
    max_examples=FEW,
    derandomize=True,
    database=None,
    deadline=None,
    # Nobody reads the smallest example here.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("mutants")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Few examples, where a test asks for many as well."""
    for item in items:
        test: Any = getattr(item, "obj", None)
        own = getattr(test, "_hypothesis_internal_use_settings", None)
        if own and own.max_examples > FEW:
            getattr(test, "__func__", test)._hypothesis_internal_use_settings = settings(
                own, max_examples=FEW
            )


def forget() -> None:
    """Empties what was kept of codes that were read and compiled."""
    for name, module in list(sys.modules.items()):
        if name.startswith(OURS):
            for kept in list(vars(module).values()):
                if isinstance(kept, _lru_cache_wrapper):
                    kept.cache_clear()
    library = sys.modules.get("inconfidence.codex.library")
    if library:
        library._cache.clear()
