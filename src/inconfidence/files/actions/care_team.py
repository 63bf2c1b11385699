"""The care team: who supports somebody and so holds their file's key (csg06/share-co-support)."""

from __future__ import annotations

from inconfidence.charity.actions.file_keys import file_key_give, file_key_turn
from inconfidence.charity.actions.keys import member_standing
from inconfidence.charity.errors import NotReady
from inconfidence.charity.house import gate
from inconfidence.files.movements import movement
from inconfidence.gate import Absent, Bearer, Movement
from inconfidence.store.models import FileGrant, Member, SealedFile


def care_team_add(*, bearer: Bearer, file: SealedFile, member: Member, discussion: str = "none") -> None:
    """Puts a member on the care team. Raises `NotReady` for one not in good standing, and `Refused`.

    `discussion` with the person supported, in the vocabulary's word (cwc/leadership-only asks for it).

    Whoever calls this has judged that what lies in the file is no more than the member needs: the code's
    minimum reaches sharing inside the team as well.
    """
    done = frozenset({"minimised"})
    wanted = movement(file, "share", recipient="co-supporter", discussion=discussion, done=done)
    with gate().passing(bearer, wanted) as passage:
        passage.remark(verb="team-added", member=str(member.id))
        # Held still until the commit: whoever takes their leave meanwhile finds this key, and takes it too.
        joining = Member.objects.select_for_update(no_key=True).get(id=member.id)
        if member_standing(joining) != "good":
            raise NotReady("they can join when their undertaking is signed and their training is valid")
        if not FileGrant.objects.filter(file=file, member=joining).exists():
            file_key_give(passage, bearer, joining)


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
