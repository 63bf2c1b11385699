"""The decision table of a code: flows that the engine does not tell apart are decided once."""

from inconfidence.codex.table.table import DecisionTable

__all__ = ["DecisionTable"]
