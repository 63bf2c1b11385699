"""The sealed part of a ledger's entry: which flow, by which clauses, and what became owed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from inconfidence.flow import Decision, Flow
from inconfidence.gate.plain_json import as_json

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Detail:
    """What an entry says to those who hold the file's key."""

    flow: Mapping[str, Any]
    clauses: tuple[str, ...]
    code: str
    digest: str
    remark: Mapping[str, Any]

    @classmethod
    def of(cls, flow: Flow, decision: Decision, remark: Mapping[str, Any]) -> Detail:
        """The detail of one decision; `remark` adds what a reader of the history wants to know."""
        return cls(_plain(flow), decision.clauses, decision.code, decision.digest, remark)

    def to_bytes(self) -> bytes:
        """The stored form: JSON with a version."""
        content = {
            "v": _VERSION,
            "flow": self.flow,
            "clauses": self.clauses,
            "code": self.code,
            "digest": self.digest,
            "remark": self.remark,
        }
        return as_json(content)

    @classmethod
    def from_bytes(cls, data: bytes) -> Detail:
        """Reads the stored form; a version that this program does not know raises `ValueError`."""
        content = json.loads(data)
        if content["v"] != _VERSION:
            raise ValueError("an entry of a later version than this program knows")
        return cls(
            content["flow"], tuple(content["clauses"]), content["code"], content["digest"], content["remark"]
        )


@lru_cache(maxsize=1024)
def _plain(flow: Flow) -> Mapping[str, Any]:
    """The flow as JSON can say it: sets as sorted lists."""
    words = flow.as_words()
    return {name: sorted(word) if isinstance(word, frozenset) else word for name, word in words.items()}
