"""The sealed part of a ledger's entry: which flow, by which clauses, and what became owed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import lru_cache
from typing import Any

from inconfidence.flow import Decision, Flow
from inconfidence.flow.vocabulary import default_cabinet
from inconfidence.gate.plain_json import as_json

_VERSION = 2
_KNOWN = (1, _VERSION)  # the first one said every word

# What goes without saying is part of the version: where a default changes, so must the number.
_USUAL = {spec.name: spec.default for spec in fields(Flow) if spec.init and spec.default is not MISSING}


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
        words, digest = content["flow"], content["digest"]
        if words.get("promised") is True:
            words["promised"] = digest
        flow = _as_json(_usual(words["information"], words["subject"])) | words
        if not flow["promised"]:
            del flow["promised"]
        return cls(flow, tuple(content["clauses"]), content["code"], digest, content["remark"])


def detail_of(flow: Flow, decision: Decision, remark: Mapping[str, Any]) -> bytes:
    """The stored form of one decision: JSON with a version. `remark` adds what a reader wants to know."""
    decided = _decided(flow, decision.clauses, decision.code, decision.digest)
    return decided + b',"remark":' + as_json(remark) + b"}"


@lru_cache(maxsize=1024)
def _decided(flow: Flow, clauses: tuple[str, ...], code: str, digest: str) -> bytes:
    """What is the same at every opening for the same reason, up to the remark."""
    usual = _usual(flow.information, flow.subject)
    words = _as_json({name: word for name, word in flow.as_words().items() if word != usual.get(name)})
    if flow.promised == digest:
        words["promised"] = True
    content = {"v": _VERSION, "flow": words, "clauses": clauses, "code": code, "digest": digest}
    return as_json(content)[:-1]


def _usual(information: str, subject: str) -> dict[str, Any]:
    """The words of a flow that go without saying."""
    return _USUAL | {"cabinet": default_cabinet(information, subject)}


def _as_json(words: Mapping[str, Any]) -> dict[str, Any]:
    """The same words, sets as lists in order."""
    return {name: sorted(word) if isinstance(word, frozenset) else word for name, word in words.items()}
