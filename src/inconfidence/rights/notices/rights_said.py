"""What everybody may ask, until when they are answered, and who opens what: as the code in force has it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from inconfidence.charity.cabinets import offices_holding
from inconfidence.charity.house import code_in_force, code_says
from inconfidence.charity.templatetags.charity import role as role_said
from inconfidence.files.templatetags.files import within
from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import BY_NAME, default_cabinet
from inconfidence.kernel.language import Language
from inconfidence.rights.asked import answer_within
from inconfidence.rights.authorities import authority

_STEPS = frozenset({"code-explained", "copy-offered", "channel-caveat", "consent-form"})
_ANSWERING = frozenset({"requester-verified", "third-parties-checked"})


def rights_said() -> tuple[str, ...]:
    """What somebody may ask of us, how, and until when."""
    return (
        _("You may see what we hold about you, and have a copy of it."),
        _("You may have put right what is wrong or missing. The first wording stays beside it."),
        _("You may have it deleted, where no law has us keep it."),
        _asked_how() + " " + _("We answer %(within)s, at no cost.") % {"within": within(answer_within())},
    )


def turning_said() -> str:
    """Whom somebody may turn to who is not content with us."""
    found = authority()
    if found is None:
        return _(
            "Whoever is not content may turn to our board, and to the authority for data protection of their country."
        )
    said = _("Whoever is not content may turn to our board, and at any time to the %(name)s (%(website)s).")
    return said % {"name": found.name, "website": found.website}


def code_said(language: Language) -> str:
    """What the code in force is called."""
    return code_in_force().title(language)


def openers(
    relation: str, subject: str = "client", information: str = "support", cabinets: Iterable[str] = ()
) -> list[str]:
    """The offices that may open what is held about somebody to whom they are tied in this way, and have the key.

    `cabinets`: the kinds in which it lies, where it is not the one that goes by its name. An office that the code
    would let, and that carries no key to any of them, opens nothing: it is not named.
    """
    kinds = tuple(cabinets) or (default_cabinet(information, subject),)
    return [
        role_said(role)
        for role in BY_NAME["actor"].values
        if any(
            role in offices_holding(kind) and _may_open(role, relation, subject, information, kind)
            for kind in kinds
        )
    ]


def by_office_said(offices: Iterable[str]) -> str:
    """Who opens it by their office; nothing where nobody does."""
    who = ", ".join(offices)
    return _("By their office, where they have the key: %(who)s.") % {"who": who} if who else ""


def _may_open(role: str, relation: str, subject: str, information: str, cabinet: str) -> bool:
    purpose = {"safeguarding": "safeguarding", "staff": "administration"}.get(role, "support")
    flow = Flow.of(
        action="view",
        actor=role,
        relation=relation,
        subject=subject,
        information=information,
        cabinet=cabinet,
        purpose="personnel" if information == "personnel" else purpose,
        done=_STEPS,
    )
    return code_says(flow).permitted


def _asked_how() -> str:
    """In writing where the code asks for it (cwc/access-in-writing), else in any way."""
    flow = Flow.of(
        action="answer",
        actor="manager",
        relation="responsible",
        recipient="subject",
        subject="client",
        information="support",
        purpose="rights",
        done=_STEPS | _ANSWERING,
    )
    if code_says(flow).permitted:
        return _("Ask whoever supports you, or the charity manager, in writing or by word.")
    return _("Ask for it in writing: the charity manager, or the board.")
