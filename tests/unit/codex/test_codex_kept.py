"""What is kept of a document is what it says, or is not used."""

import hashlib
import marshal
import sys
from pathlib import Path

import pytest

from inconfidence import codes
from inconfidence.codex import CodeError, Fault, bundled_ids, kept
from inconfidence.codex.document.reader import read_source
from inconfidence.codex.flat import flattened, rebuilt
from inconfidence.codex.kept import kept_source
from inconfidence.codex.norms import Ask, Forbid, Scope
from inconfidence.codex.norms import Test as Condition
from inconfidence.codex.source import Source
from inconfidence.flow import Option

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
    spoilt = [b"", b"\x03", whole[:-1], whole[: len(whole) // 2], whole + b"\0", b"\x04" + whole[1:]]
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


class TestFlat:
    @pytest.mark.parametrize(
        "value",
        [
            "word",
            7,
            None,
            (),
            [],
            frozenset({"email", "post"}),
            frozenset[str](),
            frozenset({Option("form", "anonymous")}),
            [Option("form", "anonymous"), "word"],
            (("a", [1, (2,)]), [("b",)], []),
            (("a", 1), ("b", (2, ()))),
            Ask((Option("form", "anonymous"),), frozenset({Option("form", "aggregate")})),
            Forbid(
                Scope(frozenset({"view"}), (Condition("channel", frozenset({"email"}), True),), ((),)), True
            ),
            {"en": "as it is"},
        ],
    )
    def test_what_was_flattened_comes_back(self, value: object) -> None:
        again = rebuilt(flattened(value))
        assert (again, type(again)) == (value, type(value))
        assert marshal.loads(marshal.dumps(flattened(value))) == flattened(value)

    def test_a_row_of_words_alone_stays_as_it_is(self) -> None:
        assert flattened(("a", ("b", 2))) == ("a", ("b", 2))

    def test_words_stay_a_set_as_they_are(self) -> None:
        words = frozenset({"email"})
        assert flattened(words) is words

    def test_an_object_of_another_kind_is_not_kept(self) -> None:
        with pytest.raises(KeyError):
            flattened(Fault("it is wrong"))

    def test_a_kind_itself_is_no_object_of_it(self) -> None:
        assert flattened(Ask) is Ask


class TestKeeping:
    def test_it_begins_with_its_format_and_a_digest_of_what_it_was_read_from(self, document: Path) -> None:
        kept_source(document)
        whole = file_of(document).read_bytes()
        read_from = kept._state_of_the_readers() + document.read_bytes()
        digest = hashlib.sha256()
        for part in (read_from, whole[33:]):
            digest.update(len(part).to_bytes(8, "big") + part)
        assert whole[:33] == b"\x03" + digest.digest()

    def test_each_reader_s_size_and_time_count(self) -> None:
        told = kept._state_of_the_readers().decode().split("\n")
        assert told == sorted(told)
        size, time = Path(kept.__file__).stat().st_size, Path(kept.__file__).stat().st_mtime_ns
        assert f"kept.py {size} {time}" in told
        assert {"reader.py", "engine.py", "packing.py"} <= {line.split(" ")[0] for line in told}

    def test_its_words_are_not_unpacked_before_somebody_reads_them(
        self, document: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fresh = kept_source(document)
        again = kept_source(document)
        monkeypatch.setattr(kept, "rebuilt", lambda _: ("unpacked",))
        assert again.compiled == fresh.compiled
        assert again.clauses == ("unpacked",)

    def test_nothing_is_left_of_a_file_that_could_not_be_put_in_place(self, document: Path) -> None:
        place = document.parent / "__pycache__" / f"csg06.{sys.implementation.cache_tag}.kept"
        place.mkdir(parents=True)
        assert kept_source(document).header.id == "csg06"
        assert list(place.parent.iterdir()) == [place]
