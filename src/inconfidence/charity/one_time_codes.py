"""One-time codes (RFC 6238): six digits, new each half-minute, each good once."""

from __future__ import annotations

import io
import secrets
from base64 import b32encode
from datetime import datetime

import pyotp
import segno

SECRET_SIZE = 20  # bytes: what RFC 4226 recommends
_STEP = 30  # seconds
# Telephones' clocks go wrong a little: the half-minute before and the one after are good as well.
_AROUND = (0, -1, 1)


def fresh_secret() -> bytes:
    """What the telephone and the server share."""
    return secrets.token_bytes(SECRET_SIZE)


def typed_secret(secret: bytes) -> str:
    """The secret as somebody can type it: base 32, in groups of four."""
    text = b32encode(secret).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def square_code(secret: bytes, charity: str) -> str:
    """A QR code for the telephone, as an SVG. It names the charity's site and nobody: telephones get lost."""
    address = _codes(secret).provisioning_uri(name="in confidence", issuer_name=charity)
    image = io.BytesIO()
    segno.make_qr(address, error="m").save(image, kind="svg", scale=4, border=4, xmldecl=False, light="#fff")
    return image.getvalue().decode()


def step_of(secret: bytes, typed: str, now: datetime, after: int) -> int | None:
    """The half-minute that the code belongs to; None where it is not right, or not later than `after`."""
    digits = "".join(typed.split())
    present = int(now.timestamp()) // _STEP
    for step in (present + around for around in _AROUND):
        if secrets.compare_digest(_codes(secret).generate_otp(step).encode(), digits.encode()):
            return step if step > after else None
    return None


def _codes(secret: bytes) -> pyotp.TOTP:
    return pyotp.TOTP(b32encode(secret).decode())
