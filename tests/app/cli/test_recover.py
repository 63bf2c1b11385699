"""The sheets on the command line: rehearsed at founding, and typed in again when a manager's password is lost."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tests.app.cli.test_init import answers
from tests.installation import PASSWORD, Installation

NEW = "another gate in the hedge"
SHEETS = "practice-sheets"


@pytest.fixture(scope="module")
def founded(just_founded: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A practice charity, with its sheets."""
    return just_founded.copied(tmp_path_factory.mktemp("recovered") / "var")


def words_of(house: Installation) -> list[str]:
    return (house.folder / SHEETS / "words.txt").read_text().splitlines()


def typed(*sheets: str, password: str = NEW) -> str:
    """What somebody types: each sheet and an empty line, then the password twice."""
    return "".join(f"{sheet}\n\n" for sheet in sheets) + f"{password}\n{password}\n"


def recover(house: Installation, said: str, email: str = "kestrel@garden.example"):
    return house.run("recover", "--email", email, typed=said)


def test_a_practice_copy_says_that_its_sheets_lie_about(tmp_path: Path) -> None:
    house = Installation(tmp_path / "practice")
    house.folder.mkdir(mode=0o700)
    done = house.run("init", "--from", answers(tmp_path))
    assert "PRACTICE" in done.stdout
    assert {path.name for path in (house.folder / SHEETS).iterdir()} == {
        "sheet-1.pdf",
        "sheet-2.pdf",
        "sheet-3.pdf",
        "words.txt",
    }
    assert (house.folder / SHEETS / "sheet-1.pdf").read_bytes().startswith(b"%PDF")


def test_two_sheets_give_the_manager_keys_again(founded: Installation) -> None:
    first, _second, third = words_of(founded)
    done = recover(founded, typed(third, first))
    assert done.returncode == 0, done.stderr
    assert "signs in at once with the new password" in done.stdout
    assert founded.run("ledger", "verify").returncode == 0
    # One word of a sheet may be one that the program says anyway; two in a row are the sheet's.
    for sheet in (first.split(), third.split()):
        for pair in pairwise(sheet):
            assert " ".join(pair) not in done.stdout + done.stderr
    with founded.served() as address:
        from tests.visitor import Visitor

        assert Visitor(address).sign_in("kestrel@garden.example", NEW).location == "/"
        wrong = Visitor(address).fill_in("/sign-in/", email="kestrel@garden.example", password=PASSWORD)
        assert wrong.status == 200


def test_a_wrong_word_is_said_by_its_place_and_the_sheet_asked_for_again(founded: Installation) -> None:
    first, second, _third = words_of(founded)
    spoilt = " ".join(["zebra", *first.split()[1:]])
    done = recover(founded, typed(spoilt, first, first, second))
    assert done.returncode == 0, done.stderr
    assert "number `1`" in done.stderr
    assert "sheet `1` was given already" in done.stderr
    assert "zebra" not in done.stdout + done.stderr


@pytest.mark.parametrize("sheets", [0, 1])
def test_too_few_change_nothing(founded: Installation, sheets: int) -> None:
    before = founded.sql("SELECT password FROM store_member")
    done = recover(founded, "".join(f"{words}\n\n" for words in words_of(founded)[:sheets]))
    assert done.returncode == 2
    assert "nothing was changed" in done.stderr
    assert "Traceback" not in done.stderr
    assert founded.sql("SELECT password FROM store_member") == before


def test_sheets_of_another_charity(founded: Installation, practice: Installation) -> None:
    done = recover(founded, typed(*words_of(practice)[:2]))
    assert done.returncode == 2
    assert "belong to another charity" in done.stderr


def test_an_address_that_is_no_managers(founded: Installation) -> None:
    done = recover(founded, "", email="wren@garden.example")
    assert done.returncode == 2
    assert "no manager has this address" in done.stderr


def test_a_password_that_is_too_short(founded: Installation) -> None:
    done = recover(founded, typed(*words_of(founded)[:2], password="short"))
    assert done.returncode == 2
    assert "at least `12` characters" in done.stderr


def test_a_real_founding_asks_where_the_sheets_may_lie(tmp_path: Path) -> None:
    real = Installation(tmp_path / "real", {"INCONFIDENCE_PRACTICE": "no"})
    done = real.run("init", "--from", answers(tmp_path))
    assert done.returncode == 2
    assert "`sheets`" in done.stderr


def test_a_real_founding_that_nobody_rehearses_founds_nothing(tmp_path: Path) -> None:
    """The sheets are gone again, and so is the charity."""
    real = Installation(tmp_path / "real", {"INCONFIDENCE_PRACTICE": "no"})
    folder = tmp_path / "stick"
    done = real.run("init", "--from", answers(tmp_path), "--sheets", str(folder), "--sheets-made", "5")
    assert done.returncode == 2
    assert "nothing was founded" in done.stderr
    assert list(folder.iterdir()) == []
    assert real.sql("SELECT count(*) FROM store_charity") == [(0,)]


def test_a_real_founding_is_done_once_enough_sheets_were_read_back(
    tmp_path: Path, monkeypatch, capsys
) -> None:
    """In this process, so that what is on the paper can be typed: by whoever holds it, as nobody else can."""
    from inconfidence.charity.sheets import folder as paper
    from inconfidence.cli import sheets_rehearsed

    printed: list[str] = []
    seen: list[set[str]] = []
    typeset = paper.typeset

    def kept(sheet, title):
        printed.append(" ".join(sheet.words))
        return typeset(sheet, title)

    def trustees(_prompt=""):
        if not lines:
            seen.append({path.name for path in stick.iterdir()})
            words = printed[0].split()
            sheets = [
                "not the words of it",
                "",
                printed[2],
                "",
                " ".join(words[:11]),
                " ".join(words[11:]),
                "",
            ]
            lines.extend(iter(sheets))
        line = lines.pop(0)
        # Nothing is typed a second time: a sheet that is refused must not be asked for for ever.
        lines.extend([] if lines else [None])
        if line is None:
            raise EOFError
        return line

    lines: list[str | None] = []
    stick = tmp_path / "stick"
    monkeypatch.setattr(paper, "typeset", kept)
    monkeypatch.setattr("builtins.input", trustees)
    half = sheets_rehearsed.sheets_rehearsed(stick, "Garden Support", 3)
    assert (half.needed, half.made) == (2, 3)
    assert seen[0] == {"sheet-1.pdf", "sheet-2.pdf", "sheet-3.pdf"}
    assert list(stick.iterdir()) == []
    said = capsys.readouterr()
    assert "a sheet has `33` words and this has `5`" in said.err
    assert not any(words in said.out + said.err for words in printed)


def test_sheets_are_never_written_over_others(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "sheet-2.pdf").write_bytes(b"somebody's only copy")
    real = Installation(tmp_path / "real", {"INCONFIDENCE_PRACTICE": "no"})
    done = real.run("init", "--from", answers(tmp_path), "--sheets", str(stick))
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert {path.name for path in stick.iterdir()} == {"sheet-2.pdf"}
    assert (stick / "sheet-2.pdf").read_bytes() == b"somebody's only copy"


@pytest.mark.parametrize("made", ["4", 2, None, [3]])
def test_no_other_number_of_sheets(tmp_path: Path, made: object) -> None:
    house = Installation(tmp_path / "house")
    house.folder.mkdir(mode=0o700)
    path = tmp_path / "sheets.json"
    path.write_text(json.dumps({**json.loads(Path(answers(tmp_path)).read_text()), "sheets_made": made}))
    done = house.run("init", "--from", str(path))
    assert done.returncode == 2
    assert "`sheets_made` must be `3`" in done.stderr
