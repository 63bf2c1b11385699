"""The closed vocabulary: every word that can be said of a flow, of its answer and of a code's norms.

The order of the attributes is part of the contract: of several errors, the first in it is reported.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["word", "set", "flag", "code"]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing that can be said of a flow. `default` is None where it must be said."""

    name: str
    values: tuple[str, ...]
    default: str | None = None
    kind: Kind = "word"
    step: bool = False


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def _word(name: str, values: str, default: str | None = None, *, step: bool = False) -> Attribute:
    return Attribute(name, _split(values), default, step=step)


def _set(name: str, values: str, *, step: bool = False) -> Attribute:
    return Attribute(name, _split(values), "", "set", step)


ACTIONS = "view record share refer disclose confirm answer correct erase publish keep"
ACTORS = "listener counsellor coordinator safeguarding manager trustee staff subject"
RECIPIENTS = (
    "self co-supporter colleague coordinator safeguarding manager board supervisor subject"
    " agency authority police court relative other public"
)
SUBJECTS = "client enquirer volunteer staff trustee third-party organisation visitor"
INFORMATION = (
    "existence identity contact-details support health counselling financial safeguarding complaint"
    " personnel dbs-record dbs-certificate whistleblowing organisational technical"
)
CABINETS = "support counselling safeguarding personnel grievance whistleblowing"
RELATIONS = "supporting consulted responsible self involved none"
STANDINGS = "good unsigned untrained suspended former"
PURPOSES = (
    "support guidance own-support supervision safeguarding referral legal evidence complaint rights"
    " personnel administration statistics quality publicity"
)
GROUNDS = (
    "court-order legal-requirement duty-to-assist risk-to-client risk-to-others public-interest"
    " child-at-risk vulnerable-adult-at-risk life-at-risk illegal-act offence terrorism threat"
    " formal-complaint legal-dispute"
)
CHANNELS = "in-person phone video post email text messaging social-media system"
STEPS_DONE = (
    "code-explained copy-offered channel-caveat consent-form consent-in-writing"
    " representative-authorised safeguarding-discussed manager-decided need-recorded minimised"
    " best-interest identity-justified ground-evidenced complaint-open request-in-writing"
    " requester-verified third-parties-checked disclosure-control"
)

ATTRIBUTES: tuple[Attribute, ...] = (
    _word("action", ACTIONS),
    _word("actor", ACTORS),
    _word("recipient", RECIPIENTS, "self"),
    _word("subject", SUBJECTS),
    _word("information", INFORMATION),
    # Left out, it follows from information and subject: see `default_cabinet`.
    _word("cabinet", CABINETS, ""),
    _word("relation", RELATIONS, "none"),
    _word("standing", STANDINGS, "good"),
    _word("purpose", PURPOSES),
    _set("grounds", GROUNDS),
    _word("channel", CHANNELS, "system"),
    Attribute("already_public", ("true", "false"), "false", "flag"),
    _word("retention", "within past", "within"),
    # The id of a code: which ones there are, the codex knows.
    Attribute("promised", (), "", "code"),
    _word("form", "identified pseudonymised anonymous aggregate", "identified", step=True),
    _word("consent", "unasked given refused withdrawn impossible", "unasked", step=True),
    _word("discussion", "none told held impossible forbidden", "none", step=True),
    _set("done", STEPS_DONE, step=True),
)
BY_NAME: dict[str, Attribute] = {attribute.name: attribute for attribute in ATTRIBUTES}
DUTIES: tuple[str, ...] = _split(
    "report-to-safeguarding act-on-danger tell-subject explain-code review register support-worker"
    " answer destroy"
)

_TO_SELF = ("self",)
_INSIDE = _split("co-supporter colleague coordinator safeguarding manager board supervisor")
_HELPERS = _split("agency authority relative other")
_OUTSIDE = _split("agency authority police court relative other")
RECIPIENTS_OF: dict[str, tuple[str, ...]] = {
    "view": _TO_SELF,
    "record": _TO_SELF,
    "share": _INSIDE,
    "refer": _HELPERS,
    "disclose": _OUTSIDE,
    "confirm": _OUTSIDE,
    "answer": ("subject",),
    "correct": _TO_SELF,
    "erase": _TO_SELF,
    "publish": ("public",),
    "keep": _TO_SELF,
}

_CABINET_OF_INFORMATION = {
    "counselling": "counselling",
    "safeguarding": "safeguarding",
    "whistleblowing": "whistleblowing",
    "complaint": "grievance",
    "personnel": "personnel",
    "dbs-record": "personnel",
    "dbs-certificate": "personnel",
}
_OF_THE_HOUSE = frozenset({"volunteer", "staff", "trustee"})


def default_cabinet(information: str, subject: str) -> str:
    """Where information of this kind about such a subject lies, when nobody says otherwise."""
    own = _CABINET_OF_INFORMATION.get(information)
    return own or ("personnel" if subject in _OF_THE_HOUSE else "support")
