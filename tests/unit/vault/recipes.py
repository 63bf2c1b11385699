"""Every way to seal with its way to open, so that each attack is tried on all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from inconfidence.vault.context import Context
from inconfidence.vault.keys import SecretKey, fresh_key
from inconfidence.vault.opening import open_from, open_sealed, open_session, unwrap, unwrap_from
from inconfidence.vault.pairs import PrivateKey
from inconfidence.vault.sealing import seal, seal_to, wrap, wrap_to
from inconfidence.vault.sessions import fresh_cookie_secret, seal_session

HERE, ELSEWHERE = Context.of("trial", 1), Context.of("trial", 2)
SESSION, OTHER_SESSION = UUID(int=1), UUID(int=2)


@dataclass(frozen=True)
class Recipe:
    """One way to seal; `open` takes a key, a blob and whether the place is the right one."""

    name: str
    new_key: Callable[[], object]
    what: object
    seal: Callable[[object], bytes]
    open: Callable[[object, bytes, bool], object]

    def __repr__(self) -> str:
        return self.name


def _place(right):
    return HERE if right else ELSEWHERE


TEXT, INNER = b"what was told", SecretKey(bytes(range(32)))

RECIPES = [
    Recipe(
        "seal",
        fresh_key,
        TEXT,
        lambda key: seal(key, TEXT, HERE),
        lambda key, blob, right: open_sealed(key, blob, _place(right)),
    ),
    Recipe(
        "wrap",
        fresh_key,
        INNER,
        lambda key: wrap(key, INNER, HERE),
        lambda key, blob, right: unwrap(key, blob, _place(right)),
    ),
    Recipe(
        "seal_to",
        PrivateKey.create,
        TEXT,
        lambda key: seal_to(key.public, TEXT, HERE),
        lambda key, blob, right: open_from(key, blob, _place(right)),
    ),
    Recipe(
        "wrap_to",
        PrivateKey.create,
        INNER,
        lambda key: wrap_to(key.public, INNER, HERE),
        lambda key, blob, right: unwrap_from(key, blob, _place(right)),
    ),
    Recipe(
        "seal_session",
        fresh_cookie_secret,
        TEXT,
        lambda key: seal_session(key, TEXT, SESSION),
        lambda key, blob, right: open_session(key, blob, SESSION if right else OTHER_SESSION),
    ),
]
