"""The papers of the code in force, in the language of the page."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from inconfidence.charity.house import code_in_force, the_charity
from inconfidence.charity.versions import version
from inconfidence.codex import Code
from inconfidence.codex.paper import Kind, as_pdf, sheet_of
from inconfidence.codex.paper.blocks import Block, Run
from inconfidence.codex.paper.sheet import Sheet
from inconfidence.kernel.language import Language


def page_language() -> Language:
    """The language that the page is written in."""
    return "fr" if get_language() == "fr" else "en"


def papers_offered(code: Code) -> list[Kind]:
    """The kinds of paper that this code calls for: a consent form only where it asks for one."""
    asks = any(clause.endswith("/consent-form") for clause in code.clauses)
    return ["copy", "undertaking", "consent"] if asks else ["copy", "undertaking"]


def paper_pdf(kind: Kind, *, large: bool, notice_at: str) -> tuple[str, bytes]:
    """The name of a paper's file, and the PDF. Made once for a version, however often it is asked for.

    `notice_at`: the address of the privacy notice, which the copy for clients says (csf-2024/privacy-policy).
    """
    charity = the_charity()
    language, adopted = page_language(), charity.adopted_on.isoformat()
    name = sheet_of(code_in_force(), kind, language).name
    said = notice_at if kind == "copy" else ""
    made = _made(charity.code_digest, kind, language, adopted, large, said)
    return f"{name}{'-large' if large else ''}.pdf", made


@lru_cache(maxsize=32)
def _made(digest: str, kind: Kind, language: Language, adopted: str, large: bool, notice_at: str) -> bytes:
    sheet = sheet_of(version(digest), kind, language, adopted)
    return as_pdf(with_notice(sheet, notice_at) if notice_at else sheet, large=large)


def with_notice(sheet: Sheet, address: str) -> Sheet:
    """The sheet, saying after what leads it where the privacy notice is."""
    with override(sheet.language):
        said = _("What we hold about you, why and for how long: %(address)s") % {"address": address}
    return replace(sheet, lead=(*sheet.lead, Block("p", (Run(said),))))
