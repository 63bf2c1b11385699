"""`inconfidence ledger`, over an exported ledger: what it prints and how it exits."""

import json
import sys
from pathlib import Path

import pytest
from ledger_cast import IMPOSTOR, KEY_LINE, ORIGIN, VERIFIER, MemoryLedger

from inconfidence.cli.main import main
from inconfidence.ledger.export import export_log
from inconfidence.ledger.note import key_line
from inconfidence.ledger.prooffile import EntryProof

LEDGER = MemoryLedger.of(300, 100)


@pytest.fixture
def exported(tmp_path):
    export_log(LEDGER, tmp_path / "export")
    return tmp_path / "export"


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "saved"
    path.write_bytes(LEDGER.notes[1])
    return path


def test_a_whole_ledger_exits_0(ledger, saved):
    code, output, _ = ledger("verify", "--checkpoint", saved)
    assert code == 0
    assert f"the ledger of {ORIGIN} is whole: 300 entries" in output
    assert "saved checkpoints that it lives up to: 1" in output


def test_the_outcome_as_json(ledger):
    code, output, _ = ledger("verify", "--json")
    assert code == 0
    words = json.loads(output)
    assert (words["whole"], words["size"], words["covered"], words["faults"]) == (True, 300, 300, [])


def test_a_flipped_byte_is_named_and_exits_1(ledger, exported):
    tile = exported / "tile/0/000"
    data = bytearray(tile.read_bytes())
    data[5 * 32] ^= 1
    tile.write_bytes(data)
    code, output, _ = ledger("verify")
    assert code == 1
    assert "the hash stored beside entry 5 was changed" in output
    code, output, _ = ledger("verify", "--json")
    assert code == 1
    assert [(fault["code"], fault["at"]) for fault in json.loads(output)["faults"]] == [("leaf-hash", 5)]


def test_a_cut_tail_is_named_and_exits_1(ledger, saved, tmp_path):
    export_log(MemoryLedger.of(100, 100), tmp_path / "cut")
    assert ledger("verify", source=tmp_path / "cut")[0] == 0
    code, output, _ = ledger("verify", "--checkpoint", saved, source=tmp_path / "cut")
    assert code == 1
    assert "a saved checkpoint is of 200 entries, but there are 100: the tail was cut" in output


def test_another_key_exits_1(ledger):
    code, output, _ = ledger("verify", key=key_line(ORIGIN, IMPOSTOR.public))
    assert code == 1
    assert "not signed by the key" in output


def test_a_proof_holds_for_whoever_gets_it(ledger):
    code, output, _ = ledger("proof", 41)
    assert code == 0
    assert EntryProof.from_bytes(output.encode()).verify(VERIFIER).size == 300


def test_no_proof_is_given_from_a_ledger_that_was_changed(ledger, exported):
    tile = exported / "tile/0/000"
    tile.write_bytes(bytes(8192))
    code, output, complaint = ledger("proof", 41)
    assert (code, output) == (1, "")
    assert "does not lead from entry 41" in complaint


def test_an_export_of_an_export_is_the_same(ledger, exported, tmp_path):
    code, output, _ = ledger("export", tmp_path / "copy")
    assert code == 0
    assert f"300 entries of {ORIGIN}" in output
    assert (tmp_path / "copy/checkpoint").read_bytes() == (exported / "checkpoint").read_bytes()


def test_an_export_that_is_refused_exits_1(ledger, tmp_path):
    longer = tmp_path / "longer"
    export_log(MemoryLedger.of(400, 100), longer)
    code, _, complaint = ledger("export", longer)
    assert code == 1
    assert "tail was cut" in complaint


@pytest.mark.parametrize(
    ("words", "options", "complaint"),
    [
        (["verify"], {"key": None}, "--public-key"),
        (["verify"], {"key": "nonsense"}, "`--public-key`"),
        (["verify"], {"key": KEY_LINE.replace("charity", "other")}, "copy it again"),
        (["verify"], {"source": "nowhere"}, "`nowhere` is not an exported ledger"),
        (["verify", "--checkpoint", "nowhere"], {}, "`nowhere`: no such file or directory"),
        (["verify", "--checkpoint", "."], {}, "`.`: is a directory"),
        (["proof", "300"], {}, "300"),
        (["export", "/dev/null/ledger"], {}, "not a directory"),
    ],
)
def test_what_can_not_be_worked_with_exits_2_in_plain_words(ledger, words, options, complaint):
    code, output, said = ledger(*words, **options)
    assert (code, output) == (2, "")
    assert said.startswith("inconfidence ledger: ")
    assert complaint in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("words", [["verify", "--checkpoint"], ["proof", "--since"]], ids=" ".join)
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff", b'{"v": 1}\n', b"a note\n\n\xe2\x80\x94 a AAAAAAA=\n"]
)
def test_a_saved_file_that_is_no_checkpoint_is_named_and_says_nothing_of_the_ledger(
    ledger, tmp_path, words, content
):
    (tmp_path / "photo").write_bytes(content)
    code, output, said = ledger(*words, tmp_path / "photo")
    assert (code, output) == (2, "")
    assert f"`{tmp_path / 'photo'}` is no checkpoint: " in said and "; give the file" in said


def test_a_saved_checkpoint_that_another_key_signed_is_about_the_ledger(ledger, exported, tmp_path):
    text, line = (exported / "checkpoint").read_bytes().split(b"\n\n", 1)
    (tmp_path / "old").write_bytes(text + b"\n\n" + line.replace(b"charity", b"charitable"))
    code, output, _ = ledger("verify", "--checkpoint", tmp_path / "old")
    assert code == 1
    assert "saved checkpoint number 1: the note is not signed" in output


def test_a_saved_file_without_end_exits_2(ledger, tmp_path):
    (tmp_path / "film").write_bytes(bytes(1_000_001))
    code, _, complaint = ledger("verify", "--checkpoint", tmp_path / "film")
    assert code == 2
    assert "too long" in complaint


def test_a_full_disk_is_not_called_a_fault_of_the_ledger(exported, monkeypatch, capsys):
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(["ledger", "proof", "0", "--export", str(exported), "--public-key", KEY_LINE]) == 2
        monkeypatch.undo()
    assert capsys.readouterr().err.startswith("inconfidence: the system refuses: no space left on device;")
