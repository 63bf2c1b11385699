"""`inconfidence recover --replace`: new sheets in place of lost ones, by a manager and whoever holds the rest."""

from __future__ import annotations

import sys
from argparse import Namespace
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from inconfidence.cli.house import NotReady
from inconfidence.cli.questions import ask
from inconfidence.cli.sheets_typed import seed_typed

if TYPE_CHECKING:
    from inconfidence.gate import Bearer
    from inconfidence.gate.recovery import RecoveryHalf

_BEFORE = """New recovery sheets. The old ones will open no cabinet any more, and no backup that is made from now on.
They still open the backups that were made before: see that these are gone, or safe, if a sheet was stolen.
Nothing is changed until the new sheets have been printed and typed in again.
"""
_AFTER = """Done. The sheets of before open nothing new; it is in the ledger. Now run `inconfidence backup`, so that
there is a backup for the new sheets, and destroy the old ones once no backup is left that needs them.
"""


def replace(args: Namespace, charity: str) -> None:
    """Replaces the sheets of the charity in scope, or raises and nothing is changed."""
    from inconfidence.charity.actions.replacing import recovery_replace

    print(_BEFORE)
    try:
        manager = _manager(args.email)
        others = [_trustees()] if args.old_sheets else _key_holders(manager)
        recovery_replace(manager=manager, others=others, half=_new_half(args, charity))
    except EOFError:
        raise NotReady("nothing was changed: a question was left unanswered") from None
    print(_AFTER)


def _manager(email: str | None) -> Bearer:
    from inconfidence.charity.actions.replacing import must_be_manager

    manager = _signed_in("the manager", email)
    must_be_manager(manager)
    return manager


def _trustees() -> Bearer:
    from inconfidence.charity.actions.recovering import trustees_open

    return trustees_open(seed_typed())


def _key_holders(manager: Bearer) -> list[Bearer]:
    """Whoever holds what the manager does not, one after another, until nothing is missing."""
    from inconfidence.charity.actions.replacing import cabinets_missing

    others: list[Bearer] = []
    while missing := cabinets_missing([manager, *others]):
        kinds = ", ".join(f"`{kind}`" for kind in dict.fromkeys(cabinet.kind for cabinet in missing))
        print(f"Still missing: {kinds}. Let somebody who holds the keys type their own password.")
        others.append(_signed_in("a key-holder", None))
    return others


def _signed_in(who: str, email: str | None) -> Bearer:
    """Somebody with their keys in hand; a wrong password is said, and asked for again."""
    from inconfidence.charity.actions import member_sign_in
    from inconfidence.charity.errors import NotKnown

    while True:
        address = email or input(f"The email address of {who}:\n> ").strip()
        try:
            return member_sign_in(email=address, password=_hidden(f"The password of {who}:\n> "))
        except NotKnown as wrong:
            print(f"That is not it: {wrong}.", file=sys.stderr)


def _hidden(question: str) -> str:
    return getpass(question) if sys.stdin.isatty() else input(question)


def _new_half(args: Namespace, charity: str) -> RecoveryHalf:
    """The half that is kept of a new key, once the other was typed in from the paper."""
    from django.conf import settings

    from inconfidence.charity.sheets.practice import practice_sheets
    from inconfidence.cli.sheets_rehearsed import sheets_rehearsed

    made = int(args.sheets_made)
    if settings.PRACTICE:
        return practice_sheets(settings.DATA, charity, made)
    return sheets_rehearsed(Path(args.sheets or ask("sheets")), charity, made)
