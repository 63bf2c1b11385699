"""An authenticator in software, and the browser before it: what they would send for a page of ours."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from dataclasses import dataclass, field
from html import unescape
from re import search
from typing import Any, ClassVar

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

ORIGIN = "http://localhost"
_PRESENT, _ATTESTED = AuthenticatorData.FLAG.UP, AuthenticatorData.FLAG.AT


def asked_on(page: str) -> dict[str, Any]:
    """What a page asks of the browser."""
    found = search(r'data-asked="([^"]+)"', page)
    assert found, "the page asks for no passkey"
    asked: dict[str, Any] = json.loads(unescape(found[1]))
    return asked


@dataclass
class Authenticator:
    """One passkey. It answers whatever it is asked, as a hostile one would; `used` counts."""

    MODEL: ClassVar[bytes] = b"\x07" * 16

    id: bytes = b"a passkey of the tests"
    used: int = 0
    origin: str = ORIGIN
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def makes(self, asked: dict[str, Any]) -> str:
        """The answer to a page that asks for a new passkey."""
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(Aaguid(self.MODEL), self.id, public)
        told = self._told(asked["rp"]["id"], _PRESENT | _ATTESTED, credential)
        attested = AttestationObject.create("none", told, {})
        return self._answer(
            self._client("webauthn.create", asked["challenge"]), attestationObject=bytes(attested)
        )

    def signs(self, asked: dict[str, Any], present: bool = True) -> str:
        """The answer to a page that asks for this one; it counts one more."""
        self.used += 1
        client = self._client("webauthn.get", asked["challenge"])
        told = self._told(asked["rpId"], _PRESENT if present else AuthenticatorData.FLAG(0))
        signature = self.key.sign(bytes(told) + sha256(client), ec.ECDSA(SHA256()))
        return self._answer(client, authenticatorData=bytes(told), signature=signature)

    def _told(self, host: str, flags: AuthenticatorData.FLAG, credential: bytes = b"") -> AuthenticatorData:
        return AuthenticatorData.create(sha256(host.encode()), flags, self.used, credential)

    def _client(self, kind: str, challenge: str) -> bytes:
        return bytes(CollectedClientData.create(kind, _bytes(challenge), self.origin))

    def _answer(self, client: bytes, **parts: bytes) -> str:
        response = {"clientDataJSON": client, **parts}
        texts = {name: websafe_encode(part) for name, part in response.items()}
        name = websafe_encode(self.id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": texts})


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
