"""The way to the charity's own affairs, which are about no person, for those who answer for its code
(house/adopting)."""

from __future__ import annotations

from dataclasses import replace

from inconfidence.charity.actions.adopting import answers_for_code
from inconfidence.charity.house import gate
from inconfidence.gate import Bearer, Movement, Refused
from inconfidence.store.models import Member
from inconfidence.store.rows import row_of

# As adopting a code: the charity's own papers, where coordinators keep nothing of its own.
_OURS = Movement(
    action="record",
    purpose="administration",
    information="organisational",
    subject="organisation",
    cabinet="personnel",
)


def about_ours(bearer: Bearer, action: str = "record") -> Movement:
    """Writing in the charity's own papers, or reading them, as a flow."""
    member = row_of(Member, bearer.member)
    relation = "responsible" if answers_for_code(member) else "none"
    return replace(_OURS, action=action, relation=relation)


def ours_read(*, bearer: Bearer) -> None:
    """Returns where the bearer may read the charity's own papers. Raises `Refused`."""
    gate().decide_about(bearer, about_ours(bearer, "view"))


def ours_may_write(*, bearer: Bearer) -> None:
    """Returns where the bearer may write in them; else raises `Refused`, which is written down."""
    wanted = about_ours(bearer)
    try:
        gate().decide_about(bearer, wanted)
    except Refused:
        # A form that is not shown is a refusal: the ledger has it, as if what stands in it had been sent.
        with gate().acting(bearer, wanted, "passage"):
            raise
