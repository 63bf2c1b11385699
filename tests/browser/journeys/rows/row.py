"""A page, and the way to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

Way = Callable[[Page], object]


def stay(_page: Page) -> None:
    """Where the page is there again in the other language by itself."""


@dataclass(frozen=True)
class Row:
    """A page: the view it is of, the way to it, and what the photograph is called.

    `again` leads there once more when the reader has chosen the other language, and was shown the address anew.
    """

    view: str
    way: Way
    name: str = ""
    again: Way = stay

    @property
    def photograph(self) -> str:
        """The name of its photograph."""
        return self.name or self.view


def made(view: str, way: Way, name: str = "") -> Row:
    """What is said once, of something that was just made: it is made again to be read in the other language."""
    return Row(view, way, name, again=way)
