"""Writing down a check: six facts about a certificate, and no more (cwc/dbs-fields).

Each person has a line in the register, sealed in the personnel cabinet; a newer check stands on it above the older.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from inconfidence.charity.house import CLOCK, gate
from inconfidence.conduct.certificates.actions.keeping import limit_moved
from inconfidence.conduct.certificates.errors import NotSixFacts
from inconfidence.conduct.certificates.movements import CHECK, about_line, checked_subject, no_line
from inconfidence.conduct.certificates.selectors import line_opened, personnel_held
from inconfidence.conduct.own import own_place_give
from inconfidence.files.records import keep_record, row_of
from inconfidence.gate import Bearer, Passage
from inconfidence.gate.errors import Changed, SentTwice, Taken
from inconfidence.gate.founding import Founding, NewFile
from inconfidence.kernel.ids import new_reference
from inconfidence.store.models import Erasure, Member, SealedFile, SealedRecord

SIX = ("issued_on", "name", "type", "position", "number", "decision")
_VERSION = 1


def check_enter(*, bearer: Bearer, line: UUID, who: Member | None, **facts: str) -> SealedFile:
    """Opens a line with a first check on it; sent twice, it is opened once.

    `who`: the member whom it is about, who then sees it; None for somebody who is none. Raises `NotSixFacts`, `Absent`
    for one who does not hold the personnel cabinet, `Refused`, `SentOtherwise`, and `Taken` where the id is that of
    something else.
    """
    _must_be_six(facts)
    cabinet = personnel_held(bearer)
    subject = checked_subject(who)
    new = NewFile(line, cabinet.id, subject, own=who.id if who else None)
    if Erasure.objects.filter(id=line).exists():
        raise Taken
    try:
        with gate().founding(bearer, no_line("record", subject), new) as founding:
            row = _opened(founding, facts)
            _kept(founding, bearer, line, facts)
            if who:
                own_place_give(founding, bearer, who)
    except IntegrityError:
        return _entered_before(bearer, line, facts)
    return row


def check_newer(*, bearer: Bearer, line: SealedFile | None, record: UUID, **facts: str) -> None:
    """Puts a newer check on the line, above the older ones. Sent twice, it is kept once.

    Raises `NotSixFacts`, `Absent` and `Refused`.
    """
    _must_be_six(facts)
    with suppress(SentTwice), gate().passing(bearer, about_line(line, "record")) as passage:
        passage.remark(verb="check-written")
        _kept(passage, bearer, record, facts)


def check_correct(
    *,
    bearer: Bearer,
    line: SealedFile | None,
    check: UUID,
    version: int,
    decided_on: date | None,
    **facts: str,
) -> None:
    """Writes the six facts of a check down anew; what they were before is not kept. Sent twice, it is kept once.

    `version`: of the wording that was read; raises `Changed` where it is another by now. `decided_on`: where it is
    decided now and was open before, from which day the certificate's time runs. Raises `NotSixFacts`, `Absent` and
    `Refused`.
    """
    _must_be_six(facts)
    opened = line_opened(bearer, line)
    before = opened.check(check)
    if version != opened.versions[check] and all(before.content[fact] == facts[fact] for fact in SIX):
        return
    with gate().passing(bearer, about_line(line, "correct")) as passage:
        passage.remark(verb="check-written")
        row = SealedRecord.objects.get(id=check, file_id=passage.file)
        content = passage.change_record(row_of(row), lambda present: {**present, **facts})
        fresh = SealedRecord.objects.filter(id=check, version=version)
        if not fresh.update(content=content, version=version + 1):
            raise Changed
        if decided_on and before.content["decision"] == "open" and facts["decision"] != "open":
            limit_moved(passage.file, check, decided_on)


def _must_be_six(facts: dict[str, Any]) -> None:
    wrong = facts.keys() ^ set(SIX)
    if wrong:
        raise NotSixFacts(wrong)


def _opened(founding: Founding, facts: dict[str, str]) -> SealedFile:
    return SealedFile.objects.create(
        id=founding.file,
        cabinet_id=founding.cabinet,
        reference=_free_reference(),
        dropped_in_epoch=founding.epoch,
        key_wrap=founding.key_wrap(),
        header=founding.seal_header({"v": _VERSION, "name": facts["name"]}),
        facts=founding.seal_facts(),
        opened_at=CLOCK.now(),
    )


def _kept(passage: Passage | Founding, bearer: Bearer, record: UUID, facts: dict[str, str]) -> None:
    keep_record(passage, record=record, author=bearer.member, kept_at=CLOCK.now(), kind="check", **facts)


def _entered_before(bearer: Bearer, line: UUID, facts: dict[str, str]) -> SealedFile:
    """The line of a form that was sent twice. Raises `SentOtherwise`, and `Taken` where the id is that of something
    else."""
    found = SealedFile.objects.filter(id=line, reference__startswith=f"{CHECK}-").first()
    if found is None:
        raise Taken
    check_newer(bearer=bearer, line=found, record=line, **facts)
    return found


def _free_reference() -> str:
    while _is_taken(reference := new_reference(CHECK)):
        pass
    return reference


def _is_taken(reference: str) -> bool:
    kept, erased = (model.objects.filter(reference=reference) for model in (SealedFile, Erasure))
    return kept.exists() or erased.exists()
