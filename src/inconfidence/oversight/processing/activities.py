"""What is done with what is held, each for a purpose of its own, as far as the program and the code know it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from inconfidence.charity.house import code_says
from inconfidence.charity.processing.questions import Words
from inconfidence.conduct.certificates.movements import time_in_code
from inconfidence.files.templatetags.files import within
from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import RECIPIENTS_OF
from inconfidence.rights.notices.rights_said import by_office_said, openers
from inconfidence.sharing.words import RECIPIENT_LABELS

_STEPS: dict[str, object] = {
    "consent": "given",
    "discussion": "held",
    "done": frozenset({"need-recorded", "minimised", "ground-evidenced", "best-interest", "manager-decided"}),
}
# Where a person's file can lie; a worry lies in it, or apart. Where a report or a complaint can lie.
_FILES = ("support", "counselling")
_CASES = ("grievance", "whistleblowing")


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of `processing.questions`. `by_law`: its ground, where that is the same for every charity.
    `by_code`: for how long the code lets it be kept, whatever the charity says."""

    word: str
    purpose: Words
    whose: Words
    kinds: Words
    openers: Callable[[], str]
    receivers: Callable[[], str]
    kept: Callable[[], str]
    by_law: Words = ""
    by_code: Callable[[], str] = str


def _opened_by(
    subject: str, information: str, *more: Words, cabinets: tuple[str, ...] = ()
) -> Callable[[], str]:
    def said() -> str:
        offices = openers("responsible", subject, information, cabinets)
        return "\n".join(filter(None, [*map(str, more), by_office_said(offices)]))

    return said


def _told_outside() -> str:
    """To whom the code lets something out at all, on some ground."""
    found = ", ".join(str(RECIPIENT_LABELS[one]) for one in RECIPIENTS_OF["disclose"] if _may_hear(one))
    said = _("Only as our code has it, each time entered in a register: %(who)s.")
    return said % {"who": found} if found else _nobody()


def _may_hear(recipient: str) -> bool:
    asked = {
        **_STEPS,
        "actor": "manager",
        "relation": "responsible",
        "subject": "client",
        "recipient": recipient,
    }
    ways: list[dict[str, object]] = [
        {"action": "disclose", "purpose": "legal", "grounds": frozenset({"court-order", "life-at-risk"})}
    ]
    if recipient in RECIPIENTS_OF["refer"]:
        ways.append({"action": "refer", "purpose": "referral"})
    flows = [Flow.of(information="support", **{**asked, **way}) for way in ways]
    return any(code_says(flow).outcome != "refused" for flow in flows)


def _nobody() -> str:
    return _("Nobody.")


def _those_asked() -> str:
    return _("The person who asked; and the authority, where it looks into a complaint.")


def _the_authority() -> str:
    return _("The authority, where the law has us tell it; a court, where there are proceedings.")


def _of_files() -> str:
    return _("Our code gives no length of time: as long as it is needed, or until the person has it deleted.")


def _of_reports() -> str:
    return _("Our code gives no length of time: as long as it is needed.")


def _of_members() -> str:
    return _(
        "Our code gives no length of time. An undertaking lasts after somebody leaves, and so does the ledger."
    )


def _of_certificates() -> str:
    time = time_in_code()
    if not time:
        return _("A certificate itself: not at all. It is looked at and given back.")
    said = _("A certificate itself is destroyed %(within)s of the decision, and that is written down.")
    return said % {"within": within(time)}


def _of_requests() -> str:
    return _("What was asked, as long as the file. That somebody asked, and was answered in time, stays.")


def _of_security() -> str:
    return _(
        "The ledger stays; what it says of a file goes with the file. A place where somebody is signed in goes when it "
        "is over, and the count of wrong tries after a while."
    )


KNOWN = (
    Activity(
        "support",
        gettext_lazy("To support those who ask us for help, under our code."),
        gettext_lazy(
            "Those whom we support, or who ask; people close to them, as far as they are spoken of."
        ),
        gettext_lazy(
            "Their name and how to reach them; safe ways to be in touch; what was said, when, and by which way. "
            "What is said of their health is among it."
        ),
        _opened_by(
            "client", "support", gettext_lazy("Those who support them, file by file."), cabinets=_FILES
        ),
        _told_outside,
        _of_files,
    ),
    Activity(
        "safeguarding",
        gettext_lazy("To act where somebody may come to serious harm."),
        gettext_lazy("Those whom we support, and whoever else may be in danger."),
        gettext_lazy("What was seen or heard, why it is a worry, and what was done."),
        _opened_by(
            "client",
            "safeguarding",
            gettext_lazy("Those who support them, file by file."),
            cabinets=(*_FILES, "safeguarding"),
        ),
        _told_outside,
        _of_files,
    ),
    Activity(
        "members",
        gettext_lazy(
            "To know who works with us, that they promised to keep our code and were trained for it; to stand by "
            "those who are called to give evidence."
        ),
        gettext_lazy("Volunteers, staff and trustees, also after they leave."),
        gettext_lazy(
            "Their name and email address, branch and office; what they signed; their training; "
            "the keys that they hold, to paper as well; that they were called to give evidence, and what came of it."
        ),
        _opened_by("volunteer", "personnel", gettext_lazy("Themselves. Names: every member who has keys.")),
        _nobody,
        _of_members,
    ),
    Activity(
        "checks",
        gettext_lazy(
            "To know, where the work asks for it, that nobody works here whom a conviction keeps from it."
        ),
        gettext_lazy("Those who work with us, and those who want to."),
        gettext_lazy(
            "Of each criminal-record check six facts: its day, the name, its kind, the post, its number, and what was "
            "decided. A certificate that is here, and how it was destroyed."
        ),
        _opened_by("volunteer", "dbs-record", gettext_lazy("Themselves, the six facts.")),
        _nobody,
        _of_reports,
        by_code=_of_certificates,
    ),
    Activity(
        "conduct",
        gettext_lazy("To deal with what got out and should not have, and with complaints; to learn from it."),
        gettext_lazy("Those who work with us, whoever complains, and whoever it was about."),
        gettext_lazy("What was reported, who opened what, what was done and what came of it."),
        _opened_by(
            "volunteer", "complaint", gettext_lazy("Never somebody whom the report names."), cabinets=_CASES
        ),
        _the_authority,
        _of_reports,
    ),
    Activity(
        "rights",
        gettext_lazy("To give people what is theirs: to see it, to have it put right or deleted."),
        gettext_lazy("Whoever asks, and whom it is about."),
        gettext_lazy("Who asked for what, how we knew that it was they, and what they were answered."),
        _opened_by(
            "client", "support", gettext_lazy("Those who support them, file by file."), cabinets=_FILES
        ),
        _those_asked,
        _of_requests,
        gettext_lazy("A law asks it of us (articles 12 to 22)."),
    ),
    Activity(
        "security",
        gettext_lazy("To be able to say who opened what, and to keep others out."),
        gettext_lazy("Those who work with us; whoever tries to sign in."),
        gettext_lazy(
            "Who opened what, when and what for; where they are signed in; wrong tries, counted by address."
        ),
        _opened_by(
            "volunteer",
            "personnel",
            gettext_lazy("Of a file: those who may read it. Of themselves: everybody."),
        ),
        _nobody,
        _of_security,
        gettext_lazy("A law asks it of us (article 32)."),
    ),
)
