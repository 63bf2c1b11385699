"""JSON as everything sealed is written: no spaces, and letters as they are."""

import json
from typing import Any

# Made once: `json.dumps` with settings of its own makes an encoder anew each time.
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def as_json(content: Any) -> bytes:
    """The content, to be sealed."""
    return _encode(content).encode()
