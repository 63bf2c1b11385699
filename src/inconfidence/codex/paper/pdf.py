"""A paper as a PDF that follows PDF/UA-1: tagged, titled, in its language, readable aloud and in large print.

The text is given to typst as data and never read as markup.
"""

import json
from dataclasses import asdict
from functools import lru_cache
from importlib import resources
from typing import Any

from inconfidence.codex.paper.errors import NotSet
from inconfidence.codex.paper.sheet import Sheet


def as_pdf(sheet: Sheet, *, large: bool = False) -> bytes:
    """The PDF, A4. `large`: 18 points instead of 12.

    Raises:
        NotSet: typst could not set it, as where its fonts lack a sign.
    """
    # Imported here, since nothing else of a code needs it, and it is slow to come.
    import typst

    data = json.dumps({**asdict(sheet), "whole_title": sheet.whole_title, "size": 18 if large else 12})
    try:
        made: bytes = typst.compile(
            _template(),
            sys_inputs={"sheet": data},
            pdf_standards="ua-1",
            ignore_system_fonts=True,
        )
    except typst.TypstError as error:
        raise NotSet(f"`{sheet.name}` cannot be set as a PDF: {_reason(error)}") from None
    return made


def _reason(error: Any) -> str:
    said = str(getattr(error, "message", "") or error).strip().splitlines()
    return said[0] if said else "typst does not say why"


@lru_cache(maxsize=1)
def _template() -> bytes:
    return resources.files("inconfidence.codex.paper").joinpath("sheet.typ").read_bytes()
