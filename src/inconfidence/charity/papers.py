"""The papers of the code in force, in the language of the page."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from inconfidence.charity.errors import UnknownVersion
from inconfidence.charity.house import the_charity
from inconfidence.charity.versions import adoptions, version
from inconfidence.codex import Code
from inconfidence.codex.paper import Kind, as_pdf, sheet_of
from inconfidence.codex.paper.blocks import Block, Run
from inconfidence.codex.paper.sheet import Sheet
from inconfidence.kernel.language import Language
from inconfidence.store.models import Charity


def page_language() -> Language:
    """The language that the page is written in."""
    return "fr" if get_language() == "fr" else "en"


def papers_offered(code: Code) -> list[Kind]:
    """The kinds of paper that this code calls for: a consent form only where it asks for one."""
    asks = any(clause.endswith("/consent-form") for clause in code.clauses)
    return ["copy", "undertaking", "consent"] if asks else ["copy", "undertaking"]


def paper_pdf(kind: Kind, *, large: bool, notice_at: str, digest: str = "") -> tuple[str, bytes]:
    """The name of a paper's file, and the PDF. Made once for a version, however often it is asked for.

    `notice_at`: the address of the privacy notice, which the copy for clients says (csf-2024/privacy-policy).
    `digest`: of the version, where it is not the one in force; raises `UnknownVersion` for one that never was.
    """
    charity, language = the_charity(), page_language()
    digest = digest or charity.code_digest
    name = sheet_of(version(digest), kind, language).name
    said = notice_at if kind == "copy" else ""
    made = _made(digest, kind, language, _adopted(digest, charity), large, said)
    return f"{name}{'-large' if large else ''}.pdf", made


def _adopted(digest: str, charity: Charity) -> str:
    """The day on which this version was adopted last: an ISO date."""
    if digest == charity.code_digest:
        return charity.adopted_on.isoformat()
    rows = [row for row in adoptions() if row.digest == digest]
    if not rows:
        raise UnknownVersion(f"`{digest[:12]}` is no version of the code that was ever adopted here")
    return rows[0].adopted_on.isoformat()


@lru_cache(maxsize=32)
def _made(digest: str, kind: Kind, language: Language, adopted: str, large: bool, notice_at: str) -> bytes:
    sheet = sheet_of(version(digest), kind, language, adopted)
    return as_pdf(with_notice(sheet, notice_at) if notice_at else sheet, large=large)


def with_notice(sheet: Sheet, address: str) -> Sheet:
    """The sheet, saying after what leads it where the privacy notice is."""
    with override(sheet.language):
        said = _("What we hold about you, why and for how long: %(address)s") % {"address": address}
    return replace(sheet, lead=(*sheet.lead, Block("p", (Run(said),))))
