"""Worries in a file that nobody has seen to yet: while there is one, the file is not erased
(csf-2024/ground-legal-duty, csg06/ground-risk-to-client, cwc/report-to-safeguarding)."""

from __future__ import annotations

from inconfidence.files.models import Due
from inconfidence.sharing.models import Disclosure
from inconfidence.store.models import SealedFile


def worries_unseen(file: SealedFile | None) -> list[str]:
    """The offices that still owe something about a worry in the file, in the vocabulary's words.

    What is owed is owed by a record: where that is nothing that was told outside, it is a worry.
    """
    if file is None:
        return []
    told = Disclosure.objects.filter(record__file=file).values("record")
    owed = Due.objects.filter(file=file, done_at=None).exclude(record__in=told)
    return sorted(set(owed.values_list("member__role", flat=True)))
