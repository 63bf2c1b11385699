"""Where codes are found, what they stand on, and what of them can be trusted to be the same."""

import hashlib
import shutil
from pathlib import Path

import pytest
from codex_cast import HEADER, clause, code, draft

from inconfidence import codes
from inconfidence.codex import CodeError, bundled_ids, load
from inconfidence.codex.document.reader import read_source
from inconfidence.codex.library import assembled
from inconfidence.flow.errors import listed

SHELF = Path(codes.__file__).parent
PERMIT = "permit view\n  relation supporting"


def on(header_row: str) -> str:
    """The header of a draft with one more row."""
    return HEADER + header_row + "\n"


def test_the_five_codes_and_what_they_stand_on() -> None:
    assert bundled_ids() == ("csf-2012", "csf-2016", "csf-2024", "csg06", "cwc")
    assert bundled_ids("house", "law") == ("house", "law-fr", "law-uk")
    assert [part.header.id for part in load("cwc").foundations] == ["house", "law-uk"]


def test_a_code_is_compiled_once() -> None:
    assert load("csf-2024") is load("csf-2024")
    assert load(str(SHELF / "csf-2024.md")) is load("csf-2024")


def test_clauses_are_the_code_s_own_and_others_are_found_by_id() -> None:
    cwc = load("cwc")
    assert all(id.startswith("cwc/") for id in cwc.clauses)
    assert cwc.clause("house/care-team").title("fr")
    assert list(cwc.every_clause)[: len(cwc.clauses)] == list(cwc.clauses)
    with pytest.raises(KeyError):
        cwc.clause("csf-2012/minimum")


def test_the_digest_is_of_all_that_was_compiled(tmp_path: Path) -> None:
    one = code(tmp_path, clause(PERMIT))
    text = draft(clause(PERMIT)).encode()
    assert one.digest == hashlib.sha256(len(text).to_bytes(8, "big") + text).hexdigest()
    assert code(tmp_path, clause(PERMIT + "\n")).digest == one.digest
    assert code(tmp_path, clause(PERMIT.replace("view", "record"))).digest != one.digest
    resting = code(tmp_path, clause(PERMIT), header=on("| builds on | house |"))
    (tmp_path / "house.md").write_text((SHELF / "house.md").read_text("utf-8") + "\n", "utf-8")
    assert code(tmp_path, clause(PERMIT), header=on("| builds on | house |")).digest != resting.digest


def test_line_ends_do_not_change_the_digest(tmp_path: Path) -> None:
    file = tmp_path / "cwc.md"
    file.write_bytes((SHELF / "cwc.md").read_bytes().replace(b"\n", b"\r\n"))
    assert load(file).digest == load("cwc").digest


def test_a_document_beside_the_code_comes_before_a_bundled_one(tmp_path: Path) -> None:
    own = HEADER.replace("| id | draft |", "| id | house |").replace("| kind | code |", "| kind | house |")
    (tmp_path / "house.md").write_text(own + clause("permit erase").replace("draft/", "house/"), "utf-8")
    made = code(tmp_path, clause(PERMIT), header=on("| builds on | house |"))
    assert list(made.every_clause) == ["draft/first", "house/first"]


@pytest.mark.parametrize("name", ["csf-2025", "csf 2024", "", "no/such/file.md", "\0", "x" * 5000])
def test_a_code_that_is_not_there(name: str) -> None:
    with pytest.raises(CodeError, match="there is no code"):
        load(name)


@pytest.mark.parametrize(
    ("name", "hint", "near"),
    [
        ("csf-2042", "did you mean `csf-2024`?", "csf-2024"),
        ("zzz", f"known are {listed(bundled_ids())}, or the path of a file", None),
    ],
)
def test_the_nearest_code_is_named_or_all(name: str, hint: str, near: str | None) -> None:
    with pytest.raises(CodeError) as caught:
        load(name)
    (fault,) = caught.value.faults
    assert (fault.message, fault.nearest) == (f"there is no code `{name}`: {hint}", near)


@pytest.mark.parametrize(
    "row",
    ["| builds on | nowhere |", "|  Law| nowhere |", "| Builds On | house, nowhere |", " law | nowhere"],
)
def test_a_foundation_that_is_not_there_is_told_in_the_row_that_names_it(tmp_path: Path, row: str) -> None:
    with pytest.raises(CodeError) as caught:
        code(tmp_path, clause(PERMIT), header=on(row))
    (fault,) = caught.value.faults
    assert fault.message == "builds on `nowhere`, which is neither beside it nor bundled"
    assert (fault.file, fault.text, fault.line, fault.column) == (str(tmp_path / "draft.md"), row, 10, 1)


def test_what_a_code_builds_on_comes_before_the_law_of_either(tmp_path: Path) -> None:
    def beside(id: str, *rows: str) -> None:
        header = on("\n".join(rows)) if rows else HEADER
        text = draft(clause(PERMIT), header=header).replace("draft", id)
        (tmp_path / f"{id}.md").write_text(text, "utf-8")

    beside("base", "| builds on | deeper |", "| law | law-two |")
    beside("deeper")
    beside("law-one")
    beside("law-two")
    made = code(
        tmp_path, clause(PERMIT), header=on("| builds on | base, law-two |\n| law | law-one, law-two |")
    )
    assert [part.header.id for part in made.foundations] == ["base", "deeper", "law-two", "law-one"]


def test_documents_that_say_what_the_other_says_are_no_code(tmp_path: Path) -> None:
    one = code(tmp_path, clause(PERMIT)).source
    with pytest.raises(CodeError, match="`draft/first` is used twice: also in "):
        assembled((one, one))


def test_what_two_build_on_is_read_once(tmp_path: Path) -> None:
    for id in ("one", "two"):
        text = draft(clause(PERMIT), header=on("| builds on | house |")).replace("draft", id)
        (tmp_path / f"{id}.md").write_text(text, "utf-8")
    made = code(tmp_path, clause(PERMIT), header=on("| builds on | one, two |"))
    assert [part.header.id for part in made.foundations] == ["one", "house", "two"]


def test_codes_that_build_on_each_other_in_a_circle(tmp_path: Path) -> None:
    for id, other in (("one", "two"), ("two", "three"), ("three", "one")):
        text = draft(clause(PERMIT), header=on(f"| builds on | {other} |")).replace("draft", id)
        (tmp_path / f"{id}.md").write_text(text, "utf-8")
    with pytest.raises(CodeError, match="circle: one → two → three → one") as caught:
        load(tmp_path / "one.md")
    (fault,) = caught.value.faults
    assert fault.file.endswith("three.md")
    assert (
        fault.text
        == "| builds on | one |"
        == (tmp_path / "three.md").read_text("utf-8").split("\n")[fault.line - 1]
    )


def test_a_code_that_builds_on_itself(tmp_path: Path) -> None:
    with pytest.raises(CodeError, match="circle: draft → draft"):
        code(tmp_path, clause(PERMIT), header=on("| builds on | draft |"))


def test_a_foundation_with_a_fault_is_named_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "house.md").write_text("# nothing\n", "utf-8")
    with pytest.raises(CodeError, match=r"house\.md:1:1: the document has no header"):
        code(tmp_path, clause(PERMIT), header=on("| builds on | house |"))


@pytest.mark.parametrize("id", [*bundled_ids(), *bundled_ids("house", "law")])
def test_a_bundled_document_can_be_copied_and_edited(id: str, tmp_path: Path) -> None:
    shutil.copy(SHELF / f"{id}.md", tmp_path)
    assert load(tmp_path / f"{id}.md").digest == load(id).digest


@pytest.mark.parametrize("id", [*bundled_ids(), *bundled_ids("house", "law")])
def test_no_name_of_a_person_signs(id: str) -> None:
    header = read_source((SHELF / f"{id}.md").read_bytes(), id).header
    assert header.signed_by in ("", "president", "not stated")
