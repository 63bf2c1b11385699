"""What it costs to turn a cabinet's keys under which a hundred thousand files lie: python bench/turns.py [FILES]

Real rows in a real SQLite database; processor time, of system calls too. The turn is what the leaver is shut out by;
all drawers come along in it, each full: the best case. Beside it the bare statements of what would be done without
drawers: as many rows updated with nothing sealed, and as many keys sealed with no row. Then files that were dropped
in, and that nobody has opened who holds the cabinet: they are opened one by one, by their public key.
"""

import os
import sys
import time
from collections.abc import Callable

import house
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from inconfidence.charity.actions.turning import epoch_turn, files_catch_up
from inconfidence.charity.house import CLOCK, gate
from inconfidence.gate import Bearer, places
from inconfidence.gate.drawers import ROOM, drawer_made, key_put_away
from inconfidence.kernel.ids import new_id
from inconfidence.store.books import Books
from inconfidence.store.drawers import files_put_away
from inconfidence.store.models import Cabinet, Drawer, SealedFile
from inconfidence.store.scope import charity_scope, current_charity
from inconfidence.vault.keys import fresh_key
from inconfidence.vault.pairs import PublicKey
from inconfidence.vault.sealing import wrap_to

GOAL = 0.5
FILES = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000


def fill(bearer: Bearer, cabinet: Cabinet) -> None:
    """Files in drawers, with keys that open and contents as long as real ones."""
    where, held = (bearer.charity, cabinet.id), bearer.cabinets[cabinet.id]
    for start in range(0, FILES, ROOM):
        drawer, its_key = drawer_made(*where, held)
        rows = [a_file(cabinet, number) for number in range(start, min(start + ROOM, FILES))]
        wraps = {row.id: key_put_away(*where, drawer.id, its_key, row.id, fresh_key()) for row in rows}
        with transaction.atomic():
            SealedFile.objects.bulk_create(rows, batch_size=500)
            files_put_away(cabinet.id, drawer, wraps)


def a_file(cabinet: Cabinet, number: int) -> SealedFile:
    """A file that lies in no drawer yet."""
    sealed = {"key_wrap": b"", "header": os.urandom(286), "facts": os.urandom(542), "opened_at": CLOCK.now()}
    return SealedFile(id=new_id(), cabinet=cabinet, reference=f"{number:08}", dropped_in_epoch=1, **sealed)


def drop_in(cabinet: Cabinet, number: int) -> None:
    """So many files as whoever holds no cabinet opens them, and no key-holder has looked at yet."""
    public, rows = PublicKey.from_bytes(bytes(cabinet.public_key)), []
    for at in range(number):
        row = a_file(cabinet, FILES + at)
        place = places.file_key(cabinet.charity_id, cabinet.id, cabinet.epoch, row.id)
        row.dropped_in_epoch, row.key_wrap = cabinet.epoch, wrap_to(public, fresh_key(), place)
        rows.append(row)
    SealedFile.objects.bulk_create(rows, batch_size=500)


def timed(name: str, work: Callable[[], object]) -> float:
    """Seconds of processor time, which it prints beside those of the clock."""
    start, clock = time.process_time(), time.perf_counter()
    work()
    spent, passed = time.process_time() - start, time.perf_counter() - clock
    print(f"{name:<58} {spent:>8.3f} {passed:>8.3f}")
    return spent


def seals() -> None:
    """Each key opened and sealed once more: nothing but AES-GCM."""
    old, new, nonce = AESGCM(os.urandom(32)), AESGCM(os.urandom(32)), bytes(12)
    blob, place = old.encrypt(nonce, bytes(32), bytes(80)), bytes(80)
    for _ in range(FILES):
        new.encrypt(nonce, old.decrypt(nonce, blob, place), place)


def updates(cabinet: Cabinet) -> None:
    """Each row written once more, with nothing sealed."""
    books = Books()
    statement = (
        "UPDATE store_sealedfile SET key_wrap = %s, dropped_in_epoch = %s WHERE charity_id = %s AND id = %s"
    )
    with transaction.atomic():
        rows = books.all("SELECT id, key_wrap FROM store_sealedfile WHERE cabinet_id = %s", cabinet.id)
        charity = current_charity()
        books.change_each(statement, ((wrapped, 1, charity, file) for file, wrapped in rows))


def turned(bearer: Bearer, cabinet: Cabinet) -> Bearer:
    with gate().noting(bearer.member, "grant") as note:
        return epoch_turn(bearer, cabinet.id, note)


def main() -> None:
    _charity, bearer = house.found()
    with charity_scope(bearer.charity):
        cabinet = Cabinet.objects.get(kind="support")
        fill(bearer, cabinet)
        drawers = Drawer.objects.count()
        print(f"{f'{FILES:,} files in {drawers} drawers; seconds':<58} {'spent':>8} {'passed':>8}")
        timed("AES-GCM alone: each key opened and sealed, without drawers", seals)
        timed("SQLite alone: each row read and written, without drawers", lambda: updates(cabinet))
        hand = [bearer]
        shut = timed("the turn, in one commit", lambda: hand.append(turned(bearer, cabinet)))
        left = timed("what may have been left", lambda: files_catch_up(hand[-1], cabinet.id))
        assert set(Drawer.objects.values_list("epoch", flat=True)) == {2}
        word = "met" if shut + left <= GOAL else "not met"
        print(f"a leaver re-keyed: {shut + left:.3f} s (goal {GOAL} s: {word})")
        cabinet.refresh_from_db()
        drop_in(cabinet, ROOM)
        hand.append(turned(hand[-1], cabinet))
        timed(f"{ROOM} dropped in, come into a drawer", lambda: files_catch_up(hand[-1], cabinet.id))


if __name__ == "__main__":
    main()
