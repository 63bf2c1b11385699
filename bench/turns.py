"""What it costs to turn a cabinet's keys under which a hundred thousand files lie: python bench/turns.py [FILES]

Real rows in a real SQLite database; processor time, of system calls too. The turn is what the leaver is shut out by;
the files then follow, a stretch at a time. Beside it the bare statements: as many rows updated with nothing sealed,
and as many keys sealed with no row.
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
from inconfidence.kernel.ids import new_id
from inconfidence.store.books import Books
from inconfidence.store.models import Cabinet, SealedFile
from inconfidence.store.scope import charity_scope, current_charity
from inconfidence.vault.keys import fresh_key
from inconfidence.vault.sealing import wrap

GOAL = 0.5
FILES = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000


def fill(bearer: Bearer, cabinet: Cabinet) -> None:
    """Files with wraps that open, and contents as long as real ones."""
    held = bearer.cabinets[cabinet.id]
    now, rows = CLOCK.now(), []
    for number in range(FILES):
        file = new_id()
        place = places.file_key(bearer.charity, cabinet.id, 1, file)
        rows.append(
            SealedFile(
                id=file,
                cabinet=cabinet,
                reference=f"{number:08}",
                epoch=1,
                key_wrap=wrap(held.keys.symmetric, fresh_key(), place),
                header=os.urandom(286),
                facts=os.urandom(542),
                opened_at=now,
            )
        )
    with transaction.atomic():
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
    statement = "UPDATE store_sealedfile SET key_wrap = %s, epoch = %s WHERE charity_id = %s AND id = %s"
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
        print(f"{f'{FILES:,} files under one cabinet; seconds':<58} {'spent':>8} {'passed':>8}")
        timed("AES-GCM alone: each key opened and sealed (peer)", seals)
        timed("SQLite alone: each row read and written (peer)", lambda: updates(cabinet))
        hand = [bearer]
        shut = timed(
            "the turn: whoever is gone opens nothing from here on",
            lambda: hand.append(turned(bearer, cabinet)),
        )
        follow = timed(
            "the files follow, each stretch a commit", lambda: files_catch_up(hand[-1], cabinet.id)
        )
        assert set(SealedFile.objects.values_list("epoch", flat=True)) == {2}
    word = "met" if shut + follow <= GOAL else "not met"
    print(f"a leaver re-keyed: {shut + follow:.2f} s (goal {GOAL} s: {word}); shut out after {shut:.3f} s")


if __name__ == "__main__":
    main()
