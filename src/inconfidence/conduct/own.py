"""What is kept of a member and is theirs to see: they hold the key of that one file, and come to it as its subject."""

from __future__ import annotations

from inconfidence.charity.actions.file_keys import file_key_give
from inconfidence.charity.house import CLOCK
from inconfidence.charity.models import PlaceToGive
from inconfidence.files.movements import movement
from inconfidence.gate import Bearer, Movement
from inconfidence.gate.founding import Founding
from inconfidence.store.models import FileGrant, Member, SealedFile

# A member at a page of their own has signed in, and asks there; whoever writes these files keeps others out of them.
_ASKED = frozenset({"request-in-writing", "requester-verified", "third-parties-checked"})


def own_place_give(founding: Founding, bearer: Bearer, who: Member) -> None:
    """Gives a member the key of the file about them, or notes that it is owed to one who has no keys yet. Inside the
    founding only; whoever has left gets none."""
    if who.state == Member.State.LEFT:
        return
    if who.public_keys:
        file_key_give(founding, bearer, who)
    else:
        PlaceToGive.objects.create(file_id=founding.file, member=who, since=CLOCK.now())


def own_files(bearer: Bearer, letter: str) -> list[SealedFile]:
    """The files about the bearer whose references begin so, the newest first; none is opened."""
    grants = FileGrant.objects.filter(member_id=bearer.member, file__reference__startswith=f"{letter}-")
    files = SealedFile.objects.filter(id__in=grants.values("file"), cabinet__kind="personnel")
    return list(files.select_related("cabinet").order_by("-opened_at"))


def own_view(file: SealedFile, information: str) -> Movement:
    """A member looks at what is written down of themselves."""
    return movement(file, "view", information=information, purpose="rights", done=_ASKED)
