"""What is kept of a document is what it says, or is not used."""

from pathlib import Path

import pytest

from inconfidence import codes
from inconfidence.codex import CodeError, bundled_ids, kept
from inconfidence.codex.document.reader import read_source
from inconfidence.codex.kept import kept_source
from inconfidence.codex.source import Source

SHELF = Path(codes.__file__).parent


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document of its own."""
    path = tmp_path / "csg06.md"
    path.write_bytes((SHELF / "csg06.md").read_bytes())
    return path


@pytest.fixture
def times_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that had to be read, one by one."""
    found: list[str] = []

    def counted(content: bytes, file: str) -> Source:
        found.append(file)
        return read_source(content, file)

    monkeypatch.setattr(kept, "read_source", counted)
    return found


def file_of(document: Path) -> Path:
    """What was kept of it."""
    [file] = (document.parent / "__pycache__").iterdir()
    return file


def parts(source: Source) -> tuple[object, ...]:
    """All that a source says."""
    return source.file, source.text, source.header, source.compiled, source.clauses, source.notes


@pytest.mark.parametrize("id", bundled_ids("code", "house", "law"))
def test_what_was_kept_says_what_was_read(id: str, tmp_path: Path, times_read: list[str]) -> None:
    path = tmp_path / f"{id}.md"
    path.write_bytes((SHELF / f"{id}.md").read_bytes())
    fresh = kept_source(path)
    assert parts(kept_source(path)) == parts(fresh)
    assert times_read == [f"{id}.md"]


def test_another_text_is_never_taken_for_the_kept_one(document: Path) -> None:
    kept_source(document)
    text = document.read_text("utf-8")
    document.write_text(text.replace("what is strictly needed", "what was strictly needed"), "utf-8")
    assert any("what was strictly needed" in clause.text("en") for clause in kept_source(document).clauses)


def test_other_readers_read_it_anew(
    document: Path, times_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_source(document)
    monkeypatch.setattr(kept, "_state_of_the_readers", lambda: b"a later version of the program")
    kept_source(document)
    kept_source(document)
    assert times_read == ["csg06.md"] * 2


def test_half_of_it_or_another_byte_is_not_used(document: Path, times_read: list[str]) -> None:
    fresh = kept_source(document)
    whole = file_of(document).read_bytes()
    spoilt = [b"", b"\x02", whole[:-1], whole[: len(whole) // 2], whole + b"\0", b"\x03" + whole[1:]]
    for place in range(0, len(whole), len(whole) // 50):
        spoilt.append(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    for content in spoilt:
        file_of(document).write_bytes(content)
        assert parts(kept_source(document)) == parts(fresh)
    assert len(times_read) == 1 + len(spoilt)


def test_where_nothing_can_be_kept_it_is_read_all_the_same(document: Path, times_read: list[str]) -> None:
    (document.parent / "__pycache__").write_text("a file where the folder should be")
    assert kept_source(document).header.id == kept_source(document).header.id == "csg06"
    assert len(times_read) == 2


def test_a_document_with_a_fault_is_never_kept(document: Path) -> None:
    document.write_text(document.read_text("utf-8").replace("permit", "permt", 1), "utf-8")
    for _ in range(2):
        with pytest.raises(CodeError, match="did you mean `permit`"):
            kept_source(document)
    assert not (document.parent / "__pycache__").exists()
