"""Asking on a terminal what `inconfidence init` needs to know."""

import sys
from getpass import getpass

from inconfidence.codex import bundled_ids, load

_QUESTIONS = {
    "charity": "What is the charity called?",
    "code": "Which code of confidentiality does it keep?{codes}",
    "adopted_on": "On which day did the board adopt it? (YYYY-MM-DD; nothing typed means today)",
    "signed_as": "In which role was it signed for the board, such as president? (no name; nothing if nobody signed)",
    "branches": "What are its branches called? (with commas between them)",
    "manager": "Who is the first manager? They give everybody else their keys.",
    "email": "The manager's email address, to sign in with?",
    "language": "The manager's language? (en or fr)",
    "sheets": "In which folder may the trustees' recovery sheets lie until they are printed? (a USB stick is best)",
}


def ask(name: str) -> str:
    """The answer to one question, as typed."""
    if name == "password":
        return new_password("The manager's password")
    return input(_QUESTIONS[name].format(codes=_codes() if name == "code" else "") + "\n> ").strip()


def _codes() -> str:
    """Every bundled code on a line of its own, by its id and its title."""
    return "".join(f"\n  {name:10} {load(name).title('en')}" for name in bundled_ids())


def new_password(whose: str) -> str:
    """A password typed twice alike. It does not show, where there is a terminal to keep it from showing."""
    hidden = getpass if sys.stdin.isatty() else input
    while True:
        first = hidden(f"{whose}, at least 12 characters (it does not show):\n> ")
        if hidden("The same again:\n> ") == first:
            return first
        print("The two are not the same. Once more:")
