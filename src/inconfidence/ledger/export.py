"""Writes a ledger out as C2SP tlog-tiles, so that a stranger can verify it with other tools."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from inconfidence.ledger.checkpoint import Checkpoint
from inconfidence.ledger.directory import CHECKPOINT, history_path, read_unchecked
from inconfidence.ledger.errors import CheckpointBroken, ExportRefused
from inconfidence.ledger.files import write_once, write_whole
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import HASH_SIZE, leaf_hash
from inconfidence.ledger.source import LedgerSource, newest_note
from inconfidence.ledger.tiles import (
    WIDTH,
    Tile,
    TileBuilder,
    bundle_path,
    encode_bundle,
    partial_tiles,
    tile_path,
)


def export_log(source: LedgerSource, directory: Path) -> Checkpoint:
    """Write everything up to the newest checkpoint into `directory`; give that checkpoint.

    An export may go on where an earlier one ended. `checkpoint` is written last, once all that it
    speaks of is on disk. Signatures are not checked here: `verify_ledger` does that.
    Raises ExportRefused where the entries do not give the checkpoint's root, or where something was
    published before with another content; SourceBroken where the ledger cannot be read; OSError.
    """
    note, checkpoint = _newest(source)
    _check_earlier(directory, checkpoint)
    if _write_tree(source, checkpoint.size, directory).root() != checkpoint.root:
        raise ExportRefused(
            f"the first {checkpoint.size} entries are not those that the newest checkpoint signed for: "
            "run `inconfidence ledger verify`"
        )
    for number, earlier in enumerate(source.checkpoints()):
        write_once(directory / history_path(number), earlier, history_path(number))
    os.sync()  # the names of all those files, before the one that promises them
    write_whole(directory / CHECKPOINT, note)
    _remove_stale(directory, checkpoint.size)
    return checkpoint


def _newest(source: LedgerSource) -> tuple[bytes, Checkpoint]:
    note = newest_note(source)
    if note is None:
        raise ExportRefused("the ledger has no checkpoint yet, and what nobody signed is not exported")
    try:
        return note, read_unchecked(note)
    except CheckpointBroken as broken:
        raise ExportRefused(f"the newest checkpoint is broken: {broken}") from broken


def _check_earlier(directory: Path, checkpoint: Checkpoint) -> None:
    """Refuse a directory that holds another log, or a longer one."""
    path = directory / CHECKPOINT
    if not path.exists():
        return
    try:
        earlier = read_unchecked(path.read_bytes())
    except CheckpointBroken as broken:
        raise ExportRefused(f"the directory's own `{CHECKPOINT}` is broken: {broken}") from broken
    if earlier.origin != checkpoint.origin:
        raise ExportRefused(f"the directory holds another log, `{earlier.origin}`: choose an empty one")
    if earlier.size > checkpoint.size:
        raise ExportRefused(
            f"the directory holds {earlier.size} entries, and the ledger signs for {checkpoint.size}: "
            "its tail was cut, or it is an old copy"
        )


def _write_tree(source: LedgerSource, size: int, directory: Path) -> Frontier:
    """Write bundles and tiles of the first `size` entries; give the frontier that they have."""
    builder, frontier, bundle = TileBuilder(), Frontier.empty(), list[bytes]()
    for data in _entries(source, size):
        bundle.append(data)
        leaf = leaf_hash(data)
        frontier = frontier.append(leaf)
        _write_tiles(directory, builder.append(leaf))
        if len(bundle) == WIDTH or frontier.size == size:
            index = (frontier.size - 1) // WIDTH
            path = bundle_path(index, len(bundle))
            write_once(directory / path, encode_bundle(bundle), path)
            bundle = []
    _write_tiles(directory, builder.rest())
    return frontier


def _entries(source: LedgerSource, size: int) -> Iterator[bytes]:
    expected = 0
    for index, data, _ in source.entries(0, size):
        if index != expected:
            break
        expected += 1
        yield data
    if expected != size:
        raise ExportRefused(f"entry {expected} of {size} is missing: run `inconfidence ledger verify`")


def _write_tiles(directory: Path, tiles: list[Tile]) -> None:
    for level, index, hashes in tiles:
        path = tile_path(level, index, len(hashes) // HASH_SIZE)
        write_once(directory / path, hashes, path)


def _remove_stale(directory: Path, size: int) -> None:
    """Remove partial tiles of shorter trees: every file of an export can then be derived again."""
    current = {tile_path(*tile) for tile in partial_tiles(size)}
    if size % WIDTH:
        current.add(bundle_path(size // WIDTH, size % WIDTH))
    for folder in (directory / "tile").rglob("*.p"):
        for path in list(folder.iterdir()):
            if str(path.relative_to(directory)) not in current:
                path.unlink()
        if not any(folder.iterdir()):
            shutil.rmtree(folder)
