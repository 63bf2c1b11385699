"""The words of the register of duties: what keeps a duty in the program, what else the law asks, how each is met."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from inconfidence.charity.processing.questions import Words

HOW_MET: dict[str, Words] = {
    "met": _("We do it"),
    "not-yet": _("Not yet"),
    "not-us": _("It does not concern us"),
}
STATES: dict[str, Words] = {
    "kept": _("the program sees to it"),
    "met": _("met"),
    "not-us": _("does not concern us"),
    "open": _("still to do"),
    "late": _("overdue"),
    "coming": _("still to come in the program"),
}
TONES = {"kept": "yes", "met": "yes", "not-us": "plain", "open": "step", "late": "no", "coming": "step"}

# These say what the law does not ask: nobody need say how it is met.
NO_DUTY = frozenset({"law-uk/no-duty-to-rescue"})
# Processes and papers by the names that the law packs have for them.
KEPT_BY: Mapping[str, Words] = {
    "undertaking": _("It stands in the undertaking that every member signs."),
    "conduct.breaches": _("The register of breaches, with its clock of 72 hours."),
    "conduct.dbs-register": _("The register of criminal-record checks."),
    "conduct.evidence": _(
        "The record of those called to give evidence, and the support that they are offered."
    ),
    "conduct.grievances": _("Grievances, with their steps and their days."),
    "conduct.whistleblowing": _("A way of its own to report a wrong."),
    "rights.notices": _("The notices of what is held, made from what is really there."),
    "rights.requests": _("The register of requests, with the day by which each is answered."),
    "sharing.safeguarding": _("Worries, with what becomes owed and by when."),
}

# What is about the charity’s affairs as a whole, and so is no clause of a law pack: title, words, source.
_IMPACT: tuple[Words, Words] = (
    _("What could go wrong is weighed beforehand"),
    _(
        "Where much is held of people’s health, what could go wrong for them is weighed and written down before it "
        "begins, with what is done against it."
    ),
)
EXTRA: Mapping[str, Mapping[str, tuple[Words, Words, str]]] = {
    "law-fr": {
        "certified-hosting": (
            _("Whoever hosts health data is certified"),
            _(
                "A company outside that hosts health data, gathered for care or support, must be certified for it."
            ),
            "Code de la santé publique, article L. 1111-8",
        ),
        "impact-assessment": (*_IMPACT, "RGPD, article 35"),
    },
    "law-uk": {
        "impact-assessment": (*_IMPACT, "UK GDPR, article 35"),
        "fee": (
            _("The regulator’s fee is paid, or need not be"),
            _(
                "Whoever decides about personal data pays the regulator (the ICO) a fee each year, unless exempt."
            ),
            "Data Protection (Charges and Information) Regulations 2018",
        ),
    },
}
