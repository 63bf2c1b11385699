"""A member's signature under the code: theirs alone, whoever keeps the server."""

from inconfidence.vault.members import PrivateKeys

_DOMAIN = b"inconfidence/undertaking/1\x00"


def sign_text(private: PrivateKeys, digest: str) -> bytes:
    """The member's Ed25519 signature over the digest (hex SHA-256) of the code that they undertake to keep."""
    return private.signing.sign(_DOMAIN + bytes.fromhex(digest))
