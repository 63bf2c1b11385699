"""Compares two codes over every possible flow: what is newly refused, newly permitted, newly asked."""

from inconfidence.codex.compare.comparison import Comparison, compare
from inconfidence.codex.compare.groups import Group

__all__ = ["Comparison", "Group", "compare"]
