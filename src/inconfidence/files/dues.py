"""What is owed about a file, by whom and by when: made with the record that brings it, and said on pages.

A row says who and when; what it is, the sealed record says: `duties` of the vocabulary each `by` an office.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.actions.keys import in_good_standing
from inconfidence.files.models import Due
from inconfidence.flow import Duty
from inconfidence.gate import Bearer
from inconfidence.kernel.durations import Duration
from inconfidence.store.models import CabinetGrant, FileGrant, Member, SealedFile, SealedRecord
from inconfidence.store.rows import row_of

# A duty without a clock of its own is still looked at the next day.
SOON = Duration(0, timedelta(days=1))

# Whoever answers for what nobody else can do any more.
_ANSWERING = frozenset({"coordinator", "manager", "trustee"})

# Who looks again at what the manager did, the first who holds a key to the file.
_REVIEWING = ("safeguarding", "coordinator", "manager")

_WORRY = _("A worry to act on")
_TO_DO: dict[str, str | Promise] = {
    "report-to-safeguarding": _("Tell the safeguarding team"),
    "act-on-danger": _("Act on the danger"),
    "tell-subject": _("Tell the person what was told outside"),
    "explain-code": _("Explain the code"),
    "review": _("Look again at what was told outside"),
    "support-worker": _("Support whoever had to speak"),
    "answer": _("Answer them"),
    "destroy": _("Destroy it"),
}


@dataclass(frozen=True, slots=True)
class Owed:
    """Something owed, as a page says it: never with a name. `told` is the register's reference, or ""."""

    row: Due
    reference: str
    what: list[str | Promise]
    told: str = ""
    # Who it is about; for a worry alone.
    name: str = field(default="", repr=False)
    # Whether somebody else owed it, who cannot do it now.
    passed_on: bool = False


def owed_of(rows: Sequence[Due], reference: str, record: Mapping[str, Any], reader: Member) -> Owed | None:
    """What the reader owes by one record: in their own office, and in that of whoever owed it before them.

    `rows` are those of that record, soonest first, as `dues_of` gives them.
    """
    dues = theirs_to_do(rows, record, reader)
    if not dues:
        return None
    passed_on = all(due.member_id != reader.id for due in dues)
    if record["kind"] == "worry":
        return Owed(dues[0], reference, [_WORRY], passed_on=passed_on)
    owing = {str(due.member_id) for due in dues}
    said = [one for one in record["owed"] if owing.intersection(one["who"])]
    what = [_TO_DO[one["duty"]] for one in said]
    return Owed(dues[0], reference, what, record["reference"], passed_on=passed_on)


def dues_of(member: Member, **about: Any) -> list[list[Due]]:
    """What the member owes, record by record, soonest first.

    What nobody of an office can do now, as all who owed it have lost every key to the file or are not in good
    standing, is owed by those who answer for its cabinet as well: a leaver's promises are the charity's.
    """
    found = Due.objects.filter(_owed_by(member), done_at=None, **about).select_related("member")
    by_record: dict[UUID, list[Due]] = {}
    for due in found.order_by("due_at"):
        by_record.setdefault(due.record_id, []).append(due)
    return list(by_record.values())


def theirs_to_do(dues: Sequence[Due], record: Mapping[str, Any], member: Member) -> list[Due]:
    """Those of one record without what passed on to the member of looking again at what they told themselves: that
    is for the others to whom it passed, as long as there is one."""
    if record.get("told_by") != str(member.id):
        return list(dues)
    looking = {who for one in record["owed"] if one["duty"] == "review" for who in one["who"]}
    left = [due for due in dues if due.member_id == member.id or str(due.member_id) not in looking]
    return left if len(left) < len(dues) and _passes_to_another(dues[0], member) else list(dues)


def _passes_to_another(due: Due, member: Member) -> bool:
    cabinet = SealedFile.objects.filter(id=due.file_id).values("cabinet")
    held = CabinetGrant.objects.filter(in_good_standing("member__"), cabinet__in=cabinet)
    return held.filter(member__role__in=_ANSWERING).exclude(member=member).exists()


def has_owed(member: Member, record: UUID) -> bool:
    """Whether the member owes it, or would if a colleague had not been quicker."""
    return Due.objects.filter(_owed_by(member), record_id=record).exists()


def owed_words(duties: Iterable[Duty], bearer: Bearer, file: SealedFile) -> list[dict[str, Any]]:
    """What a record keeps of the duties that it brings, and who owes each; the register's line the program makes."""
    return [
        {"duty": duty.duty, "by": duty.by, "who": [str(id) for id in _owing(duty, bearer, file)]}
        for duty in duties
        if duty.duty != "register"
    ]


def dues_make(kept: SealedRecord, duties: Iterable[Duty], bearer: Bearer, since: datetime) -> None:
    """Puts what a record brings on the lists of those who owe it. Inside the passage only."""
    clocks: dict[UUID, datetime] = {}
    for duty in duties:
        until = _until(duty, since)
        for member in _owing(duty, bearer, kept.file):
            clocks[member] = min(clocks.get(member, until), until)
    told = any(duty.duty == "tell-subject" for duty in duties)
    for member, until in clocks.items():
        due_make(kept, member, until, of_teller=told and member == bearer.member)


def due_make(kept: SealedRecord, member: UUID, due_at: datetime, *, of_teller: bool = False) -> None:
    """Puts it on one member's list, once."""
    if not Due.objects.filter(record=kept, member_id=member).exists():
        words = {"record": kept, "due_at": due_at, "of_teller": of_teller}
        Due.objects.create(file_id=kept.file_id, member_id=member, **words)


def soonest(duties: Iterable[Duty], since: datetime) -> datetime:
    """The first time by which one of these has to be done."""
    return min((_until(duty, since) for duty in duties), default=SOON.after(since))


def _until(duty: Duty, since: datetime) -> datetime:
    return (Duration.of(duty.within) if duty.within else SOON).after(since)


def finding(record: UUID, beside: UUID, **about: Any) -> list[Member]:
    """Who finds what is owed by this record on their list now; but for `beside`. `about`: which of it."""
    owing = Due.objects.filter(record_id=record, done_at=None, **about).values("member")
    here = Member.objects.filter(in_good_standing(), Q(id__in=owing) | Q(role__in=_ANSWERING))
    return [member for member in here.exclude(id=beside) if dues_of(member, record_id=record, **about)]


def able(role: str, file: SealedFile) -> list[UUID]:
    """Every active member of that office who holds a key to the file, else of the manager's.

    A worry on the list of somebody who holds no key of it would be seen by nobody. Whose keys rest keep their place:
    until they are back, `dues_of` gives what they owe to others.
    """
    return _keyed(role, file) or _keyed("manager", file)


def _keyed(role: str, file: SealedFile) -> list[UUID]:
    keyed = {
        *CabinetGrant.objects.filter(cabinet_id=file.cabinet_id).values_list("member_id", flat=True),
        *FileGrant.objects.filter(file=file).values_list("member_id", flat=True),
    }
    holders = Member.objects.filter(state=Member.State.ACTIVE, id__in=keyed, role=role)
    return list(holders.values_list("id", flat=True))


def _owing(duty: Duty, bearer: Bearer, file: SealedFile) -> list[UUID]:
    """Who owes it: the person who acts where it is theirs, else that office."""
    actor = row_of(Member, bearer.member)
    if actor.role != duty.by:
        return able(duty.by, file)
    return (_reviewing(actor, file) if duty.duty == "review" else []) or [actor.id]


def _reviewing(actor: Member, file: SealedFile) -> list[UUID]:
    """Who looks again at what the actor did, though it is the actor's office: another, if there is one."""
    for role in _REVIEWING:
        others = [member for member in _keyed(role, file) if member != actor.id]
        if others:
            return others
    return []


def _owed_by(member: Member) -> Q:
    """Theirs, and what passed on to them."""
    return Q(member=member) | _left_over(member) if member.role in _ANSWERING else Q(member=member)


def _left_over(member: Member) -> Q:
    """What nobody of the office that owes it can do now, of the cabinets that the member holds."""
    held = CabinetGrant.objects.filter(member=member).values("cabinet")
    keys = CabinetGrant.objects.filter(cabinet=OuterRef("file__cabinet"), member=OuterRef("member"))
    place = FileGrant.objects.filter(file=OuterRef("file"), member=OuterRef("member"))
    # Whoever told something and whoever looks at it again are of no one office, also where both are managers.
    office = Due.objects.filter(
        record=OuterRef("record"), member__role=OuterRef("member__role"), of_teller=OuterRef("of_teller")
    )
    can = office.filter(in_good_standing("member__")).filter(Q(Exists(keys)) | Q(Exists(place)))
    return Q(file__cabinet__in=held) & ~Q(Exists(can))
