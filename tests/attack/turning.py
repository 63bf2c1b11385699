"""What the drill of turns runs in processes of their own, which it kills.

`fill` puts files into drawers of the first branch's cabinet, each named after its key; `turn` drops in some more and
turns that cabinet's keys, again and again; `check` says how many files do not open to the very key that they had, and
what else is not as it should be.
"""

import hashlib
import json
import sys
from collections.abc import Mapping
from uuid import UUID

from inconfidence.charity.actions import member_sign_in, member_unlock, turning
from inconfidence.charity.cabinets import keys_ever
from inconfidence.charity.house import CLOCK, house_open
from inconfidence.gate import Bearer, places
from inconfidence.gate.bearer import HeldCabinet
from inconfidence.gate.drawers import DroppedIn, drawer_made, drawer_opened, key_dropped_in, key_put_away
from inconfidence.gate.ports import Drawer as DrawerRow
from inconfidence.kernel.ids import new_id
from inconfidence.store.drawers import files_put_away
from inconfidence.store.models import (
    Cabinet,
    CabinetEpoch,
    CabinetGrant,
    Charity,
    Drawer,
    Member,
    RecoveryGrant,
    SealedFile,
)
from inconfidence.vault.errors import SealBroken
from inconfidence.vault.keys import SecretKey, fresh_key
from inconfidence.vault.opening import unwrap
from inconfidence.vault.pairs import PublicKey
from inconfidence.vault.sealing import wrap_to
from tests.installation import ANSWERS, PASSWORD

DRAWERS, FILES = 20, 30
# Dropped in before each turn; and small stretches of them, so that there are many moments between two commits.
DROPPED, STRETCH = 60, 10


def fill(cabinet: Cabinet) -> None:
    """Files that say in their reference which key they have, some to a drawer."""
    held, where = _hand().cabinets[cabinet.id], (cabinet.charity_id, cabinet.id)
    for _ in range(DRAWERS):
        (drawer, its_key), keys = drawer_made(*where, held), {new_id(): fresh_key() for _ in range(FILES)}
        _keep(cabinet, keys)
        wraps = {file: key_put_away(*where, drawer.id, its_key, file, key) for file, key in keys.items()}
        files_put_away(cabinet.id, drawer, wraps)


def turn(cabinet: Cabinet) -> None:
    """Somebody is gone, and the manager signs in: until the process is killed."""
    turning.STRETCH, put_away = STRETCH, turning.files_put_away

    def told(cabinet: UUID, drawer: DrawerRow, wraps: Mapping[UUID, bytes]) -> None:
        put_away(cabinet, drawer, wraps)
        print("put away", flush=True)

    turning.files_put_away = told
    print("begun", flush=True)
    while True:
        cabinet.refresh_from_db()
        _keep(cabinet, {new_id(): fresh_key() for _ in range(DROPPED)})
        Cabinet.objects.filter(id=cabinet.id).update(turn_owed=CLOCK.now())
        member_sign_in(email=str(ANSWERS["email"]), password=PASSWORD)


def _keep(cabinet: Cabinet, keys: Mapping[UUID, SecretKey]) -> None:
    """Files with these keys, dropped in."""
    public, rows = PublicKey.from_bytes(bytes(cabinet.public_key)), []
    for file, key in keys.items():
        place = places.file_key(cabinet.charity_id, cabinet.id, cabinet.epoch, file)
        sealed = {"header": b"sealed", "facts": b"sealed", "opened_at": CLOCK.now()}
        where = {"id": file, "cabinet": cabinet, "reference": _name(key.bytes)}
        dropped_in = {"dropped_in_epoch": cabinet.epoch, "key_wrap": wrap_to(public, key, place)}
        rows.append(SealedFile(**where, **dropped_in, **sealed))
    SealedFile.objects.bulk_create(rows)


def check(cabinet: Cabinet) -> None:
    """Prints what is there, as JSON. It changes nothing."""
    hand = _hand()
    ring = keys_ever(hand, cabinet.id)
    files = list(SealedFile.objects.filter(cabinet=cabinet).select_related("drawer"))
    turns = CabinetEpoch.objects.filter(cabinet=cabinet)
    said = {
        "files": len(files),
        "shut": sum(not _opens(cabinet, ring, file) for file in files),
        "epoch": cabinet.epoch,
        "drawers": sorted(set(Drawer.objects.filter(cabinet=cabinet).values_list("epoch", flat=True))),
        "turns": turns.count(),
        "grants": sorted(set(CabinetGrant.objects.filter(cabinet=cabinet).values_list("epoch", flat=True))),
        "sheets": sorted(set(RecoveryGrant.objects.filter(cabinet=cabinet).values_list("epoch", flat=True))),
        "changes": [_change(one).hex() for one in turns],
    }
    print(json.dumps(said))


def _hand() -> Bearer:
    """The manager, by their password alone: nothing turns."""
    return member_unlock(member=Member.objects.get(role="manager"), password=PASSWORD)


def _opens(cabinet: Cabinet, ring: Mapping[int, HeldCabinet], file: SealedFile) -> bool:
    where = cabinet.charity_id, cabinet.id
    try:
        return _name(_key(where, ring, file).bytes) == file.reference
    except (SealBroken, KeyError):
        return False


def _key(where: tuple[UUID, UUID], ring: Mapping[int, HeldCabinet], file: SealedFile) -> SecretKey:
    row: Drawer | None = file.drawer
    if row is None:
        epoch = file.dropped_in_epoch
        return key_dropped_in(*where, ring[epoch], DroppedIn(file.id, epoch, bytes(file.key_wrap)))
    drawer = DrawerRow(row.id, row.made, row.epoch, bytes(row.wrap))
    its_key = drawer_opened(*where, ring[row.epoch], drawer)
    return unwrap(its_key, bytes(file.key_wrap), places.key_in_drawer(*where, row.id, file.id))


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
