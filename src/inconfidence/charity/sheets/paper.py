"""A trustee's sheet as a PDF to print: the words, the same as a square code, and what to do, in both languages."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import date
from importlib import resources

from inconfidence.gate.recovery import RecoveryHalf
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.vault.sheets import Sheet


class SheetNotMade(InConfidenceError):
    """A sheet could not be typeset. What is on it, the message does not say."""

    def __init__(self) -> None:
        super().__init__("a sheet could not be typeset: run `inconfidence doctor`, then try again")


@dataclass(frozen=True, slots=True)
class Title:
    """What stands on every sheet of one set."""

    charity: str
    day: date
    half: RecoveryHalf
    practice: bool


def typeset(sheet: Sheet, title: Title) -> bytes:
    """One page of A4 (PDF/UA-1). Raises `SheetNotMade`."""
    import typst  # with `segno`, needed once in a charity's life

    template = resources.files("inconfidence.charity.sheets").joinpath("sheet.typ").read_bytes()
    data = json.dumps(_said(sheet, title), ensure_ascii=False)
    try:
        made: bytes = typst.compile(
            template,
            format="pdf",
            sys_inputs={"sheet": data},
            pdf_standards="ua-1",
            ignore_system_fonts=True,
        )
    except typst.TypstError:
        raise SheetNotMade from None
    return made


def _said(sheet: Sheet, title: Title) -> dict[str, object]:
    return {
        "title": f"Recovery sheet {sheet.number}",
        "charity": title.charity,
        "day": title.day.isoformat(),
        "set": f"{sheet.set_number:05}",
        "number": sheet.number,
        "made": title.half.made,
        "needed": sheet.needed,
        "words": sheet.words,
        "fingerprint": title.half.fingerprint,
        "code": _square(" ".join(sheet.words).upper()),
        "practice": title.practice,
    }


def _square(words: str) -> str:
    """A QR code as an SVG. In capitals, which it holds in little room."""
    import segno

    image = io.BytesIO()
    segno.make_qr(words, error="m").save(image, kind="svg", scale=4, border=2)
    return image.getvalue().decode()
