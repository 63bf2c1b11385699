"""Verifiers that we did not write, over an export: Go's packages for checksum databases, and pymerkle."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pymerkle
from long_log import LongLog

from inconfidence.ledger.tiles import bundle_path, bundle_width, decode_bundle

PROGRAM = Path(__file__).parents[1] / "tests/unit/ledger/go/inspect.go"
DEBIAN = Path("/usr/share/gocode")


def verified(directory: Path, log: LongLog, scratch: Path) -> Iterator[tuple[str, float]]:
    """What each of them did, and in how many seconds of the clock. Raises where one does not agree with us."""
    if shutil.which("go") and DEBIAN.is_dir():
        yield "Go's sumdb: every entry, every checkpoint, every tile", _go(directory, log, scratch)
    else:
        print("Go is not here: `apt install golang-go golang-golang-x-mod-dev`")
    yield "pymerkle: every entry, the root", _pymerkle(directory, log)


def _go(directory: Path, log: LongLog, scratch: Path) -> float:
    program = scratch / "inspect"
    offline = {"GO111MODULE": "off", "GOPATH": str(DEBIAN), "GOCACHE": str(scratch / "cache"), "GOFLAGS": ""}
    subprocess.run(["go", "build", "-o", program, PROGRAM], check=True, env={**os.environ, **offline})
    started = time.perf_counter()
    done = subprocess.run(
        [program, "log", directory, log.key_line], check=True, capture_output=True, text=True
    )
    taken = time.perf_counter() - started
    assert done.stdout.startswith(f"entries {log.size()}\n"), done.stdout
    return taken


def _pymerkle(directory: Path, log: LongLog) -> float:
    """It has no reader of tiles: every entry is hashed anew, and the root compared."""
    tree, size = pymerkle.InmemoryTree(), log.size()
    started = time.perf_counter()
    for bundle in range(-(-size // 256)):
        width = bundle_width(bundle, size)
        for data in decode_bundle((directory / bundle_path(bundle, width)).read_bytes(), width):
            tree.append_entry(data)
    assert tree.get_state() == log.frontier.root()
    return time.perf_counter() - started
