"""What is written of a case, without the name of whom it is about: so that it can outlive their file."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from inconfidence.charity.house import gate
from inconfidence.conduct.cases.register import Register
from inconfidence.files.movements import movement
from inconfidence.gate import Bearer
from inconfidence.gate.errors import Absent, Refused
from inconfidence.sharing.judging import without_names
from inconfidence.store.models import SealedFile

# What is typed freely in a step, in proceedings and in an outcome.
_TEXTS = {"text", "whom", "why", "what", "result", "told"}


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


def step_nameless(
    register: Register[Any], bearer: Bearer, case: SealedFile | None, words: dict[str, Any]
) -> dict[str, Any]:
    """The words of a step, without what the file that the case is about knows of its person; as they are where that
    file is not the bearer's to read: their form warns them."""
    about = _about(register, bearer, case)
    texts = {name: words[name] for name in _TEXTS & words.keys()}
    with suppress(Absent, Refused):
        return {**words, **nameless(bearer, about, texts)}
    return words


def _about(register: Register[Any], bearer: Bearer, case: SealedFile | None) -> SealedFile | None:
    """The file that the case is about, if the bearer holds the cabinets of both."""
    rows = register.lines.objects.select_related("about__cabinet").filter(file=case) if case else []
    about: SealedFile | None = next((row.about for row in rows), None)
    if case is None or about is None:
        return None
    both = {case.cabinet_id, about.cabinet_id}
    return about if both <= bearer.cabinets.keys() else None


def _without_known(text: str, header: dict[str, str]) -> str:
    """Only what is known of this person goes: who else is named may be what it is all about."""
    kept, at = [], 0
    for span in without_names(text, header).spans:
        if span.tier == "known":
            kept += [text[at : span.start], span.replacement]
            at = span.end
    return "".join([*kept, text[at:]])
