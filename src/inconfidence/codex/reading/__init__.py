"""How hard a text is to read, as people who read it for the first time would find it."""

from inconfidence.codex.reading.ease import Ease, ease_of, hardest, of_clients

__all__ = ["Ease", "ease_of", "hardest", "of_clients"]
