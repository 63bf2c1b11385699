"""What is kept of each register in clear; what was said lies sealed in files of their own."""

from inconfidence.conduct.models.breaches import Breach, Handler

__all__ = ["Breach", "Handler"]
