"""Where the ledger's vectors are, and a ledger too long to make twice."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ledger_cast import KEY_LINE, MemoryLedger

from inconfidence.cli.ledger import configure, run
from inconfidence.ledger.export import export_log

VECTORS = Path(__file__).parents[2] / "vectors" / "ledger"


@pytest.fixture(scope="session")
def vectors() -> Callable[[str], Any]:
    """Reads one file of vectors; an empty one would test nothing."""

    def read(name: str) -> Any:
        found = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
        assert found
        return found

    return read


@pytest.fixture(scope="session")
def large_export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """66,000 entries, so that tiles of the second level are full; checkpoints at half and at the end."""
    directory = tmp_path_factory.mktemp("large")
    export_log(MemoryLedger.of(66_000, 33_000), directory)
    return directory


@pytest.fixture
def ledger(exported, capsys):
    """Runs `inconfidence ledger` over the module's own `exported`; gives exit code, output and complaint."""

    def command(*words, source=exported, key=KEY_LINE):
        parser = ArgumentParser()
        configure(parser)
        options = ["--export", str(source)] + (["--public-key", key] if key else [])
        code = run(parser.parse_args([*map(str, words), *options]))
        return code, *capsys.readouterr()

    return command
