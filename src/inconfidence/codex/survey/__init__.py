"""Every possible flow at once: classes of flows that no norm tells apart, walked instead of tried one by one."""

from inconfidence.codex.survey.box import Box
from inconfidence.codex.survey.sieve import Sieve
from inconfidence.codex.survey.walk import Walk

__all__ = ["Box", "Sieve", "Walk"]
