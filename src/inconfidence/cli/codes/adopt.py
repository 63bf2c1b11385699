"""`inconfidence code adopt`: what the board adopted is entered, by a trustee or the manager with their password."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import date, timedelta
from getpass import getpass
from typing import TYPE_CHECKING, Any, Final

from inconfidence.cli.house import NotReady, one_charity, wake
from inconfidence.codex import Code, load
from inconfidence.kernel.language import Language

if TYPE_CHECKING:
    from inconfidence.gate import Bearer

_A_MONTH: Final = timedelta(days=30)
_SAID: dict[str, dict[Language, str]] = {
    "email": {
        "en": "The address that you sign in with, as trustee or manager:",
        "fr": "L'adresse avec laquelle vous entrez, comme administrateur ou direction :",
    },
    "password": {
        "en": "Your password (it does not show):",
        "fr": "Votre mot de passe (il ne s'affiche pas) :",
    },
    "code": {
        "en": "A code from your telephone, or one of those on paper:",
        "fr": "Un code de votre téléphone, ou un de ceux sur papier :",
    },
    "adopted_on": {
        "en": "On which day did the board adopt it? [{}]",
        "fr": "Quel jour le conseil l'a-t-il adoptée ? [{}]",
    },
    "signed_as": {
        "en": "In which role was it signed, such as president? No name.",
        "fr": "À quel titre a-t-elle été signée, par exemple président ? Pas de nom.",
    },
    "sign_by": {
        "en": "By when must members have signed it? From that day on, who has not can open nothing. [{}]",
        "fr": "Quand les membres doivent-ils l'avoir signée ? Dès ce jour, sans cela, on n'ouvre plus rien. [{}]",
    },
    "before": {
        "en": "`{new}` takes the place of `{old}`. What changes: inconfidence code compare {old} {new}",
        "fr": "`{new}` prend la place de `{old}`. Ce qui change : inconfidence code compare {old} {new}",
    },
    "sure": {"en": "Type `yes` to put it in force:", "fr": "Tapez `oui` pour la mettre en vigueur :"},
    "yes": {"en": "yes", "fr": "oui"},
    "done": {
        "en": "`{}` is in force. Members have until {} to sign it ({} in all). Clients are told one by one; until then "
        "what they were promised holds as well.",
        "fr": "`{}` est en vigueur. Les membres ont jusqu'au {} pour la signer ({} en tout). Chaque personne l'apprend "
        "à son tour ; d'ici là, ce qui lui a été promis vaut aussi.",
    },
}


def configure(parser: ArgumentParser) -> None:
    """Declares what can be said beforehand; what is not said is asked, and the password always."""
    parser.add_argument("--email", metavar="ADDRESS", help="the address that you sign in with")
    parser.add_argument(
        "--adopted-on", metavar="DAY", help="the day on which the board adopted it, as 2026-11-22"
    )
    parser.add_argument("--signed-as", metavar="ROLE", help="in which role it was signed for the board")
    parser.add_argument("--sign-by", metavar="DAY", help="the day by which members sign it")
    parser.add_argument("--charity", metavar="ID", help="which one, where there are several")


def answer(args: Namespace) -> tuple[str, dict[str, Any]]:
    """That the code is in force now, and since when by whom.

    Raises `CodeError` for a code that does not check or breaks its own promise; then nothing is asked.
    """
    code = load(args.code)
    wake()
    from inconfidence.charity.house import house_open
    from inconfidence.store.models import Charity

    with house_open(Charity.objects.get(id=one_charity(args.charity))):
        try:
            return _adopted(args, code)
        except EOFError:
            raise NotReady("nothing was changed: a question was left unanswered") from None


def _adopted(args: Namespace, code: Code) -> tuple[str, dict[str, Any]]:
    from inconfidence.charity import actions
    from inconfidence.charity.house import the_charity
    from inconfidence.charity.selectors import members_to_sign

    actions.code_must_be_new(code=code)
    actions.code_must_hold(code)
    bearer = _signed_in(args)
    actions.code_may_adopt(bearer=bearer)
    said: dict[str, Any] = {
        "adopted_on": _day(args, "adopted_on", date.today()),
        "signed_as": args.signed_as or _asked("signed_as", args.lang),
        "sign_by": _day(args, "sign_by", date.today() + _A_MONTH),
    }
    _must_be_meant(args.lang, old=the_charity().code, new=code.id)
    adoption = actions.code_adopt(bearer=bearer, code=code, **said)
    told = _SAID["done"][args.lang].format(code.id, adoption.sign_by, members_to_sign())
    entered = {"code": code.id, "digest": code.digest, "entered_role": adoption.entered_role}
    return told, entered | {name: str(word) for name, word in said.items()}


def _signed_in(args: Namespace) -> Bearer:
    """Whoever enters it, at this door as at the other: password, and a code where they have a second step."""
    from inconfidence.charity import actions
    from inconfidence.charity.actions.second_factor import factor_check
    from inconfidence.charity.actions.second_step import step_stands
    from inconfidence.store.models import Member

    email = args.email or _asked("email", args.lang)
    bearer = actions.member_sign_in(email=email, password=_asked("password", args.lang, hidden=True))
    member = Member.objects.get(id=bearer.member)
    if step_stands(member):
        factor_check(member=member, typed=_asked("code", args.lang))
    return bearer


def _day(args: Namespace, name: str, usual: date) -> date:
    typed = getattr(args, name) or _asked(name, args.lang, str(usual))
    try:
        return date.fromisoformat(typed) if typed else usual
    except ValueError:
        raise NotReady(f"`{typed[:40]}` is no day: write it as `{usual}`") from None


def _must_be_meant(lang: Language, **codes: str) -> None:
    print(_SAID["before"][lang].format(**codes), file=sys.stderr)
    if _asked("sure", lang).casefold() != _SAID["yes"][lang]:
        raise NotReady("nothing was changed: you did not say yes")


def _asked(name: str, lang: Language, usual: str = "", *, hidden: bool = False) -> str:
    """The answer to one question. It is put beside the output, which may be for a program."""
    question = _SAID[name][lang].format(usual)
    if hidden and sys.stdin.isatty():
        return getpass(f"{question}\n> ")
    print(f"{question}\n> ", end="", file=sys.stderr, flush=True)
    return input() if hidden else input().strip()
