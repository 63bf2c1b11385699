"""What stands in the registers under a member's own id, for their notice of what is held about them.

Reports of wrongs are under nobody’s, and who is a party to a case is sealed: neither is here.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from inconfidence.charity.models import PlaceToGive
from inconfidence.charity.own_papers import Kept
from inconfidence.conduct.certificates.movements import CHECK
from inconfidence.conduct.compelled.register import SUMMONSES
from inconfidence.conduct.models import Breach, Grievance
from inconfidence.store.models import FileGrant, Member, SealedFile


def kept_in_registers(member: Member) -> list[Kept]:
    """The days of each, as far as there is any."""
    raised = Grievance.objects.filter(raised_by=member).values_list("raised_at", flat=True)
    reported = Breach.objects.filter(reported_by=member).values_list("reported_at", flat=True)
    kept = [
        (_("Your criminal-record checks"), _about(member, CHECK)),
        (_("That you were called to give evidence"), _about(member, SUMMONSES.letter)),
        (_("Complaints that you made, with a copy for you"), raised),
        (_("Breaches that you reported"), reported),
    ]
    return [(title, sorted(moments)) for title, moments in kept if moments]


def _about(member: Member, letter: str) -> QuerySet[SealedFile, datetime]:
    """When the files about the member were begun whose references begin so."""
    files = SealedFile.objects.filter(cabinet__kind="personnel", reference__startswith=f"{letter}-")
    granted = FileGrant.objects.filter(member=member).values("file")
    owed = PlaceToGive.objects.filter(member=member).values("file")
    return files.filter(Q(id__in=granted) | Q(id__in=owed)).values_list("opened_at", flat=True)
