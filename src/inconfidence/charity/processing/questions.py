"""What only the charity itself can say of what it does with what it holds (RGPD and UK GDPR, articles 6, 9 and 30)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

# What is done with what is held, each for a purpose of its own. Of the last two the program can say all by itself.
ACTIVITIES: dict[str, Words] = {
    "support": _("Supporting people"),
    "safeguarding": _("Keeping people safe"),
    "members": _("Working together"),
    "checks": _("Looking at criminal records"),
    "conduct": _("Looking into what went wrong"),
    "rights": _("Answering what people ask about their own"),
    "security": _("Keeping it safe"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be said by the manager or a trustee. `choices`: the words that can be chosen, if any; with one
    of `in_full`, or without choices, a text is asked for as well."""

    about: str
    asks: Words
    hint: Words = ""
    choices: Mapping[str, Words] = field(default_factory=dict)
    in_full: frozenset[str] = frozenset()


# Article 6(1), in its order.
BASES: dict[str, Words] = {
    "consent": _("They agree (consent)"),
    "contract": _("It is needed for what was agreed with them (contract)"),
    "law": _("A law asks it of us (legal obligation)"),
    "vital": _("Somebody’s life or health hangs on it (vital interests)"),
    "public": _("It is a task in the public interest"),
    "interest": _("We have a good reason, which does not weigh more than theirs (legitimate interests)"),
}
# Article 9(2), as far as a charity of this kind could stand on it; the United Kingdom names counselling.
SPECIAL: dict[str, Words] = {
    "explicit-consent": _("They agree expressly (explicit consent)"),
    "vital": _("Somebody’s life or health hangs on it, and they cannot be asked"),
    "counselling": _("Confidential counselling, advice or support, where a law names it as a ground"),
    "care": _("Health or social care, by those who are bound to secrecy"),
    "safeguarding": _("To protect a child or an adult at risk, where a law names it as a ground"),
    "claims": _("A claim that is made before a court, or answered there"),
    "nothing": _("Nothing of the kind is held for this"),
}
HOSTING: dict[str, Words] = {
    "own": _("On a machine of our own, in our own rooms"),
    "certified": _("With a company outside, certified to host health data"),
    "not-certified": _("With a company outside that is not certified to host health data"),
}
HELPERS: dict[str, Words] = {
    "none": _("Nobody: we do all of it ourselves"),
    "some": _("Somebody does part of it for us, or with us"),
}
ABROAD: dict[str, Words] = {
    "stays": _("No: it stays here"),
    "leaves": _("Yes, some of it"),
}
CHECKS: dict[str, Words] = {
    "6": _("Every six months"),
    "12": _("Every year"),
    "24": _("Every two years"),
}

_BASIS = (_("On what ground?"), _("The law knows six (article 6). Choose the one that carries it."))
_SPECIAL = (
    _("On what ground may it hold what is said of health, or of other intimate things?"),
    _("The law asks for one ground more (article 9)."),
)
_OFFENCES = (
    _("Which law lets it look at a criminal record?"),
    _("What is said of offences is held only where a law allows it (article 10)."),
)
_HOW_LONG = (_("How long is it kept?"), _("A time, and what it runs from. Or how you decide."))

_OF_ALL = (
    Question(
        "charity/status",
        _("What is the charity in law?"),
        _(
            "Its legal form, its number, its seat; and whether it is on the authority’s own list or need not be."
        ),
    ),
    Question(
        "charity/contact",
        _("Whom does one write to?"),
        _("An office and an address: no person’s name. It stands in the privacy notice, for everybody."),
    ),
    Question(
        "charity/hosting",
        _("Where does the program run?"),
        _("Say where: the town, and the company if there is one."),
        HOSTING,
        frozenset({"certified", "not-certified"}),
    ),
    Question(
        "charity/helpers",
        _("Does anybody outside work on it for you, or with you?"),
        _(
            "A host, a printer, another charity with which you decide together. Which, for what, by which contract?"
        ),
        HELPERS,
        frozenset({"some"}),
    ),
    Question(
        "charity/abroad",
        _("Does any of it leave the country, or the European Union?"),
        _("If so: where to, and what keeps it safe there."),
        ABROAD,
        frozenset({"leaves"}),
    ),
    Question(
        "charity/check",
        _("How often is a file checked with the person?"),
        _("Those who support them are reminded. Until you choose, every year."),
        CHECKS,
    ),
)
_OF_EACH = {
    "support": ("basis", "special", "retention"),
    "safeguarding": ("basis", "special", "retention"),
    "members": ("basis", "retention"),
    "checks": ("basis", "offences", "retention"),
    "conduct": ("basis", "special", "retention"),
}
_ASKED = {
    "basis": (*_BASIS, BASES),
    "special": (*_SPECIAL, SPECIAL),
    "offences": (*_OFFENCES, {}),
    "retention": (*_HOW_LONG, {}),
}

QUESTIONS: dict[str, Question] = {
    one.about: one
    for one in (
        *_OF_ALL,
        *(
            Question(f"{activity}/{what}", *_ASKED[what])
            for activity, asked in _OF_EACH.items()
            for what in asked
        ),
    )
}
