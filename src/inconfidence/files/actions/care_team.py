"""The care team: who supports somebody and so holds their file's key (csg06/share-co-support)."""

from __future__ import annotations

from collections.abc import Iterable

from inconfidence.charity.actions.file_keys import file_key_give, file_key_turn
from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.errors import KeptApart, NotReady
from inconfidence.charity.house import code_says, gate
from inconfidence.files.movements import movement
from inconfidence.flow import Decision, Flow
from inconfidence.gate import Absent, Bearer, Movement
from inconfidence.gate.facts import Facts
from inconfidence.gate.movement import BY_OFFICE, purpose_of
from inconfidence.store.models import FileGrant, Member, SealedFile


def care_team_add(
    *,
    bearer: Bearer,
    file: SealedFile,
    member: Member,
    discussion: str = "none",
    consent: str = "unasked",
    minimised: bool = True,
) -> None:
    """Puts a member on the care team. Raises `Refused`, `NotReady` for one not in good standing, and
    `KeptApart` for one whose office the code keeps from such a file.

    `discussion` with the person supported and their `consent`, in the vocabulary's words (cwc/leadership-only
    asks for one of them). `minimised`: whoever calls this has judged that what lies in the file is no more
    than the member needs; the minimum reaches sharing inside the team as well.
    """
    wanted = joining(file, discussion=discussion, consent=consent, minimised=minimised)
    with gate().passing(bearer, wanted) as passage:
        passage.remark(verb="team-added", member=str(member.id))
        # Held still until the commit: whoever takes their leave meanwhile finds this key, and takes it too.
        newcomer = Member.objects.select_for_update(no_key=True).get(id=member.id)
        if member_standing(newcomer) != "good":
            raise NotReady("they can join when their undertaking is signed and their training is valid")
        if not _could_read(passage.flow, newcomer.role):
            raise KeptApart("the code keeps their office from this file: ask them without the name instead")
        if not FileGrant.objects.filter(file=file, member=newcomer).exists():
            file_key_give(passage, bearer, newcomer)


def joining(
    file: SealedFile, *, discussion: str = "none", consent: str = "unasked", minimised: bool = False
) -> Movement:
    """Somebody joining a care team, as a flow: the file is shared with them."""
    done = frozenset({"minimised"} if minimised else ())
    return movement(
        file, "share", recipient="co-supporter", discussion=discussion, consent=consent, done=done
    )


def joining_asks(bearer: Bearer, file: SealedFile) -> Decision:
    """What the code says of it before any step was taken: its `missing` is what a form must ask."""
    return gate().preview(bearer, joining(file))


def could_join(file: SealedFile, facts: Facts, roles: Iterable[str]) -> set[str]:
    """Those of these offices that could read the file from its care team."""
    kept = movement(file, "view")
    words = {"promised": facts.promised} if facts.promised else {}
    flow = Flow.of(
        action="view",
        actor="manager",
        subject=facts.subject,
        information=kept.information,
        cabinet=file.cabinet.kind,
        purpose="support",
        done=facts.done,
        **words,
    )
    return {role for role in roles if _could_read(flow, role)}


def _could_read(about: Flow, role: str) -> bool:
    """Whether somebody of this office who supports the person could read what the flow is about."""
    words = {"action": "view", "recipient": "self", "actor": role, "relation": "supporting"}
    purpose = purpose_of(Movement(action="view", purpose=BY_OFFICE, information=about.information), role)
    return code_says(about.changed(**words, purpose=purpose, standing="good")).permitted


def care_team_remove(*, bearer: Bearer, file: SealedFile | None, member: Member | None) -> None:
    """Takes a member off the care team and turns the file's key: what they hold opens nothing any more.

    Raises `Refused`, and `Absent` where there is no such file for the bearer, or no such member.
    """
    with gate().passing(bearer, taking_off(file, own=_is(bearer, member))) as passage:
        if member is None:
            raise Absent
        passage.remark(verb="team-removed", member=str(member.id))
        # Asked within: who joined or left while the page was open is counted as they are now.
        FileGrant.objects.filter(file_id=passage.file, member=member).delete()
        file_key_turn(passage, bearer)


def may_take_off(bearer: Bearer, file: SealedFile) -> bool:
    """Whether the bearer may take others off this file's care team."""
    return gate().preview(bearer, taking_off(file, own=False)).permitted


def taking_off(file: SealedFile | None, *, own: bool) -> Movement:
    """Coming off a care team, as a flow: one gives back one's own key; another's copy is erased, with what
    they hold on paper, and that is for those who are responsible (house/erasing)."""
    return movement(file, "keep" if own else "erase", purpose="administration")


def _is(bearer: Bearer, member: Member | None) -> bool:
    return member is not None and member.id == bearer.member
