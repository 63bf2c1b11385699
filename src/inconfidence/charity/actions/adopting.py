"""Adopting a version of the code: from then on it is in force, and members sign it anew (csf-2012/adopted)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from inconfidence.charity.errors import NotAdopted
from inconfidence.charity.house import CLOCK, gate, the_charity
from inconfidence.charity.models import Adoption
from inconfidence.codex import Code
from inconfidence.codex.paper import as_pdf, sheet_of
from inconfidence.codex.proof import prove
from inconfidence.codex.versions import texts_of
from inconfidence.gate import Bearer, Movement, Refused
from inconfidence.kernel.language import LANGUAGES
from inconfidence.store.models import Charity, Member
from inconfidence.store.rows import row_of

# The board's papers lie with those of the office, where coordinators keep nothing of the charity's own.
_ADOPT = Movement(
    action="record",
    purpose="administration",
    information="organisational",
    subject="organisation",
    cabinet="personnel",
)
# Those who answer for the code by office: the board itself, and the manager who enters what it decided.
_ANSWERING = {"trustee", "manager"}
# For so long, at the most, the undertaking to the version before goes on counting (house/good-standing).
LONGEST_TO_SIGN = timedelta(weeks=6)
_LONGEST_ROLE = 80


def code_may_adopt(*, bearer: Bearer) -> None:
    """Returns where the bearer may enter what the board adopted; else raises `Refused`, which is written down."""
    wanted = _adopting(row_of(Member, bearer.member))
    try:
        gate().decide_about(bearer, wanted)
    except Refused:
        # A form that is not shown is a refusal: the ledger has it, as if what stands in it had been sent.
        with gate().acting(bearer, wanted, "adoption"):
            raise


def code_adopt(*, bearer: Bearer, code: Code, adopted_on: date, signed_as: str, sign_by: date) -> Adoption:
    """Puts a version in force, as the board adopted it; gives what was entered.

    `signed_as` is the role of whoever signed it for the board; `sign_by` the day from which an undertaking to
    the version before counts no longer. Clients are told one by one: until then what they were promised holds
    as well. Raises `NotAdopted` and `Refused`, and what `code_must_hold` raises.
    """
    before = the_charity().code_digest
    code_must_be_new(code=code)
    _must_be_said(adopted_on, signed_as, sign_by)
    code_must_hold(code)
    member = row_of(Member, bearer.member)
    with gate().acting(bearer, _adopting(member), "adoption") as act:
        act.remark(verb="adopted", code=code.id, digest=code.digest, sign_by=sign_by.isoformat())
        act.changed(bytes.fromhex(code.digest))
        adoption = _entered(member, code, adopted_on, signed_as, sign_by)
        _put_in_force(code, adopted_on, before)
        # Who signed the version before that has their own earlier day already.
        Member.objects.filter(signed_digest=before).update(signed_until=sign_by)
    return adoption


def answers_for_code(member: Member) -> bool:
    """Whether the code is the member's to answer for, by their office. Whether they may adopt, the gate says."""
    return member.role in _ANSWERING


def _adopting(member: Member) -> Movement:
    return replace(_ADOPT, relation="responsible" if answers_for_code(member) else "none")


def code_must_be_new(*, code: Code) -> None:
    """Returns where the code is another than the one in force, and one of its own. Raises `NotAdopted`."""
    if code.header.kind != "code":
        raise NotAdopted(f"`{code.id}` is what codes stand on: adopt a code that builds on it")
    if code.digest == the_charity().code_digest:
        raise NotAdopted(f"`{code.id}` is in force already, word for word")


@lru_cache(maxsize=16)
def code_must_hold(code: Code) -> None:
    """Returns where a code keeps what it promises of itself, contradicts itself nowhere, and can be printed.

    Proved over every possible flow, which takes a second.

    Raises:
        CodeError: every promise that it breaks and every clause that contradicts itself, with its place.
        NotSet: a copy for clients that cannot be set as a PDF.
    """
    prove(code)
    for language in LANGUAGES:
        as_pdf(sheet_of(code, "copy", language))


def _must_be_said(adopted_on: date, signed_as: str, sign_by: date) -> None:
    today = date.today()
    if adopted_on > today:
        raise NotAdopted(f"`{adopted_on}` is still to come: say the day on which the board adopted it")
    if not today < sign_by <= today + LONGEST_TO_SIGN:
        raise NotAdopted(
            f"`{sign_by}` will not do: members sign by a day from tomorrow to six weeks from now"
        )
    if not signed_as.strip() or len(signed_as) > _LONGEST_ROLE or not signed_as.isprintable():
        raise NotAdopted(f"say in which role it was signed, in at most {_LONGEST_ROLE} letters")


def _entered(member: Member, code: Code, adopted_on: date, signed_as: str, sign_by: date) -> Adoption:
    return Adoption.objects.create(
        code=code.id,
        digest=code.digest,
        texts=texts_of(code),
        adopted_on=adopted_on,
        signed_as=signed_as,
        sign_by=sign_by,
        entered_by=member,
        entered_role=member.role,
        entered_at=CLOCK.now(),
    )


def _put_in_force(code: Code, adopted_on: date, before: str) -> None:
    """Of two who adopt at one moment, one does: the other read a code in force that is so no longer."""
    here = Charity.objects.filter(id=the_charity().id, code_digest=before)
    if not here.update(code=code.id, code_digest=code.digest, adopted_on=adopted_on):
        raise NotAdopted("another version was adopted a moment ago: look at it first")
