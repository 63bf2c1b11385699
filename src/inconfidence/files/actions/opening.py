"""Opening a file for somebody, and keeping how to be in touch with them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from inconfidence.charity.house import CLOCK, gate
from inconfidence.files.errors import NoBranch
from inconfidence.files.movements import PEOPLE, movement
from inconfidence.gate import Bearer, Movement
from inconfidence.gate.errors import Absent, Changed
from inconfidence.gate.founding import Founding, NewFile
from inconfidence.kernel.ids import new_reference
from inconfidence.store.list_rows import list_outdate
from inconfidence.store.models import Branch, Cabinet, Erasure, FileGrant, Member, SealedFile
from inconfidence.store.vouching import public_keys_of

# What of the header is more than who somebody is and how to reach them, as information of the vocabulary.
NOTED = {"hospital": "health", "relatives": "support"}
_OPEN = {"action": "record", "purpose": "administration", "information": "identity", "relation": "supporting"}
_CABINET = {"counsellor": "counselling"}


def cabinet_for(member: Member, branch: Branch | None = None) -> Cabinet:
    """Where a file that the member opens will lie: the cabinet of their kind of work in their branch.

    Whoever works in none says in which (`branch`); raises `NoBranch` where it is not said and there are several.
    """
    cabinets = Cabinet.objects.filter(kind=_CABINET.get(member.role, "support"))
    chosen = member.branch or branch
    found = list(cabinets.filter(branch=chosen) if chosen else cabinets[:2])
    if len(found) != 1:
        raise NoBranch("say in which branch the file belongs: whoever opens it works in none of their own")
    return found[0]


def file_open(
    *,
    bearer: Bearer,
    member: Member,
    file: UUID,
    subject: str,
    header: Mapping[str, Any],
    branch: Branch | None = None,
) -> SealedFile:
    """Opens a file and puts whoever opens it on its care team.

    `file` is made with the form: sent twice, one file is opened. Raises `Refused`, `NoBranch`, and
    `Absent` for the id of somebody else's file, or of one that was erased.
    """
    if Erasure.objects.filter(id=file).exists():
        raise Absent
    cabinet = cabinet_for(member, branch)
    new = NewFile(file, cabinet.id, subject)
    wanted = Movement(subject=subject, cabinet=cabinet.kind, **_OPEN)  # type: ignore[arg-type]
    try:
        with gate().founding(bearer, wanted, new) as founding:
            row = _keep(founding, new, {"v": 1, **header})
            _first_on_the_team(founding, row, member)
    except IntegrityError:
        return _opened_before(file, member)
    return row


def _keep(founding: Founding, new: NewFile, header: Mapping[str, Any]) -> SealedFile:
    return SealedFile.objects.create(
        id=new.file,
        cabinet_id=new.cabinet,
        reference=_free_reference(),
        dropped_in_epoch=founding.epoch,
        key_wrap=founding.key_wrap(),
        header=founding.seal_header(header),
        facts=founding.seal_facts(),
        opened_at=CLOCK.now(),
    )


def _first_on_the_team(founding: Founding, row: SealedFile, member: Member) -> None:
    grant = founding.grant_to(member.id, public_keys_of(member))
    FileGrant.objects.create(
        file=row,
        member=member,
        wrap=grant.wrap,
        quick_wrap=grant.quick_wrap,
        statement=grant.statement,
        signature=grant.signature,
        granter=member,
        since=CLOCK.now(),
    )


def _opened_before(file: UUID, member: Member) -> SealedFile:
    """The file of a form that was sent twice. Raises `Absent` where it is somebody else's."""
    if not FileGrant.objects.filter(file_id=file, member=member, granter=member).exists():
        raise Absent
    return SealedFile.objects.get(id=file)


def _free_reference() -> str:
    """One that no file has or had: of fourteen million, two at random are the same sooner than one thinks."""
    while _is_taken(reference := new_reference(PEOPLE)):
        pass
    return reference


def _is_taken(reference: str) -> bool:
    kept, erased = (model.objects.filter(reference=reference) for model in (SealedFile, Erasure))
    return kept.exists() or erased.exists()


def touch_change(
    *,
    bearer: Bearer,
    file: SealedFile,
    header: Mapping[str, Any],
    version: int,
    before: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """Keeps a new header. Raises `Changed` where somebody kept another since `version` was read, and `Refused`.

    `before`: the header that was read. What says more of them than who they are waits for what the code asks before
    any note (csf-2012/explain-first-contact, cwc/consent-form), where it is not there already.
    """
    asked = [movement(file, "record", information="contact-details", purpose="administration")]
    asked += [movement(file, "record", information=NOTED[name]) for name in _new_notes(header, before)]
    with gate().passing_all(bearer, asked) as (passage, *_notes):
        passage.remark(verb="touch")
        kept = SealedFile.objects.filter(id=file.id, header_version=version).update(
            header=passage.seal_header({"v": 1, **header}), header_version=version + 1
        )
        if not kept:
            raise Changed
        list_outdate(file.id)


def _new_notes(header: Mapping[str, Any], before: Mapping[str, Any]) -> list[str]:
    return [name for name in NOTED if header.get(name) and header[name] != before.get(name)]
