"""The flow of a movement: what the person says, and what the gate knows."""

from functools import lru_cache
from typing import Any

from inconfidence.flow import Flow
from inconfidence.gate.facts import Facts
from inconfidence.gate.movement import Movement, purpose_of
from inconfidence.gate.ports import MemberRow


def flow_of(
    member: MemberRow, movement: Movement, facts: Facts, relation: str, cabinet: str | None = None
) -> Flow:
    """The whole flow: what the person means to do, and what the gate knows."""
    done = movement.done | facts.done
    if movement.channel in facts.caveats:
        done |= {"channel-caveat"}
    return _checked(
        action=movement.action,
        actor=member.role,
        recipient=movement.recipient,
        subject=facts.subject,
        information=movement.information,
        cabinet=movement.cabinet or cabinet or "",
        relation=relation,
        standing=member.standing,
        purpose=purpose_of(movement, member.role),
        grounds=movement.grounds,
        channel=movement.channel,
        already_public=movement.already_public,
        retention=movement.retention,
        promised=facts.promised or "",
        form=movement.form,
        consent=movement.consent,
        discussion=movement.discussion,
        done=done,
    )


@lru_cache(maxsize=4096)
def _checked(**words: Any) -> Flow:
    """The flow of these words, checked against the vocabulary the first time that they come."""
    return Flow.of(**{name: word for name, word in words.items() if word != ""})
