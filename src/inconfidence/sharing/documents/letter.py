"""The document that goes to whoever is told: made from data, readable by everyone, locked with a password.

The text is given to typst as data and never read as markup; the PDF follows PDF/UA-1, and is then encrypted with
AES-256 (PDF 2.0, revision 6). Its title says the reference and nothing else.
"""

from __future__ import annotations

import io
import json
import secrets
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from inconfidence.sharing.documents.signs import not_shown, without
from inconfidence.sharing.errors import DocumentNotMade

# No vowels, so that no word appears by chance; none that sound or look alike. 27¹⁶ is more than 2⁷⁶.
_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
_GROUPS, _GROUP = 4, 4


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands in the document, in the language it is written in; every line is a sentence or a list."""

    language: str
    reference: str
    heading: str
    lines: tuple[tuple[str, str], ...] = field(repr=False)
    told_heading: str
    told: str = field(repr=False)
    closing_heading: str
    closing: tuple[str, ...]
    practice: str = ""
    # More questions with their answers, under headings of their own.
    sections: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = field(default=(), repr=False)


def fresh_password() -> str:
    """A password to be read out over another channel: four groups of four."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def locked_letter(letter: Letter, password: str) -> bytes:
    """The document as a PDF that opens with `password` alone."""
    import pikepdf  # here, as it is slow to come, and few starts of the program lock anything

    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(open_letter(letter))) as pdf:
        # The owner's password would lift what `allow` forbids: nobody has it.
        encryption = pikepdf.Encryption(user=password, owner=secrets.token_urlsafe(24), R=6)
        pdf.save(locked, encryption=encryption)
    return locked.getvalue()


def open_letter(letter: Letter) -> bytes:
    """The document as a PDF that anybody can open: only for what names nobody. Raises `DocumentNotMade`."""
    import typst

    data = json.dumps(_shown(asdict(letter)), ensure_ascii=False)
    try:
        made: bytes = typst.compile(
            _template(),
            format="pdf",
            sys_inputs={"letter": data},
            pdf_standards="ua-1",
            ignore_system_fonts=True,
        )
    except typst.TypstError:
        # What typst says of a fault may repeat words of the letter.
        raise DocumentNotMade from None
    return made


def _shown(value: Any) -> Any:
    """The same, with a square for what the fonts do not hold: the forms have said so before."""
    if isinstance(value, str):
        return without(value, not_shown(value))
    if isinstance(value, dict):
        return {name: _shown(part) for name, part in value.items()}
    return [_shown(part) for part in value]


@lru_cache(maxsize=1)
def _template() -> bytes:
    return resources.files("inconfidence.sharing.documents").joinpath("letter.typ").read_bytes()
