"""An export: what is in the directory, what it refuses, and what an inspection of it finds."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_cast import IMPOSTOR, SIGNER, VERIFIER, MemoryLedger, entry

from inconfidence.ledger.checkpoint import Checkpoint, signed_checkpoint
from inconfidence.ledger.directory import DirectorySource
from inconfidence.ledger.errors import ExportRefused
from inconfidence.ledger.export import export_log
from inconfidence.ledger.fsck import verify_ledger
from inconfidence.ledger.hashing import leaf_hash

SIZE, EVERY = 700, 150


@pytest.fixture(scope="module")
def ledger():
    """700 entries, checkpoints up to 600."""
    return MemoryLedger.of(SIZE, EVERY)


@pytest.fixture
def exported(ledger, tmp_path):
    export_log(ledger, tmp_path)
    return tmp_path


def files(directory):
    return sorted(str(path.relative_to(directory)) for path in directory.rglob("*") if path.is_file())


def faults(directory, saved=()):
    return verify_ledger(DirectorySource(directory), VERIFIER, saved).faults


def test_an_export_is_laid_out_as_tlog_tiles(exported):
    tiles = ["000", "001", "002.p/88"]
    assert files(exported) == sorted([
        "checkpoint",
        *(f"checkpoints/00{number}" for number in range(4)),
        *(f"tile/0/{tile}" for tile in tiles),
        *(f"tile/entries/{tile}" for tile in tiles),
        "tile/1/000.p/2",
    ])  # fmt: skip


def test_an_export_reads_back_as_the_ledger_up_to_its_newest_checkpoint(ledger, exported):
    source = DirectorySource(exported)
    assert list(source.entries(0, 10_000)) == ledger.rows[:600]
    assert list(source.entries(250, 260)) == ledger.rows[250:260]
    assert list(source.checkpoints()) == ledger.notes
    report = verify_ledger(source, VERIFIER, ledger.notes)
    assert report.whole
    assert (report.size, report.covered) == (600, 600)


def test_an_export_grows_in_place(tmp_path):
    growing = MemoryLedger()
    for step in (0, 1, 255, 256, 257, 511, 700):
        while growing.size() < step:
            growing.append(entry(growing.size()).to_bytes())
        growing.sign()
        export_log(growing, tmp_path / "grown")
        export_log(growing, tmp_path / str(step))
        assert verify_ledger(DirectorySource(tmp_path / "grown"), VERIFIER, growing.notes).whole
        assert files(tmp_path / "grown") == files(tmp_path / str(step))


def test_a_large_export_has_two_levels_that_are_full(large_export):
    assert (large_export / "tile/1/000").is_file()
    assert (large_export / "tile/2/000.p/1").is_file()
    assert verify_ledger(DirectorySource(large_export), VERIFIER).whole


def test_an_export_again_changes_nothing(ledger, exported):
    before = {name: (exported / name).stat().st_mtime_ns for name in files(exported) if name != "checkpoint"}
    export_log(ledger, exported)
    assert {name: (exported / name).stat().st_mtime_ns for name in before} == before


def test_what_nobody_signed_is_not_exported(tmp_path):
    with pytest.raises(ExportRefused, match="no checkpoint yet"):
        export_log(MemoryLedger.of(10, 100), tmp_path)
    assert files(tmp_path) == []


def test_a_ledger_whose_entries_were_changed_is_not_published(tmp_path):
    ledger = MemoryLedger.of(300, 300)
    ledger.rows[7] = (7, entry(999).to_bytes(), leaf_hash(entry(999).to_bytes()))
    with pytest.raises(ExportRefused, match="not those"):
        export_log(ledger, tmp_path)
    assert "checkpoint" not in files(tmp_path)


@pytest.mark.parametrize(
    "spoil", [lambda rows: rows.pop(), lambda rows: rows.pop(5), lambda rows: rows.clear()]
)
def test_a_ledger_with_missing_entries_is_not_published(tmp_path, spoil):
    ledger = MemoryLedger.of(300, 300)
    spoil(ledger.rows)
    with pytest.raises(ExportRefused, match="missing"):
        export_log(ledger, tmp_path)
    assert "checkpoint" not in files(tmp_path)


def test_what_was_published_is_never_changed(exported):
    """The past was replaced, and signed again with the right key: the earlier export stays as it is."""
    forged = MemoryLedger()
    for number in range(SIZE):
        forged.append(entry(number + (number > 40)).to_bytes())
    forged.sign()
    before = {name: (exported / name).read_bytes() for name in files(exported)}
    with pytest.raises(ExportRefused, match="exported before"):
        export_log(forged, exported)
    assert {name: (exported / name).read_bytes() for name in before} == before


def test_a_shorter_ledger_does_not_replace_a_longer_export(exported):
    with pytest.raises(ExportRefused, match="tail was cut"):
        export_log(MemoryLedger.of(300, EVERY), exported)


def test_another_log_does_not_replace_an_export(exported):
    other = MemoryLedger()
    other.notes = [
        signed_checkpoint(Checkpoint("ledger.example/elsewhere", 0, other.frontier.root()), SIGNER)
    ]
    with pytest.raises(ExportRefused, match="another log"):
        export_log(other, exported)


def test_broken_checkpoints_are_not_exported_nor_built_upon(ledger, exported, tmp_path):
    broken = MemoryLedger.of(10, 10)
    broken.notes.append(b"\xff")
    with pytest.raises(ExportRefused, match="newest checkpoint is broken"):
        export_log(broken, tmp_path / "new")
    (exported / "checkpoint").write_bytes(b"\xff")
    with pytest.raises(ExportRefused, match="own `checkpoint` is broken"):
        export_log(ledger, exported)


def test_a_write_that_fails_leaves_the_old_file_and_no_draft(exported, monkeypatch):
    import inconfidence.ledger.files as module

    before = (exported / "checkpoint").read_bytes()
    monkeypatch.setattr(module.os, "fsync", lambda _: (_ for _ in ()).throw(OSError("no space left")))
    with pytest.raises(OSError, match="no space"):
        module.write_whole(exported / "checkpoint", b"new")
    assert (exported / "checkpoint").read_bytes() == before
    assert not list(exported.glob(".checkpoint*"))


# What an inspection finds in a directory that somebody was at


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    """300 entries: two bundles, two tiles of leaves, one above them, three checkpoints."""
    directory = tmp_path_factory.mktemp("spoilt")
    export_log(MemoryLedger.of(300, 100), directory)
    return directory


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(st.data())
def test_a_flipped_bit_in_any_file_is_named(spoilt, data):
    name = data.draw(st.sampled_from(files(spoilt)))
    whole = (spoilt / name).read_bytes()
    bit = data.draw(st.integers(0, len(whole) * 8 - 1))
    changed = bytearray(whole)
    changed[bit // 8] ^= 1 << bit % 8
    (spoilt / name).write_bytes(changed)
    try:
        sentences = " ".join(fault.sentence for fault in faults(spoilt))
    finally:
        (spoilt / name).write_bytes(whole)
    assert any(word in sentences for word in suspects(name, bit // 8))


def suspects(name, byte):
    """What a sentence must name, if this byte of this file was changed: the file, the entry, or the hash."""
    if name.startswith("tile/0/"):
        return [f"hash stored beside entry {bundle(name) * 256 + byte // 32} was changed"]
    if name.startswith("tile/entries/"):
        return [f"`{name}`", "entry"]
    if name.startswith("checkpoints/"):
        return [f"stored checkpoint number {int(name[-3:])}:"]
    return [f"`{name}`"]


def bundle(name):
    return int(name.split("/")[2][:3])


def test_a_flipped_bit_in_an_exported_entry_names_the_entry(exported):
    bundle = exported / "tile/entries/001"
    data = bytearray(bundle.read_bytes())
    data[2 + 10] ^= 1
    bundle.write_bytes(data)
    found = [(fault.code, fault.at) for fault in faults(exported)]
    assert ("leaf-hash", 256) in found
    assert {code for code, _ in found} == {"leaf-hash", "entry-malformed"}


@pytest.mark.parametrize("cut", [0, 1, 31])
def test_each_file_that_was_cut_short_is_named(exported, cut):
    for name in files(exported):
        whole = (exported / name).read_bytes()
        (exported / name).write_bytes(whole[:cut])
        assert faults(exported), name
        (exported / name).write_bytes(whole)
    assert not faults(exported)


def test_each_file_that_is_gone_is_named(exported):
    for name in files(exported):
        away = (exported / name).rename(exported / "away")
        sentences = " ".join(fault.sentence for fault in faults(exported))
        assert f"`{name}`" in sentences or name.startswith("checkpoints/"), name
        assert sentences, name
        away.rename(exported / name)
    assert not faults(exported)


def test_files_of_any_length_and_directories_in_their_place_are_named(exported):
    for name in files(exported):
        whole = (exported / name).read_bytes()
        with (exported / name).open("wb") as file:
            file.truncate(40 * 2**20)
        assert faults(exported), name
        (exported / name).unlink()
        (exported / name).mkdir()
        assert faults(exported), name
        (exported / name).rmdir()
        (exported / name).write_bytes(whole)


def test_an_older_export_in_its_place_is_found_by_a_saved_checkpoint(ledger, tmp_path):
    old = MemoryLedger.of(300, EVERY)
    export_log(old, tmp_path)
    (fault,) = faults(tmp_path, ledger.notes[-1:])
    assert (fault.code, fault.at) == ("saved-cut", 600)


def test_a_size_that_was_made_up_ends_soon_and_is_named(exported):
    """The impostor claims entries that would take years to look for."""
    lie = signed_checkpoint(Checkpoint(VERIFIER.name, 2**62, bytes(32)), IMPOSTOR)
    (exported / "checkpoint").write_bytes(lie)
    assert "stored checkpoint number 4: the note is not signed" in " ".join(
        f.sentence for f in faults(exported)
    )
    shutil.rmtree(exported / "checkpoints")
    report = verify_ledger(DirectorySource(exported), VERIFIER)
    assert not report.whole
    assert not report.finished
