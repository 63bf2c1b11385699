"""The keys of one cabinet in one epoch: a pair that anyone may drop things in by, and a symmetric key."""

from functools import cached_property

from inconfidence.vault.derive import derive
from inconfidence.vault.formats import Kind
from inconfidence.vault.hazmat.hpke import PRIVATE_SIZE
from inconfidence.vault.keys import SecretKey, StoredSecret
from inconfidence.vault.pairs import PrivateKey, PublicKey


class CabinetKeys(StoredSecret):
    """What a key-holder holds: the HPKE seeds (96 bytes), then the symmetric key (32).

    Given to a key-holder, and to the recovery pair, by `seal_to(…, cabinet.to_bytes(), …)`.
    """

    SIZE = PRIVATE_SIZE + SecretKey.SIZE
    KIND = Kind.CABINET_KEYS

    @cached_property
    def private(self) -> PrivateKey:
        """Opens what was dropped in."""
        return PrivateKey(self._raw[:PRIVATE_SIZE])

    @property
    def public(self) -> PublicKey:
        """Who holds only this can drop something in, and not read it back."""
        return self.private.public

    @cached_property
    def symmetric(self) -> SecretKey:
        """Wraps the file keys."""
        return SecretKey(self._raw[PRIVATE_SIZE:])

    @cached_property
    def index_key(self) -> SecretKey:
        """What `blind_token` takes."""
        return derive(self.symmetric, "blind-index")

    @cached_property
    def header_key(self) -> SecretKey:
        """Seals the header pack, which can be rebuilt from the files."""
        return derive(self.symmetric, "header-pack")
