"""Passkeys (WebAuthn): what the browser is asked, and whether its answer holds. The rows are the actions' business.

An authenticator learns the charity's name and nobody's: telephones get lost. What is asked is asked once; that
it is, the caller sees to.
"""

from __future__ import annotations

import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from inconfidence.charity.errors import WrongPasskey

# The library takes a tenth of a second to come in: whoever uses no passkey does without.
if TYPE_CHECKING:
    from fido2.server import Fido2Server
    from fido2.webauthn import AttestedCredentialData, AuthenticatorData

CHALLENGE_SIZE = 32  # bytes
_HANDLE_SIZE = 32  # bytes
# The browser asks for a finger or a PIN where the device can, and does without where it cannot: the password came
# before, and a plain key that is touched is still a second thing to have.
_VERIFICATION = "preferred"


@dataclass(frozen=True, slots=True)
class Site:
    """Where passkeys are good: the charity's name, the host they are bound to, and the one origin that counts."""

    name: str
    host: str
    origin: str


@dataclass(frozen=True, slots=True)
class Credential:
    """The public half of a passkey: its id, as its authenticator chose it, and its key (COSE)."""

    id: bytes
    key: bytes


def fresh_challenge() -> bytes:
    """What the next answer must be about."""
    return secrets.token_bytes(CHALLENGE_SIZE)


def creation_asked(site: Site, challenge: bytes, known: Sequence[Credential]) -> dict[str, Any]:
    """What the browser is asked to make, as JSON has it; never a second one in a device that is `known`."""
    user = {"id": _text(secrets.token_bytes(_HANDLE_SIZE)), "name": site.name, "displayName": site.name}
    options, _state = _server(site).register_begin(
        user,  # type: ignore[arg-type]  # a mapping will do
        [_attested(one) for one in known],
        resident_key_requirement="discouraged",  # type: ignore[arg-type]
        user_verification=_VERIFICATION,  # type: ignore[arg-type]
        challenge=challenge,
    )
    return _plain(options)


def use_asked(site: Site, challenge: bytes, known: Sequence[Credential]) -> dict[str, Any]:
    """What the browser is asked to have signed by one of the `known`, as JSON has it."""
    options, _state = _server(site).authenticate_begin(
        [_attested(one) for one in known],
        user_verification=_VERIFICATION,  # type: ignore[arg-type]
        challenge=challenge,
    )
    return _plain(options)


def passkey_made(site: Site, challenge: bytes, answer: str) -> tuple[Credential, int]:
    """The new passkey, and how often it says that it was used. Raises `WrongPasskey` for any other answer."""
    try:
        return _made(_server(site).register_complete(_state(challenge), json.loads(answer)))
    except Exception:
        # Hostile bytes: what the library raises for them is in no list, and whatever it is, it is a no.
        raise _wrong() from None


def passkey_used(site: Site, challenge: bytes, known: Sequence[Credential], answer: str) -> tuple[int, int]:
    """Which of the `known` signed, by its place, and how often it says that it was used.

    Raises `WrongPasskey` for any other answer.
    """
    from fido2.webauthn import AuthenticationResponse

    attested = [_attested(one) for one in known]
    try:
        response = AuthenticationResponse.from_dict(json.loads(answer))
        signer = _server(site).authenticate_complete(_state(challenge), attested, response)
        return attested.index(signer), response.response.authenticator_data.counter
    except Exception:
        # As above.
        raise _wrong() from None


def _made(told: AuthenticatorData) -> tuple[Credential, int]:
    from fido2 import cbor
    from fido2.cose import CoseKey

    credential = told.credential_data
    if credential is None or credential.public_key.get(3) not in CoseKey.supported_algorithms():
        raise _wrong()
    return Credential(credential.credential_id, cbor.encode(credential.public_key)), told.counter


def _server(site: Site) -> Fido2Server:
    from fido2.server import Fido2Server
    from fido2.webauthn import AttestationConveyancePreference, PublicKeyCredentialRpEntity

    return Fido2Server(
        PublicKeyCredentialRpEntity(name=site.name, id=site.host),
        # Who made the device is nothing to us.
        attestation=AttestationConveyancePreference.NONE,
        verify_origin=partial(_is, site.origin),
    )


def _is(origin: str, told: str) -> bool:
    return told == origin


def _attested(credential: Credential) -> AttestedCredentialData:
    from fido2 import cbor
    from fido2.cose import CoseKey
    from fido2.webauthn import Aaguid, AttestedCredentialData

    # The model of the device was not kept.
    key = CoseKey.parse(cbor.decode(credential.key))  # type: ignore[arg-type]
    return AttestedCredentialData.create(Aaguid.NONE, credential.id, key)


def _state(challenge: bytes) -> dict[str, str]:
    return {"challenge": _text(challenge), "user_verification": _VERIFICATION}


def _plain(options: Any) -> dict[str, Any]:
    """The library's own mapping as plain dictionaries."""
    plain: dict[str, Any] = json.loads(json.dumps(dict(options["publicKey"]), default=dict))
    return plain


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _wrong() -> WrongPasskey:
    return WrongPasskey("this passkey does not open this door; try again, or type a code")
