"""Where the vectors are, and keys to try things with."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inconfidence.vault.passwords import Cost

VECTORS = Path(__file__).parents[2] / "vectors" / "vault"


@pytest.fixture
def vectors() -> Callable[[str], list[dict[str, Any]]]:
    """Reads one file of vectors; an empty one would test nothing."""

    def read(name: str) -> list[dict[str, Any]]:
        cases: list[dict[str, Any]] = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
        assert cases
        return cases

    return read


@pytest.fixture
def cheap() -> Cost:
    """The least that Argon2 can be asked for."""
    return Cost(memory_kib=8, passes=1, lanes=1)
