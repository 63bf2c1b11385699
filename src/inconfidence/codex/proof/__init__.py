"""Proves what a code promises of itself over every possible flow, and finds clauses that do nothing."""

from inconfidence.codex.proof.idle import idle
from inconfidence.codex.proof.never import broken_as_faults, broken_promises
from inconfidence.codex.proof.proving import prove
from inconfidence.codex.proof.repeated import repeated

__all__ = ["broken_as_faults", "broken_promises", "idle", "prove", "repeated"]
