"""What is written of a breach, without the name of whom it is about: so that it can outlive their file."""

from __future__ import annotations

from inconfidence.charity.house import gate
from inconfidence.files.movements import movement
from inconfidence.gate import Bearer
from inconfidence.sharing.judging import without_names
from inconfidence.store.models import SealedFile


def nameless(bearer: Bearer, about: SealedFile | None, texts: dict[str, str]) -> dict[str, str]:
    """The texts, with what the file knows of its person replaced; as they are where we hold no file of them.

    In that file it is a reading like any other: whoever the report names may hold its key.
    Raises `Absent` and `Refused` for a file that is not the bearer's to read.
    """
    if about is None:
        return texts
    with gate().passing(bearer, movement(about, "view")) as passage:
        passage.remark(verb="opened")
    header = passage.header()
    return {name: _without_known(text, header) for name, text in texts.items()}


def _without_known(text: str, header: dict[str, str]) -> str:
    """Only what is known of this person goes: who else is named may be what it is all about."""
    kept, at = [], 0
    for span in without_names(text, header).spans:
        if span.tier == "known":
            kept += [text[at : span.start], span.replacement]
            at = span.end
    return "".join([*kept, text[at:]])
