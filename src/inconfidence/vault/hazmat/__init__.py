"""Dangerous parts: bare primitives, easy to misuse. Nothing outside `vault` imports them.

The one place that imports `cryptography` and `argon2`. Each module wraps one primitive and adds no policy.
"""


class Rejected(Exception):
    """A primitive refused its input; the recipe above turns this into its own error."""
