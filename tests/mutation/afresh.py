"""A plugin of pytest: the same few examples each time, and nothing kept from an earlier run in the process.

A mutant is a fork of a process that has read and compiled codes already. What it had kept of them would hide the mutant
from the tests, and what a mutant of the reader keeps would be taken for the truth by the next.
"""

import os
import sys
from functools import _lru_cache_wrapper
from importlib import import_module
from pathlib import Path
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


def pytest_configure() -> None:
    """Nothing is kept beside the codes of the house."""
    kept: Any = import_module("inconfidence.codex.kept")
    house = Path(kept.__file__).parents[1]
    for old in house.rglob("*.kept"):
        old.unlink()
    plain = kept._keep
    kept._keep = lambda body, place: None if place.is_relative_to(house) else plain(body, place)


def pytest_runtest_setup() -> None:
    """A test goes through what it would go through by itself, where mutmut looks what that is."""
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        forget()


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
