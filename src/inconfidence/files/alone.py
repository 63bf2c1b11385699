"""People whom nobody supports now: whoever did has left, was taken off the care team, or cannot open their file
(cwc/held-by-charity)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from inconfidence.charity.actions.keys import in_good_standing
from inconfidence.charity.cabinets import BY_BRANCH
from inconfidence.files.selectors import FileList
from inconfidence.gate.pages import Line
from inconfidence.store.models import CabinetGrant, FileGrant, Member, SealedFile

# Those who ask a member to support somebody (house/assigning).
_ASSIGNING = {"coordinator", "manager"}
# So many are counted; who has more has enough to do.
_COUNTED = 100


def alone(reader: Member, listed: FileList) -> list[Line]:
    """Of the files on the reader's list, those with nobody on the care team who can open them now.

    Empty for whoever asks nobody to support anyone.
    """
    if reader.role not in _ASSIGNING:
        return []
    held = CabinetGrant.objects.filter(member=reader, cabinet__kind__in=BY_BRANCH).values("cabinet")
    cared_for = FileGrant.objects.filter(in_good_standing("member__"), file=OuterRef("id"))
    found = SealedFile.objects.filter(~Exists(cared_for), cabinet__in=held).order_by("-opened_at")
    return listed.those(set(found.values_list("id", flat=True)[:_COUNTED]))
