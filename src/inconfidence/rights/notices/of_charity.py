"""The privacy notice that goes with the code: what is held about whoever comes to the charity, by whom it is opened,
and what anybody may ask (csf-2024/privacy-policy; RGPD and UK GDPR, articles 13 and 14)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from inconfidence.charity.house import the_charity
from inconfidence.charity.processing.questions import ACTIVITIES
from inconfidence.charity.processing.statements import grounds_of, stated
from inconfidence.kernel.language import Language
from inconfidence.rights.notices.notice import Line, Notice
from inconfidence.rights.notices.of_file import kept_how_long
from inconfidence.rights.notices.rights_said import by_office_said, code_said, openers
from inconfidence.web.days import DAY, date_format


def notice_of_charity(language: Language) -> Notice:
    """The notice for everybody, in this language."""
    with override(language):
        return Notice.of(
            language, _("Privacy notice"), _("What we hold, and what you may ask"), _lines(language)
        )


def _lines(language: Language) -> list[Line]:
    return [(question, answer) for question, answer in _answers(language) if answer]


def _answers(language: Language) -> list[Line]:
    """As far as there is one: of what the charity has not said, nothing."""
    charity = the_charity()
    return [
        (_("Who we are"), charity.name),
        (_("Who to ask"), stated("charity/contact", language) or _by_default(charity.name)),
        (_("The code that it goes with"), _code(language, charity.adopted_on)),
        (
            _("About those whom we support"),
            _(
                "Your name, and how and when it is safe to reach you. As far as you told us: your day of birth, your "
                "hospital, and those close to you. What was said, when, and by which way. Worries about somebody’s "
                "safety. What we asked colleagues, what we told outside, and what you asked of us. Our papers."
            ),
        ),
        (
            _("About those who work with us"),
            _(
                "Your name and email address, what you signed, your training, your keys, and that you opened a file."
            ),
        ),
        (
            _("What for"),
            _("To support you, and to keep our code. For nothing else."),
        ),
        (_("The legal basis"), _grounds(language)),
        (_("Who can open your file"), _openers()),
        (
            _("Who else hears of it"),
            _(
                "Nobody outside, but as the code has it: with you where that is possible, and only what is needed."
            ),
        ),
        (_("Who works on it for us, or with us"), stated("charity/helpers", language)),
        (_("Does it leave the country, or the European Union?"), stated("charity/abroad", language)),
        (_("How it is kept"), "\n".join(filter(None, [_kept(), stated("charity/hosting", language)]))),
        (_("How long it is kept"), stated("support/retention", language) or kept_how_long()),
        (
            _("If you only look at our pages"),
            _(
                "We keep no name, no count of visits, and no cookie before you sign in. "
                "Only a wrong try at an invitation is counted for a while, by network address, to stop guessing."
            ),
        ),
    ]


def _by_default(charity: str) -> str:
    return _("The manager or the board of %(charity)s.") % {"charity": charity}


def _grounds(language: Language) -> str:
    """On what each thing stands that is done with what is held, as the record of processing has it."""
    lines = [
        _("%(what)s: %(ground)s") % {"what": title, "ground": "\n".join(grounds)}
        for word, title in ACTIVITIES.items()
        if (grounds := grounds_of(word, language))
    ]
    if lines:
        return "\n".join(lines)
    return _("It is for the charity to state, for each purpose: the manager or the board tells you.")


def _code(language: Language, adopted_on: date) -> str:
    since = _("%(code)s, in force since %(day)s.")
    return since % {"code": code_said(language), "day": date_format(adopted_on, DAY)}


def _openers() -> str:
    """Support and counselling each for itself: they lie in cabinets of their own."""
    counsels = ", ".join(openers("responsible", information="counselling"))
    lines = [
        _("Those who support you."),
        by_office_said(openers("responsible")),
        _("Where you come for counselling, by their office: %(who)s.") % {"who": counsels}
        if counsels
        else "",
        _("Whenever one of them opens it, it is written down, and you may ask who did."),
    ]
    return "\n".join(line for line in lines if line)


def _kept() -> str:
    return _(
        "Locked, each file under a key of its own. As it is kept, it cannot be read without a member’s password. "
        "Copies against loss are locked as well."
    )
