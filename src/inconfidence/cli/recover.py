"""`inconfidence recover`: the trustees' sheets give a manager keys again whose password nobody knows.

With `--replace` there are new sheets, in place of lost ones.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from inconfidence.cli.house import NotReady, one_charity, wake
from inconfidence.cli.questions import new_password
from inconfidence.cli.sheets_replaced import replace
from inconfidence.cli.sheets_typed import seed_typed

DONE = 0

_BEFORE = """Recovery. The manager's keys of before will open nothing more; what others hold stays theirs.
Nothing is changed until the last question is answered.
"""
_AFTER = """Done. The manager signs in at once with the new password; their second factor, if they had one, is off.
It is in the ledger. Put the sheets back where they were kept, each with its own trustee.
"""


def configure(parser: ArgumentParser) -> None:
    """Declares what can be said beforehand; what is not said is asked."""
    parser.add_argument("--email", metavar="ADDRESS", help="the address that the manager signs in with")
    parser.add_argument("--charity", metavar="ID", help="which one, where there are several")
    parser.add_argument("--replace", action="store_true", help="make new sheets, in place of lost ones")
    parser.add_argument(
        "--old-sheets", action="store_true", help="to replace them, with enough of the old ones at hand"
    )
    parser.add_argument("--sheets", metavar="FOLDER", help="where the new sheets lie until they are printed")
    parser.add_argument(
        "--sheets-made",
        choices=("3", "5"),
        default="3",
        help="how many new ones: of 3, two open; of 5, three",
    )


def run(args: Namespace) -> int:
    """Recovers one manager, or replaces the sheets; or raises and nothing is changed."""
    wake()
    from inconfidence.charity.house import house_open
    from inconfidence.store.models import Charity

    charity = Charity.objects.get(id=one_charity(args.charity))
    with house_open(charity):
        if args.replace:
            replace(args, charity.name)
        else:
            _recover(args.email)
    return DONE


def _recover(email: str | None) -> None:
    from inconfidence.charity.actions.recovering import manager_find, manager_recover, trustees_open

    print(_BEFORE)
    try:
        manager = manager_find(email or input("The manager's email address:\n> ").strip())
        seed = seed_typed()
        # Before a password is asked for: wrong sheets are better said at once.
        trustees_open(seed)
        manager_recover(member=manager, seed=seed, password=new_password("The manager's new password"))
    except EOFError:
        raise NotReady("nothing was changed: a question was left unanswered") from None
    print(_AFTER)
