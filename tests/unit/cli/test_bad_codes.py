"""Codes as nobody should write them: a message with its place, no stack trace, and none is ever adopted."""

from pathlib import Path

import pytest

from inconfidence import codes
from inconfidence.cli.main import main

SHELF = Path(codes.__file__).parent
TEXT = (SHELF / "csf-2024.md").read_text("utf-8")
HEADER, _, CLAUSES = TEXT.partition("\n## ")
CLAUSE = "\n## csf-2024/c{} (E)\n\n### en: T\n\nText.\n\n### fr: T\n\nTexte.\n\n```norms\npermit view\n```\n"


def line_of(text: str, wanted: str) -> int:
    return text[: text.index(wanted)].count("\n") + 1


def spoilt(wording: str, other: str) -> str:
    assert wording in TEXT
    return TEXT.replace(wording, other, 1)


LOOP = spoilt("| builds on | house |", "| builds on | other |")
TWICE = TEXT + "\n## " + CLAUSES.split("\n## ")[1]
MANY = HEADER + "".join(CLAUSE.format(number) for number in range(10_000))
ITSELF = spoilt("  standing former", "  standing former\n  not standing former")
OPEN = TEXT.rstrip().removesuffix("```")
BAD: dict[str, tuple[bytes, int, str]] = {
    "empty": (b"", 1, "the document has no header"),
    "wrong encoding": (TEXT.encode("latin-1", "replace"), 0, "this byte is not UTF-8"),
    "another one": (TEXT.encode("utf-16"), 1, "is saved as UTF-16"),
    "half a table": (TEXT[: TEXT.index("| kind")].encode(), 5, "the header has no `kind`"),
    "half a file": (TEXT[: TEXT.rindex("### fr")].encode(), line_of(TEXT, TEXT[TEXT.rindex("\n## ") + 1 :]), "in `fr`"),
    "a block without its end": (OPEN.encode(), OPEN[: OPEN.rindex("```norms")].count("\n") + 1, "is never closed"),
    "a mark of nothing": (spoilt("permit", "per\0mit").encode(), 0, "has no place in a text"),
    "a loop": (LOOP.encode(), 0, "in a circle: csf-2024 → other → csf-2024"),
    "ten thousand clauses": (MANY.encode(), line_of(MANY, "## csf-2024/c2000 "), "at most 2000 clauses"),
    "an id used twice": (TWICE.encode(), TEXT.count("\n") + 2, "is used twice: first on line"),
    "a clause against itself": (ITSELF.encode(), 0, "contradicts itself"),
    "not a text": (bytes(range(256)) * 20, 0, "this byte is not UTF-8"),
}  # fmt: skip


def written(folder: Path, content: bytes) -> Path:
    """The document in a file, with another beside it that builds on it."""
    other = spoilt("| builds on | house |", "| builds on | csf-2024 |").replace("## csf-2024/", "## other/")
    (folder / "other.md").write_text(other.replace("| id | csf-2024 |", "| id | other |"), "utf-8")
    file = folder / "csf-2024.md"
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("bad", BAD)
def test_each_has_a_message_with_its_place(bad: str, lang: str, tmp_path: Path, capsys) -> None:
    content, line, said = BAD[bad]
    file = written(tmp_path, content)
    assert main(["code", "check", str(file), "--lang", lang]) == 1
    told = capsys.readouterr().out
    place = f"{file}:{line}:" if line else ".md:"
    assert place in told
    assert "Traceback" not in told
    assert said in told if lang == "en" else said not in told


@pytest.mark.parametrize("bad", sorted(set(BAD) - {"a clause against itself"}))
def test_none_is_ever_adopted(bad: str, tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read is refused before a charity is looked for; what breaks its word, by the action."""
    content, _line, said = BAD[bad]
    file = written(tmp_path, content)
    monkeypatch.setattr("inconfidence.cli.codes.adopt.wake", lambda: pytest.fail("a charity was looked for"))
    assert main(["code", "adopt", str(file)]) == 1
    assert said in capsys.readouterr().out
