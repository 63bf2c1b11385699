"""What the drill of turns runs in processes of their own, which it kills.

`fill` puts files into the first branch's cabinet, each named after its key; `turn` turns that cabinet's keys again and
again; `check` says how many files do not open to the very key that they had, and what else is not as it should be.
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from uuid import UUID

from inconfidence.charity.actions import member_sign_in, member_unlock, turning
from inconfidence.charity.cabinets import keys_by_epoch
from inconfidence.charity.house import CLOCK, house_open
from inconfidence.gate import Bearer, places
from inconfidence.gate.bearer import HeldCabinet
from inconfidence.kernel.ids import new_id
from inconfidence.store.epochs import Behind
from inconfidence.store.models import (
    Cabinet,
    CabinetEpoch,
    CabinetGrant,
    Charity,
    Member,
    RecoveryGrant,
    SealedFile,
)
from inconfidence.vault.errors import SealBroken
from inconfidence.vault.keys import fresh_key
from inconfidence.vault.opening import unwrap
from inconfidence.vault.sealing import wrap
from tests.installation import ANSWERS, PASSWORD

FILES = 600
# Small, so that there are many moments between two commits.
STRETCH = 100


def fill(cabinet: Cabinet) -> None:
    """Files that say in their reference which key they have."""
    held, rows = _hand().cabinets[cabinet.id], []
    for _ in range(FILES):
        file, key = new_id(), fresh_key()
        place = places.file_key(cabinet.charity_id, cabinet.id, held.epoch, file)
        wrapped, name = wrap(held.keys.symmetric, key, place), _name(key.bytes)
        sealed = {"header": b"sealed", "facts": b"sealed", "opened_at": CLOCK.now()}
        rows.append(
            SealedFile(id=file, cabinet=cabinet, reference=name, epoch=held.epoch, key_wrap=wrapped, **sealed)
        )
    SealedFile.objects.bulk_create(rows)


def turn(cabinet: Cabinet) -> None:
    """Somebody is gone, and the manager signs in: until the process is killed."""
    turning.STRETCH, forward = STRETCH, turning.files_forward

    def told(epoch: int, files: Sequence[Behind], wraps: Sequence[bytes | None]) -> int:
        moved = forward(epoch, files, wraps)
        print("forward", flush=True)
        return moved

    turning.files_forward = told
    print("begun", flush=True)
    while True:
        Cabinet.objects.filter(id=cabinet.id).update(turn_owed=CLOCK.now())
        member_sign_in(email=str(ANSWERS["email"]), password=PASSWORD)


def check(cabinet: Cabinet) -> None:
    """Prints what is there, as JSON. It changes nothing."""
    hand = _hand()
    ring = keys_by_epoch(hand, cabinet.id)
    files = list(SealedFile.objects.filter(cabinet=cabinet))
    turns = CabinetEpoch.objects.filter(cabinet=cabinet)
    said = {
        "files": len(files),
        "shut": sum(not _opens(cabinet, ring.get(file.epoch), file) for file in files),
        "epoch": cabinet.epoch,
        "turns": turns.count(),
        "grants": sorted(set(CabinetGrant.objects.filter(cabinet=cabinet).values_list("epoch", flat=True))),
        "sheets": sorted(set(RecoveryGrant.objects.filter(cabinet=cabinet).values_list("epoch", flat=True))),
        "changes": [_change(one).hex() for one in turns],
    }
    print(json.dumps(said))


def _hand() -> Bearer:
    """The manager, by their password alone: nothing turns."""
    return member_unlock(member=Member.objects.get(role="manager"), password=PASSWORD)


def _opens(cabinet: Cabinet, held: HeldCabinet | None, file: SealedFile) -> bool:
    if held is None:
        return False
    place = places.file_key(cabinet.charity_id, cabinet.id, file.epoch, UUID(str(file.id)))
    try:
        return _name(unwrap(held.keys.symmetric, bytes(file.key_wrap), place).bytes) == file.reference
    except SealBroken:
        return False


def _name(key: bytes) -> str:
    return hashlib.sha256(key).hexdigest()[:8]


def _change(turned: CabinetEpoch) -> bytes:
    """What its line in the ledger stands for."""
    blobs = (bytes(turned.statement), bytes(turned.signature))
    return hashlib.sha256(b"".join(hashlib.sha256(blob).digest() for blob in blobs)).digest()


def main(word: str) -> None:
    """One of the three, about the cabinet of support."""
    with house_open(Charity.objects.get()):
        {"fill": fill, "turn": turn, "check": check}[word](Cabinet.objects.get(kind="support"))


def command(word: str) -> list[str]:
    """What runs `main` in a process of its own."""
    wake = "from inconfidence.cli.house import wake; wake()"
    return [sys.executable, "-c", f"{wake}; from tests.attack.turning import main; main({word!r})"]
