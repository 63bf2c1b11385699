"""`inconfidence ledger witness`: what a trustee keeps at home, and what it shows."""

import stat
from argparse import ArgumentParser

import pytest
from ledger_cast import KEY_LINE, ORIGIN, MemoryLedger

from inconfidence.cli.ledger import configure, run
from inconfidence.ledger.export import export_log

NAME = "orchard.example/board"


@pytest.fixture
def witness(tmp_path, capsys):
    """Runs `inconfidence ledger witness` over a ledger; gives exit code, output and complaint."""

    def command(ledger, *words, name=NAME):
        parser = ArgumentParser()
        configure(parser)
        export = tmp_path / f"export-{len(ledger.rows)}-{id(ledger)}"
        export_log(ledger, export)
        own = ["--name", name, "--key", str(tmp_path / "key"), "--seen", str(tmp_path / "seen")]
        options = ["--export", str(export), "--public-key", KEY_LINE]
        code = run(parser.parse_args([*(words or ("witness", *own)), *options]))
        return code, *capsys.readouterr()

    return command


def test_a_ledger_that_grew_is_cosigned_again(witness, tmp_path):
    code, output, _ = witness(MemoryLedger.of(200, 100))
    assert code == 0
    assert f"200 entries of {ORIGIN} are cosigned" in output
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    code, output, _ = witness(MemoryLedger.of(300, 100))
    assert code == 0
    assert "300 entries" in output


def test_a_tail_cut_off_is_not_cosigned(witness, tmp_path):
    witness(MemoryLedger.of(300, 100))
    seen = (tmp_path / "seen").read_bytes()
    code, output, _ = witness(MemoryLedger.of(200, 100))
    assert code == 1
    assert "the tail was cut" in output
    assert "Nothing was cosigned" in output
    assert (tmp_path / "seen").read_bytes() == seen


def test_a_past_replaced_by_the_keeper_of_the_log_is_not_cosigned(witness):
    witness(MemoryLedger.of(200, 100))
    replaced = MemoryLedger()
    for number in range(300):
        replaced.append(MemoryLedger.of(1, 1).rows[0][1])
        if number % 100 == 99:
            replaced.sign()
    code, output, _ = witness(replaced)
    assert code == 1
    assert "the past was replaced" in output


def test_what_was_seen_and_replaced_is_noticed(witness, tmp_path):
    witness(MemoryLedger.of(200, 100))
    (tmp_path / "seen").write_bytes(MemoryLedger.of(100, 100).notes[0])
    code, _, complaint = witness(MemoryLedger.of(300, 100))
    assert code == 1
    assert "is not what you cosigned" in complaint


def test_a_saved_checkpoint_can_be_asked_for_its_witness(witness, tmp_path):
    ledger = MemoryLedger.of(200, 100)
    _, output, _ = witness(ledger)
    key = output.split("for those who ask: ")[1].strip()
    verify = ("verify", "--checkpoint", str(tmp_path / "seen"), "--witness", key)
    assert witness(MemoryLedger.of(300, 100), *verify)[0] == 0
    (tmp_path / "seen").write_bytes(ledger.notes[-1])
    code, _, complaint = witness(MemoryLedger.of(400, 100), *verify)
    assert code == 1
    assert f"not signed by the key of `{NAME}`" in complaint


@pytest.mark.parametrize("name", ["", "two words", "a+b"])
def test_a_name_that_cannot_sign_is_refused(witness, name):
    code, _, complaint = witness(MemoryLedger.of(100, 100), name=name)
    assert code == 2
    assert "`--name` must be one word" in complaint


def test_a_damaged_key_is_named(witness, tmp_path):
    (tmp_path / "key").write_bytes(b"half a k")
    code, _, complaint = witness(MemoryLedger.of(100, 100))
    assert code == 2
    assert "no key of a witness" in complaint
