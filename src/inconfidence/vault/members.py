"""The keys of one member: a pair that opens what is sealed to them, and a pair that signs what they grant."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from inconfidence.vault.errors import KeyBroken
from inconfidence.vault.formats import HEADER_SIZE, Kind, header, key_body
from inconfidence.vault.hazmat import Rejected, hpke
from inconfidence.vault.hazmat.hashing import hkdf
from inconfidence.vault.hazmat.signatures import ED25519, SEED_SIZE, Signing, Verifying
from inconfidence.vault.keys import SecretKey, StoredSecret
from inconfidence.vault.pairs import PrivateKey, PublicKey

# Of a member's public keys as they are kept.
PUBLIC_FORM_SIZE = HEADER_SIZE + hpke.PUBLIC_SIZE + ED25519.public_size

_OWN_SALT = b"inconfidence/own-key/1"


@dataclass(frozen=True)
class PublicKeys:
    """What everyone may know of a member's keys: 1,216 bytes to seal to, 32 to verify with."""

    sealing: bytes = field(repr=False)
    signing: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.sealing) != hpke.PUBLIC_SIZE or len(self.signing) != ED25519.public_size:
            raise KeyBroken("member's public keys")

    @classmethod
    def from_bytes(cls, blob: bytes) -> Self:
        """Reads what `to_bytes` gave; raises KeyBroken on anything else."""
        size = hpke.PUBLIC_SIZE + ED25519.public_size
        raw = key_body(Kind.MEMBER_PUBLIC, blob, size, "member's public keys")
        return cls(raw[: hpke.PUBLIC_SIZE], raw[hpke.PUBLIC_SIZE :])

    def to_bytes(self) -> bytes:
        """Version byte, kind byte, the key to seal to, the key to verify with."""
        return header(Kind.MEMBER_PUBLIC) + self.sealing + self.signing

    @cached_property
    def sealing_key(self) -> PublicKey:
        """What `seal_to` and `wrap_to` take."""
        return PublicKey(self.sealing)

    @cached_property
    def verifying(self) -> Verifying:
        """For `statements.verify`. Raises KeyBroken where the bytes are no key."""
        try:
            return Verifying(self.signing, ED25519)
        except Rejected:
            raise KeyBroken("member's public keys") from None


class PrivateKeys(StoredSecret):
    """Both private halves of a member, as seeds: ML-KEM-768 (64), X25519 (32), Ed25519 (32)."""

    SIZE = hpke.PRIVATE_SIZE + SEED_SIZE
    KIND = Kind.MEMBER_PRIVATE

    @cached_property
    def sealing_key(self) -> PrivateKey:
        """What `open_from` and `unwrap_from` take."""
        return PrivateKey(self._raw[: hpke.PRIVATE_SIZE])

    @cached_property
    def signing(self) -> Signing:
        """For `statements.sign`."""
        return Signing(self._raw[hpke.PRIVATE_SIZE :], ED25519)

    @cached_property
    def own_key(self) -> SecretKey:
        """A symmetric key of the member's alone (HKDF-SHA256 over the seeds): for what they keep for themselves."""
        return SecretKey(hkdf(self._raw, _OWN_SALT, b"own", SecretKey.SIZE))

    @cached_property
    def public(self) -> PublicKeys:
        """What everyone may know."""
        return PublicKeys(self.sealing_key.public.raw, self.signing.public_bytes())


def create_private_keys() -> PrivateKeys:
    """New keys for a member."""
    return PrivateKeys.create()
