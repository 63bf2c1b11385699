"""Whatever is put in the place of a tile, a checkpoint, a proof or a witness's file: a sentence, never a stack trace.

Over the command line, in process. A sentence says where it is wrong and what to do; nothing false is given out.
"""

import io
import re
import shutil
import tempfile
from argparse import ArgumentParser
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_cast import KEY_LINE, VERIFIER, MemoryLedger

from inconfidence.cli.ledger import configure, run
from inconfidence.ledger.export import export_log
from inconfidence.ledger.prooffile import EntryProof

LEDGER = MemoryLedger.of(300, 100)
PLACE = re.compile(r"entr(y|ies) \d|`[^`]+`|checkpoint")
CURE = re.compile(r"[Ww]hat now: .*(`inconfidence|board)|[;:] (give|name|choose|copy|put) ")
FEW = settings(deadline=None, max_examples=60)

pieces = st.one_of(
    st.tuples(st.just("cut"), st.floats(0, 1)),
    st.tuples(st.just("flip"), st.floats(0, 1)),
    st.tuples(st.just("longer"), st.sampled_from([1, 31, 32, 70_000, 1_100_000])),
    st.tuples(st.just("bytes"), st.binary(max_size=400)),
    st.tuples(st.just("text"), st.text(max_size=200)),
    st.tuples(st.just("folder"), st.none()),
)


def spoil(path, how, what):
    """Puts something else in the place of a file; gives whether that changed it."""
    data = path.read_bytes()
    at = int(what * (len(data) - 1)) if isinstance(what, float) else 0
    path.unlink()
    if how == "folder":
        path.mkdir()
        return True
    spoilt = {
        "cut": lambda: data[:at],
        "flip": lambda: data[:at] + bytes((data[at] ^ 1 << at % 8,)) + data[at + 1 :],
        "longer": lambda: data + data[:1] * what,
        "bytes": lambda: what,
        "text": lambda: what.encode(),
    }[how]()
    path.write_bytes(spoilt)
    return spoilt != data


def command(*words, export=None, key=KEY_LINE):
    """`inconfidence ledger`: exit code, what it printed, what it complained of."""
    parser, said, complained = ArgumentParser(), io.StringIO(), io.StringIO()
    configure(parser)
    given = [*map(str, words), "--export", str(export), "--public-key", key]
    with redirect_stdout(said), redirect_stderr(complained):
        code = run(parser.parse_args(given))
    return code, said.getvalue(), complained.getvalue()


def refused(code, said, complained):
    """Asserts that a refusal says where and what now, in as many lines as faults; and no more."""
    assert code in (1, 2), said
    told = said + complained
    assert PLACE.search(told), told
    assert CURE.search(told), told
    assert "Traceback" not in told
    assert len(told) < 50_000


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile") / "export"
    export_log(LEDGER, folder)
    return folder


@pytest.fixture(scope="module")
def given_out(exported, tmp_path_factory):
    """What people are given: a proof, a proof of growth, what a witness keeps, and a saved checkpoint."""
    folder = tmp_path_factory.mktemp("given")
    (folder / "saved").write_bytes(LEDGER.notes[1])
    command("proof", 41, "--since", folder / "saved", "--to", folder, export=exported)
    command("witness", *own(folder), export=exported)
    assert {path.name for path in folder.iterdir()} >= {
        "41.tlog-proof",
        "grown-from-200.proof",
        "key",
        "seen",
    }
    return folder


def own(folder):
    return "--name", "orchard.example/board", "--key", folder / "key", "--seen", folder / "seen"


def names(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@FEW
@given(which=st.integers(0, 20), piece=pieces)
def test_a_spoilt_export_is_never_called_whole(exported, which, piece):
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(exported, Path(folder) / "copy"))
        name = names(copy)[which % len(names(copy))]
        changed = spoil(copy / name, *piece)
        outcome = command("verify", export=copy)
        if changed:
            refused(*outcome)
        else:
            assert outcome[0] == 0
        code, said, complained = command("proof", 41, export=copy)
        if code:
            assert said == ""
            refused(code, said, complained)
        else:
            assert EntryProof.from_bytes(said.encode()).verify(VERIFIER).size <= 300
        for words in (("export", Path(folder) / "again"), ("witness", *own(Path(folder)))):
            outcome = command(*words, export=copy)
            assert outcome[0] == 0 or refused(*outcome) is None


@FEW
@given(which=st.sampled_from(["41.tlog-proof", "grown-from-200.proof"]), piece=pieces)
def test_a_spoilt_proof_proves_nothing(given_out, which, piece):
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(given_out, Path(folder) / "copy"))
        changed = spoil(copy / which, *piece)
        outcome = command("verify", "--proof", copy / which, "--checkpoint", copy / "saved")
        assert not changed or refused(*outcome) is None


@FEW
@given(which=st.sampled_from(["saved", "seen", "key"]), piece=pieces)
def test_a_witness_cosigns_nothing_over_spoilt_files(exported, given_out, which, piece):
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(given_out, Path(folder) / "copy"))
        changed = spoil(copy / which, *piece)
        if which == "saved":
            outcome = command("verify", "--checkpoint", copy / "saved", export=exported)
        else:
            outcome = command("witness", *own(copy), export=exported)
        assert not changed or refused(*outcome) is None


@pytest.mark.parametrize("which", ["checkpoint", "checkpoints/000", "tile/0/000", "tile/entries/000"])
def test_what_was_put_back_or_turned_round_is_named(exported, tmp_path, which):
    """A checkpoint that is replayed is whole in itself, and signed."""
    copy = Path(shutil.copytree(exported, tmp_path / "copy"))
    replayed = {"checkpoint": LEDGER.notes[0], "checkpoints/000": LEDGER.notes[2]}
    (copy / which).write_bytes(replayed.get(which) or (copy / which).read_bytes()[::-1])
    refused(*command("verify", export=copy))


@FEW
@given(key=st.text(max_size=120).filter(lambda key: not key.startswith("-")))
def test_no_text_passes_for_a_key(exported, key):
    code, said, complained = command("verify", export=exported, key=key)
    assert (code, said) == (2, "")
    assert "`--public-key`" in complained or "--public-key" in complained


def test_a_checkpoint_that_promises_more_than_any_disk_holds(exported, tmp_path):
    """Nothing is reserved for it, and nobody waits for entries that never were."""
    copy = Path(shutil.copytree(exported, tmp_path / "copy"))
    for name in ("checkpoint", "checkpoints/002"):
        (copy / name).write_bytes((copy / name).read_bytes().replace(b"\n300\n", b"\n9223372036854775807\n"))
    refused(*command("verify", export=copy))
    refused(*command("proof", 41, export=copy))
    refused(*command("export", tmp_path / "again", export=copy))
