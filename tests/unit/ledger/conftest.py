"""Where the ledger's vectors are."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

VECTORS = Path(__file__).parents[2] / "vectors" / "ledger"


@pytest.fixture(scope="session")
def vectors() -> Callable[[str], Any]:
    """Reads one file of vectors; an empty one would test nothing."""

    def read(name: str) -> Any:
        found = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
        assert found
        return found

    return read
