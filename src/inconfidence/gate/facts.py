"""The facts sheet: what is true of a file's subject and must be known before the file is opened."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from inconfidence.gate.plain_json import as_json

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Facts:
    """What the gate reads. `promised` is the digest of the code that was explained; `caveats` the channels
    warned about."""

    subject: str = "client"
    promised: str | None = None
    done: frozenset[str] = frozenset()
    caveats: frozenset[str] = frozenset()
    # Members who are complained of or otherwise a party: they see nothing of the file.
    involved: frozenset[str] = field(default_factory=frozenset)
    # The member whom it is about, where it is theirs to see: they come to it as its subject.
    own: str = ""
    # Whether safe ways to be in touch were agreed; which they are, the header says.
    touch_agreed: bool = False

    def with_done(self, *steps: str) -> Facts:
        """The same, with these steps done."""
        return replace(self, done=self.done | set(steps))

    def to_bytes(self) -> bytes:
        """The stored form: JSON with a version."""
        content = {
            "v": _VERSION,
            "subject": self.subject,
            "promised": self.promised,
            "done": sorted(self.done),
            "caveats": sorted(self.caveats),
            "involved": sorted(self.involved),
            "touch_agreed": self.touch_agreed,
            **({"own": self.own} if self.own else {}),
        }
        return as_json(content)

    @staticmethod
    def from_bytes(data: bytes) -> Facts:
        """Reads the stored form; a version that this program does not know raises `ValueError`."""
        return _read(data)


@lru_cache(maxsize=1024)  # most files have one of a few sheets; none says whose it is
def _read(data: bytes) -> Facts:
    content: dict[str, Any] = json.loads(data)
    if content["v"] != _VERSION:
        raise ValueError("a facts sheet of a later version than this program knows")
    return Facts(
        subject=content["subject"],
        promised=content["promised"],
        done=frozenset(content["done"]),
        caveats=frozenset(content["caveats"]),
        involved=frozenset(content["involved"]),
        touch_agreed=content["touch_agreed"],
        own=content.get("own", ""),
    )
