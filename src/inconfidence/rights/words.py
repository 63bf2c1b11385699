"""The words of requests, as people say them."""

from django.utils.translation import gettext_lazy as _

from inconfidence.rights.models import Request
from inconfidence.web.forms import option

ASKERS = [
    ("self", _("The person themself")),
    (
        "representative",
        option(_("Somebody who may act for them"), _("A guardian, a lawyer, somebody with their mandate")),
    ),
    (
        "other",
        option(_("Somebody else"), _("What they may hear, the code says: it goes by “Tell someone outside”")),
    ),
]
ASKER_LABELS = {
    "self": _("the person themself"),
    "representative": _("somebody who may act for them"),
    "other": _("somebody else"),
}
WANTED = [
    (Request.Wanted.SEE.value, _("To see what we hold")),
    (Request.Wanted.COPY.value, _("To have a copy of it")),
    (Request.Wanted.CORRECT.value, _("To have something put right")),
    (Request.Wanted.DELETE.value, _("To have it deleted")),
]
WAYS = [
    ("writing", option(_("In writing"), _("A letter, an email, a message"))),
    ("word", option(_("By word"), _("In person or by telephone"))),
]
CHECKS = [
    ("known", _("Somebody of us knows them, and spoke with them")),
    ("called", _("By a call back to the number in their file")),
    ("paper", _("By a paper that they showed; we keep no copy of it")),
    ("no", _("Not yet")),
]
REFUSALS = [
    ("not-sure", _("We cannot make sure that it is they")),
    ("law", _("A law or a court has us keep it as it is")),
    ("right-as-it-is", _("It is right as it stands: their own wording was put beside it")),
    ("others", _("It is about somebody else, who does not agree")),
    ("again", _("It was answered lately, and nothing has changed since")),
    ("without-end", _("It asks for far too much, or for the sake of asking")),
]
OUTCOMES = {
    Request.Outcome.OPEN.value: _("open"),
    Request.Outcome.ANSWERED.value: _("answered"),
    Request.Outcome.CORRECTED.value: _("put right"),
    Request.Outcome.ERASED.value: _("erased"),
    Request.Outcome.TOLD.value: _("told outside"),
    Request.Outcome.REFUSED.value: _("refused"),
    Request.Outcome.WITHDRAWN.value: _("taken back"),
    Request.Outcome.UNANSWERED.value: _("erased before it was answered"),
}
ENDS = {
    Request.Outcome.CORRECTED.value: _("It has been put right"),
    Request.Outcome.TOLD.value: _("They were told, by “Tell someone outside”"),
    Request.Outcome.WITHDRAWN.value: _("They took it back"),
    Request.Outcome.REFUSED.value: option(_("We refuse it"), _("Say why below: the person must be told")),
}
# Why something stays when a file is given to the person, as they are told.
STAYS = [
    ("others", _("it is about somebody else, who does not agree")),
    ("harm", _("it would do serious harm to somebody")),
    ("law", _("a law or a court forbids giving it")),
]
# The same as a choice: short, for narrow screens.
HOW = [
    ("goes", _("Goes")),
    ("masked", _("Goes, others taken out")),
    ("others", _("Stays: about others")),
    ("harm", _("Stays: would do harm")),
    ("law", _("Stays: forbidden")),
    # Where telling that it is there would be an offence itself: it has no reason among those that are said.
    ("unsaid", _("Stays, and nobody says so")),
]
