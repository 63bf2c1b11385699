"""Drawers: the keys of some hundred files lie under a drawer's key, and that alone under their cabinet's.

So a cabinet's keys turn drawer by drawer, however many files there are; and a file that is put away while they turn
lies under the same key after as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple
from uuid import UUID

from inconfidence.gate import places
from inconfidence.gate.bearer import HeldCabinet
from inconfidence.gate.ports import Drawer
from inconfidence.kernel.ids import new_id
from inconfidence.vault.errors import SealBroken
from inconfidence.vault.keys import SecretKey, fresh_key
from inconfidence.vault.opening import unwrap, unwrap_from
from inconfidence.vault.sealing import wrap

# So many files to a drawer. Whoever kept a drawer's key has the keys of all that lie in it.
ROOM = 512


class DroppedIn(NamedTuple):
    """A file whose key was dropped in by the public key of `epoch`."""

    file: UUID
    epoch: int
    wrap: bytes


def drawer_made(charity: UUID, cabinet: UUID, held: HeldCabinet) -> tuple[Drawer, SecretKey]:
    """A new drawer of the cabinet, and its key."""
    drawer, key = new_id(), fresh_key()
    return _under(charity, cabinet, held, Drawer(drawer, held.epoch, held.epoch, b""), key), key


def drawer_opened(charity: UUID, cabinet: UUID, held: HeldCabinet, drawer: Drawer) -> SecretKey:
    """A drawer's key, by the cabinet's of the drawer's epoch. Raises `SealBroken`."""
    place = places.drawer_key(charity, cabinet, drawer.made, drawer.epoch, drawer.id)
    return unwrap(held.keys.symmetric, drawer.wrap, place)


def drawers_turned(
    charity: UUID,
    cabinet: UUID,
    ring: Mapping[int, HeldCabinet],
    new: HeldCabinet,
    drawers: Iterable[Drawer],
) -> Iterator[Drawer]:
    """The drawers under the new keys, by those of before in `ring`. One that does not open is left out."""
    for drawer in drawers:
        with suppress(SealBroken, KeyError):
            key = drawer_opened(charity, cabinet, ring[drawer.epoch], drawer)
            yield _under(charity, cabinet, new, drawer, key)


def drawer_filled(
    charity: UUID,
    cabinet: UUID,
    ring: Mapping[int, HeldCabinet],
    new: HeldCabinet,
    files: Iterable[DroppedIn],
) -> tuple[Drawer, dict[UUID, bytes]]:
    """A new drawer, and by file the wrap in it of each key that was dropped in before, by the keys of `ring`.

    One that does not open is left out.
    """
    drawer, its_key = drawer_made(charity, cabinet, new)
    wraps = {}
    for one in files:
        with suppress(SealBroken, KeyError):
            key = key_dropped_in(charity, cabinet, ring[one.epoch], one)
            wraps[one.file] = key_put_away(charity, cabinet, drawer.id, its_key, one.file, key)
    return drawer, wraps


def key_dropped_in(charity: UUID, cabinet: UUID, held: HeldCabinet, dropped: DroppedIn) -> SecretKey:
    """A file's key that was dropped in, by the cabinet's keys of its epoch. Raises `SealBroken`."""
    place = places.file_key(charity, cabinet, dropped.epoch, dropped.file)
    return unwrap_from(held.keys.private, dropped.wrap, place)


def key_put_away(
    charity: UUID, cabinet: UUID, drawer: UUID, its_key: SecretKey, file: UUID, key: SecretKey
) -> bytes:
    """A file's key, wrapped in a drawer."""
    return wrap(its_key, key, places.key_in_drawer(charity, cabinet, drawer, file))


def _under(charity: UUID, cabinet: UUID, held: HeldCabinet, drawer: Drawer, key: SecretKey) -> Drawer:
    place = places.drawer_key(charity, cabinet, drawer.made, held.epoch, drawer.id)
    return drawer._replace(epoch=held.epoch, wrap=wrap(held.keys.symmetric, key, place))
