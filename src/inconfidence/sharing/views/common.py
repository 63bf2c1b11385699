"""What the pages of sharing have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from inconfidence.charity.house import code_in_force
from inconfidence.charity.requests import MemberRequest
from inconfidence.charity.selectors import colleagues
from inconfidence.charity.typing_kept import form_for
from inconfidence.charity.versions import version
from inconfidence.codex import Code
from inconfidence.files.movements import file_of
from inconfidence.files.selectors import OpenFile
from inconfidence.files.views.common import draft_address
from inconfidence.flow import Decision
from inconfidence.sharing.actions.consulting import may_ever_answer
from inconfidence.sharing.errors import KeptFromThem, NotAColleague
from inconfidence.sharing.forms.fields import KeptWhileTyped
from inconfidence.sharing.items import Item
from inconfidence.sharing.proposals import Kind, Proposal, proposal_opened
from inconfidence.sharing.words import ROLE_LABELS

_NEAR = {"manager", "safeguarding"}


def language() -> Literal["en", "fr"]:
    """The language of the page."""
    return "fr" if get_language() == "fr" else "en"


def proposal_of(request: MemberRequest, reference: str, record: UUID, kind: Kind) -> Proposal:
    """The proposal of this address; raises `Absent` and `Refused`."""
    return proposal_opened(request.member.bearer, file_of(reference), record, kind)


def kept_form(request: MemberRequest, form: type[Any], **kwargs: Any) -> Any:
    """The form as it was sent, or as it was being written when the lock fell; its long texts are kept."""
    made = form_for(request, form, **kwargs)
    if isinstance(made, KeptWhileTyped):
        made.keep_drafts_at(draft_address(request))
    return made


def colleague_choices(request: MemberRequest, opened: OpenFile) -> list[tuple[str, Any]]:
    """Who can be asked about this file, each with their office: offices and one's own branch first."""
    me, everybody = request.member.row, colleagues(request.member.bearer)
    may = {role: may_ever_answer(opened, role) for role in {one.row.role for one in everybody}}
    found = [one for one in everybody if may[one.row.role]]
    near = [one for one in found if one.row.role in _NEAR or one.row.branch_id == me.branch_id]
    rest = [one for one in found if one not in near]
    return [(str(one.row.id), _with_role(one.name.name, one.row.role)) for one in [*near, *rest]]


def not_asked(why_not: NotAColleague) -> str:
    """Why a colleague cannot be asked, and that nothing went."""
    if isinstance(why_not, KeptFromThem):
        return _(
            "Our code keeps their office from what lies in this file: they could not read your question. "
            "Nothing was sent."
        )
    return _("Their undertaking or their training has to be renewed first. Nothing was sent.")


def note_choices(notes: Iterable[Item]) -> list[tuple[str, SafeString]]:
    """Notes to choose from, each with its beginning."""
    return [
        (note.id, format_html("<span>{}<small>{}</small></span>", note.label, note.text)) for note in notes
    ]


def why(decision: Decision) -> list[tuple[str, str, str]]:
    """The clauses of a decision in the charity's own words: title, text, and which document says it."""
    found = []
    for id in decision.clauses:
        code = _code_of(id, decision)
        clause = code.clause(id)
        found.append((clause.title(language()), clause.text(language()), _document_of(id, code)))
    return found


def clause_title(decision: Decision, id: str) -> str:
    """What a clause is called."""
    return _code_of(id, decision).clause(id).title(language())


def _with_role(name: str, role: str) -> SafeString:
    return format_html("<span>{}<small>{}</small></span>", name, ROLE_LABELS.get(role, role))


def _code_of(clause: str, decision: Decision) -> Code:
    """The code that says this clause: the one in force, or the version that the person was promised."""
    ours = code_in_force()
    if clause not in ours.every_clause and decision.promised_digest:
        return version(decision.promised_digest)
    return ours


def _document_of(clause: str, code: Code) -> str:
    """The title of the document that a clause stands in: the code, or one that it builds on."""
    documents = {part.header.id: part.header.titles[language()] for part in (code.source, *code.foundations)}
    return documents.get(clause.partition("/")[0], code.title(language()))
