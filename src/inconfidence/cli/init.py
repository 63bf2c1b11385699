"""`inconfidence init`: founds the charity of this installation, with its first manager."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from inconfidence.cli.founding_answers import (
    BY_THE_BOARD,
    Answers,
    BadAnswer,
    answers_from,
    check,
    missing,
    typed,
)
from inconfidence.cli.house import NOT_YET, NotReady, migrations_missing, wake
from inconfidence.cli.one_at_a_time import alone_in
from inconfidence.cli.questions import ask
from inconfidence.codex import CodeError
from inconfidence.gate.recovery import RecoveryHalf

DONE = 0

_NEXT = """{charity} is founded under the code `{code}`, with these branches: {branches}.

Next: `inconfidence serve`, then sign in as {email} and invite the others.
Keep copies of `server.key` and `checkpoint.key` (in {data}) in a place that only the board can open.
{not_yet}"""

_PRACTICE = """PRACTICE: the recovery sheets are left in {data}/practice-sheets, and nobody typed them in.
"""


def configure(parser: ArgumentParser) -> None:
    """Declares what can be said beforehand; what is not said is asked."""
    parser.add_argument(
        "--from", dest="file", metavar="FILE", type=Path, help="a JSON file with every answer"
    )
    parser.add_argument("--charity", metavar="NAME", help="what the charity is called")
    parser.add_argument("--code", metavar="ID", help="the code that it keeps: `inconfidence code list`")
    parser.add_argument("--adopted-on", metavar="YYYY-MM-DD", help="the day on which the board adopted it")
    parser.add_argument("--signed-as", metavar="ROLE", help="as what it was signed for the board; no name")
    parser.add_argument("--branch", metavar="NAME", action="append", help="may be given several times")
    parser.add_argument("--manager", metavar="NAME", help="the first manager, who gives everybody their keys")
    parser.add_argument("--email", metavar="ADDRESS", help="the manager signs in with it")
    parser.add_argument("--language", choices=("en", "fr"), help="the manager's")
    parser.add_argument(
        "--trained-until", metavar="YYYY-MM-DD", help="how long the manager's training counts"
    )
    parser.add_argument(
        "--sheets", metavar="FOLDER", help="where the trustees' recovery sheets lie until they are printed"
    )
    parser.add_argument("--sheets-made", choices=("3", "5"), help="how many: of 3, two open; of 5, three")


def run(args: Namespace) -> int:
    """Founds it, or raises and nothing is half done: `BadAnswer`, `NotReady` where a charity is here already."""
    from django.conf import settings  # read once the house is awake

    wake(founding=True)
    with alone_in(settings.DATA):
        answers = _founded(args)
    print(_said(answers))
    return DONE


def _founded(args: Namespace) -> Answers:
    _must_be_empty()
    try:
        answers = check(_answers(args))
        _make_database()
        found(answers, recovery_of(answers))
    except EOFError:
        raise BadAnswer("nothing was founded: a question was left unanswered") from None
    return answers


def recovery_of(answers: Answers) -> RecoveryHalf:
    """The half of the recovery key that is kept, once the other is on paper and was read back from it.

    In a practice copy the sheets stay in its folder, and nobody reads them back. Raises `EOFError` where nobody
    types their words.
    """
    from django.conf import settings

    from inconfidence.charity.sheets.practice import practice_sheets
    from inconfidence.cli.sheets_rehearsed import sheets_rehearsed

    if answers.sheets is None:
        print(_PRACTICE.format(data=settings.DATA))
        return practice_sheets(settings.DATA, answers.charity, answers.sheets_made)
    return sheets_rehearsed(answers.sheets, answers.charity, answers.sheets_made)


def found(answers: Answers, recovery: RecoveryHalf) -> None:
    """Founds the charity. Raises `CodeError` for an unknown code, `PasswordTooShort` and its kin."""
    from django.conf import settings

    from inconfidence.charity.actions import charity_found
    from inconfidence.charity.actions.founding import Founder

    founder = Founder(
        name=answers.manager,
        email=answers.email,
        password=answers.password,
        trained_until=answers.trained_until,
        language=answers.language,
    )
    charity_found(
        name=answers.charity,
        code=answers.code,
        adopted_on=answers.adopted_on,
        signed_as=answers.signed_as,
        branches=answers.branches,
        founder=founder,
        recovery=recovery,
        practice=settings.PRACTICE,
    )


def _must_be_empty() -> None:
    """Stops where a charity lives already; before anything is asked, or changed."""
    from inconfidence.store.models import Charity

    if not migrations_missing() and Charity.objects.exists():
        raise NotReady(
            "there is a charity here already: set `INCONFIDENCE_DATA` to another folder for a new one"
        )


def _make_database() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    _must_be_empty()


def _answers(args: Namespace) -> dict[str, object]:
    from django.conf import settings

    given = answers_from(args.file) if args.file else {}
    flags = {
        "charity": args.charity,
        "code": args.code,
        "adopted_on": args.adopted_on,
        "signed_as": args.signed_as,
        "branches": args.branch,
        "manager": args.manager,
        "email": args.email,
        "language": args.language,
        "trained_until": args.trained_until,
        "sheets": args.sheets,
        "sheets_made": args.sheets_made,
    }
    given |= {name: value for name, value in flags.items() if value is not None}
    wanting = missing(given, practice=settings.PRACTICE)
    if wanting and not sys.stdin.isatty():
        names = ", ".join(f"`{name}`" for name in wanting)
        raise BadAnswer(f"these answers are missing: {names}; put them into the file given with `--from`")
    if "code" in wanting:
        # Which code, since when, and who signed it, are one matter.
        asked_with_it = [name for name in BY_THE_BOARD if name not in given]
        wanting[wanting.index("code") + 1 : wanting.index("code") + 1] = asked_with_it
    if wanting and "language" not in given:
        # The sheets come last: they are about the trustees, the rest about the house and its manager.
        wanting.insert(wanting.index("sheets") if "sheets" in wanting else len(wanting), "language")
    return given | {name: _asked(name) for name in wanting}


def _asked(name: str) -> str:
    """What somebody answers who is at the terminal: a wrong answer is named, and the question asked again."""
    while True:
        try:
            return typed(name, ask(name))
        except (BadAnswer, CodeError) as fault:
            print(f"{fault}\n\nOnce more:")


def _said(answers: Answers) -> str:
    from django.conf import settings

    return _NEXT.format(
        charity=answers.charity,
        code=answers.code,
        branches=", ".join(answers.branches),
        email=answers.email,
        data=settings.DATA,
        not_yet=NOT_YET,
    )
