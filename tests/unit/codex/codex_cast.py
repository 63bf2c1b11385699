"""Small codes for tests, written as people write them."""

from pathlib import Path

from inconfidence.codex import Code, CodeError, Fault, load
from inconfidence.codex.document.reader import read_source
from inconfidence.codex.saying.faults import sentence_in_french
from inconfidence.codex.source import Source
from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import BY_NAME

HEADER = """# A draft

| field | value |
| --- | --- |
| format | 1 |
| id | draft |
| kind | code |
| title en | A draft |
| title fr | Un projet |
"""
CLAUSE = """
## draft/{name} ({kind})

### en: A title

Some words.

### fr: Un titre

Quelques mots.

```norms
{norms}
```
"""


def clause(norms: str, name: str = "first", kind: str = "E") -> str:
    """A clause with these norms."""
    return CLAUSE.format(norms=norms.strip("\n"), name=name, kind=kind)


def draft(*clauses: str, header: str = HEADER) -> str:
    """A document with these clauses."""
    return header + "".join(clauses)


def faults(text: str | bytes) -> list[Fault]:
    """What is wrong with a document; whatever that is, it can be said in French."""
    content = text.encode() if isinstance(text, str) else text
    try:
        read_source(content, "draft.md")
    except CodeError as error:
        for fault in error.faults:
            assert sentence_in_french(fault.message), f"no French for: {fault.message}"
        return list(error.faults)
    return []


def fault(text: str | bytes) -> Fault:
    """The one thing that is wrong with a document."""
    [only] = faults(text)
    return only


def source(text: str) -> Source:
    """A document that has been read."""
    return read_source(text.encode(), "draft.md")


def code(folder: Path, *clauses: str, header: str = HEADER) -> Code:
    """A code with these clauses, loaded from a file in `folder`."""
    file = folder / "draft.md"
    file.write_text(draft(*clauses, header=header), encoding="utf-8")
    return load(file)


def flow(**words: object) -> Flow:
    """A listener's view of the file of a client whom they support, with these words instead."""
    plain: dict[str, object] = {
        "action": "view",
        "actor": "listener",
        "relation": "supporting",
        "subject": "client",
        "information": "support",
        "purpose": "support",
    }
    return Flow.of(**plain | words)


EVERY_STEP = BY_NAME["done"].values
