"""The codes that can be chosen: those that come with the program, and the charity's own where it is another."""

from __future__ import annotations

from inconfidence.charity.house import code_in_force
from inconfidence.codex import Code, bundled_ids, load
from inconfidence.kernel.language import Language

# The key of the charity's own version, where none of the bundled ones is it.
OURS = "ours"


def codes() -> dict[str, Code]:
    """By the key under which each is chosen."""
    found = {id: load(id) for id in bundled_ids()}
    ours = code_in_force()
    if all(code.digest != ours.digest for code in found.values()):
        found = {OURS: ours, **found}
    return found


def key_in_force() -> str:
    """The key of the code in force."""
    digest = code_in_force().digest
    return next(key for key, code in codes().items() if code.digest == digest)


def titles(lang: Language) -> list[tuple[str, str]]:
    """Key and title of each."""
    return [(key, code.title(lang)) for key, code in codes().items()]
