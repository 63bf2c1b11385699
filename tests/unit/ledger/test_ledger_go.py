"""Go's packages for checksum databases, which we did not write, verify what we export and prove.

From Debian: golang-go and golang-golang-x-mod-dev.
"""

import os
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path

import pytest
from ledger_cast import IMPOSTOR, KEY_LINE, ORIGIN, VERIFIER, MemoryLedger

from inconfidence.ledger.directory import DirectorySource, history_path, read_unchecked
from inconfidence.ledger.export import export_log
from inconfidence.ledger.note import key_line
from inconfidence.ledger.proving import Prover

PROGRAM = Path(__file__).parent / "go" / "inspect.go"
DEBIAN = Path("/usr/share/gocode")
HAS_GO = shutil.which("go") and (DEBIAN / "src/golang.org/x/mod/sumdb/tlog").is_dir()
pytestmark = pytest.mark.skipif(
    not HAS_GO, reason="Go is not here: `apt install golang-go golang-golang-x-mod-dev`"
)
SIZES = [1, 2, 255, 256, 257, 512, 700]


@pytest.fixture(scope="module")
def inspect(tmp_path_factory):
    """Runs the program; gives its exit code, and what it said."""
    folder = tmp_path_factory.mktemp("go")
    offline = {"GO111MODULE": "off", "GOPATH": str(DEBIAN), "GOCACHE": str(folder / "cache"), "GOFLAGS": ""}
    subprocess.run(
        ["go", "build", "-o", str(folder / "inspect"), str(PROGRAM)],
        check=True, env={**os.environ, **offline}, timeout=300,
    )  # fmt: skip

    def run(what, path, key=KEY_LINE, saved=None):
        command = [str(folder / "inspect"), what, str(path), key, *([] if saved is None else [str(saved)])]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        return done.returncode, done.stdout + done.stderr

    return run


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """700 entries, with a checkpoint at each of `SIZES`."""
    directory, ledger = tmp_path_factory.mktemp("exported"), MemoryLedger()
    whole = MemoryLedger.of(700, 700)
    for _, data, _ in whole.rows:
        ledger.append(data)
        if ledger.size() in SIZES:
            ledger.sign()
    export_log(ledger, directory)
    return directory


def test_go_verifies_every_entry_and_every_checkpoint(inspect, exported):
    code, said = inspect("log", exported)
    root = b64encode(read_unchecked((exported / "checkpoint").read_bytes()).root).decode()
    assert (code, said) == (0, f"entries 700\ncheckpoints {len(SIZES)}\nroot {root}\n")


def test_go_verifies_a_tree_of_three_levels(inspect, large_export):
    code, said = inspect("log", large_export)
    assert code == 0, said
    assert said.startswith("entries 66000\ncheckpoints 2\n")


@pytest.mark.parametrize("index", [0, 255, 256, 511, 600, 699])
def test_go_verifies_our_proofs(inspect, exported, tmp_path, index):
    (tmp_path / "proof").write_bytes(Prover(DirectorySource(exported), VERIFIER).entry(index).to_bytes())
    assert inspect("proof", tmp_path / "proof") == (0, f"entry {index} of 700\n")


@pytest.mark.parametrize("number", range(len(SIZES)))
def test_go_verifies_that_the_log_grew(inspect, exported, tmp_path, number):
    saved = exported / history_path(number)
    growth = Prover(DirectorySource(exported), VERIFIER).growth(saved.read_bytes())
    (tmp_path / "growth").write_bytes(growth.to_bytes())
    assert inspect("growth", tmp_path / "growth", saved=saved) == (0, f"from {SIZES[number]} to 700\n")
    other = exported / history_path((number + 1) % len(SIZES))
    assert inspect("growth", tmp_path / "growth", saved=other)[0] == 1


def test_go_refuses_what_we_refuse(inspect, exported, tmp_path):
    """So that the tests above can fail."""
    assert inspect("log", exported, key_line(ORIGIN, IMPOSTOR.public))[0] == 1
    for name in ("checkpoint", history_path(2), "tile/0/001", "tile/entries/001", "tile/1/000.p/2"):
        copy = shutil.copytree(exported, tmp_path / name.replace("/", "-"))
        data = bytearray((copy / name).read_bytes())
        data[len(ORIGIN) + 1] ^= 1
        (copy / name).write_bytes(data)
        assert inspect("log", copy)[0] == 1, name
    proof = Prover(DirectorySource(exported), VERIFIER).entry(5).to_bytes()
    (tmp_path / "proof").write_bytes(proof.replace(b"index 5", b"index 6"))
    assert inspect("proof", tmp_path / "proof")[0] == 1
