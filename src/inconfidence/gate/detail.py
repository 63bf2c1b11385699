"""The sealed part of a ledger's entry: which flow, by which clauses, and what became owed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from inconfidence.flow import Decision, Flow
from inconfidence.gate.plain_json import as_json

_VERSION = 2
_KNOWN = (1, _VERSION)  # the first one said every word

# What goes without saying in version 2. Not the flow's own defaults: those may change, and what is written may not.
_USUAL: dict[str, Any] = {
    "recipient": "self",
    "relation": "none",
    "standing": "good",
    "grounds": [],
    "channel": "system",
    "already_public": False,
    "retention": "within",
    "form": "identified",
    "consent": "unasked",
    "discussion": "none",
    "done": [],
}


@dataclass(frozen=True, slots=True)
class Detail:
    """What an entry says to those who hold the file's key. `flow` has every word, as JSON has them."""

    flow: Mapping[str, Any]
    clauses: tuple[str, ...]
    code: str
    digest: str
    remark: Mapping[str, Any]

    @classmethod
    def from_bytes(cls, data: bytes) -> Detail:
        """Reads the stored form; a version that this program does not know raises `ValueError`."""
        content = json.loads(data)
        if content["v"] not in _KNOWN:
            raise ValueError("an entry of a later version than this program knows")
        flow, digest = _USUAL | content["flow"], content["digest"]
        if flow.get("promised") is True:
            flow["promised"] = digest
        return cls(flow, tuple(content["clauses"]), content["code"], digest, content["remark"])


def detail_of(flow: Flow, decision: Decision, remark: Mapping[str, Any]) -> bytes:
    """The stored form of one decision: JSON with a version. `remark` adds what a reader wants to know."""
    decided = _decided(flow, decision.clauses, decision.code, decision.digest)
    return decided + b',"remark":' + (as_json(remark) if remark else b"{}") + b"}"


@lru_cache(maxsize=1024)
def _decided(flow: Flow, clauses: tuple[str, ...], code: str, digest: str) -> bytes:
    """What is the same at every opening for the same reason, up to the remark."""
    words = {
        name: sorted(word) if isinstance(word, frozenset) else word for name, word in flow.as_words().items()
    }
    words = {name: word for name, word in words.items() if word != _USUAL.get(name)}
    if flow.promised == digest:
        words["promised"] = True
    content = {"v": _VERSION, "flow": words, "clauses": clauses, "code": code, "digest": digest}
    return as_json(content)[:-1]
