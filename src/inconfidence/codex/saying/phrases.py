"""The words of the vocabulary as people say them, in each language: steps, duties, roles."""

from collections.abc import Iterable

from inconfidence.flow import Option
from inconfidence.kernel.language import Language

_STEPS: dict[tuple[str, str], tuple[str, str]] = {
    ("form", "identified"): ("say who it is", "dire de qui il s’agit"),
    ("form", "pseudonymised"): ("use a made-up name", "employer un nom d’emprunt"),
    ("form", "anonymous"): ("leave out who it is", "taire de qui il s’agit"),
    ("form", "aggregate"): ("give figures only", "ne donner que des chiffres"),
    ("consent", "given"): ("have the person’s consent", "avoir l’accord de la personne"),
    ("consent", "impossible"): ("note why they cannot be asked", "noter pourquoi on ne peut le demander"),
    ("discussion", "told"): ("tell the person beforehand", "le dire avant à la personne"),
    ("discussion", "held"): ("talk it over with the person", "en parler avec la personne"),
    ("discussion", "impossible"): (
        "note why they cannot be spoken with",
        "noter pourquoi on ne peut lui en parler",
    ),
    ("discussion", "forbidden"): (
        "note why telling them would do harm or be an offence",
        "noter pourquoi le lui dire nuirait ou serait une infraction",
    ),
    ("done", "code-explained"): ("explain the code", "expliquer la charte"),
    ("done", "copy-offered"): ("offer a copy of the code", "proposer un exemplaire de la charte"),
    ("done", "channel-caveat"): (
        "say that this channel cannot be promised to stay private",
        "dire que ce moyen ne peut être garanti secret",
    ),
    ("done", "consent-form"): ("fill in the consent form", "remplir le formulaire d’accord"),
    ("done", "consent-in-writing"): ("have the consent in writing", "avoir l’accord par écrit"),
    ("done", "representative-authorised"): (
        "have the representative’s authority on file",
        "avoir le mandat du représentant au dossier",
    ),
    ("done", "safeguarding-discussed"): (
        "talk it over with safeguarding",
        "en parler avec l’équipe de protection",
    ),
    ("done", "manager-decided"): ("have the manager decide", "faire décider la direction"),
    ("done", "need-recorded"): (
        "note who receives it and why they must know",
        "noter qui le reçoit et pourquoi il doit savoir",
    ),
    ("done", "minimised"): (
        "choose item by item what has to go",
        "choisir élément par élément ce qui doit partir",
    ),
    ("done", "best-interest"): (
        "note why it is in the person’s interest",
        "noter pourquoi c’est dans l’intérêt de la personne",
    ),
    ("done", "identity-justified"): (
        "note why it cannot be without the name",
        "noter pourquoi le nom est indispensable",
    ),
    ("done", "ground-evidenced"): ("note what the reason rests on", "noter sur quoi repose le motif"),
    ("done", "complaint-open"): ("name the open complaint", "indiquer la plainte en cours"),
    ("done", "request-in-writing"): ("have the request in writing", "avoir la demande par écrit"),
    ("done", "requester-verified"): ("make sure who is asking", "vérifier qui demande"),
    ("done", "third-parties-checked"): (
        "check what it says about others",
        "vérifier ce qui y est dit d’autrui",
    ),
    ("done", "disclosure-control"): (
        "check that nobody can be found in the figures",
        "vérifier que personne n’est reconnaissable dans les chiffres",
    ),
}
_DUTIES: dict[str, tuple[str, str]] = {
    "report-to-safeguarding": ("tell safeguarding", "avertir l’équipe de protection"),
    "act-on-danger": ("act on the danger", "agir face au danger"),
    "tell-subject": ("tell the person", "le dire à la personne"),
    "explain-code": ("explain the code", "expliquer la charte"),
    "review": ("look at it again", "réexaminer le cas"),
    "register": ("enter it in the register", "l’inscrire au registre"),
    "support-worker": ("support whoever gives evidence", "soutenir la personne qui témoigne"),
    "answer": ("answer the person", "répondre à la personne"),
    "destroy": ("destroy what is left", "détruire ce qui reste"),
}
_ROLES: dict[str, tuple[str, str]] = {
    "listener": ("a listener", "un écoutant"),
    "counsellor": ("a counsellor", "un conseiller"),
    "coordinator": ("the coordinator", "le coordinateur"),
    "safeguarding": ("the safeguarding team", "l’équipe de protection"),
    "manager": ("the manager", "la direction"),
    "trustee": ("a trustee", "un administrateur"),
    "staff": ("a member of staff", "un salarié"),
    "subject": ("the person themselves", "la personne elle-même"),
}
_PLACE: dict[Language, int] = {"en": 0, "fr": 1}


def step_in_words(option: Option, lang: Language) -> str:
    """What to do for a step, as in `talk it over with the person`."""
    said = _STEPS.get((option.attribute, option.value))
    return said[_PLACE[lang]] if said else f"{option.attribute} {option.value}"


def duty_in_words(duty: str, lang: Language) -> str:
    """What is owed, as in `enter it in the register`."""
    return _DUTIES[duty][_PLACE[lang]]


def role_in_words(role: str, lang: Language) -> str:
    """Who, as in `the manager`."""
    return _ROLES[role][_PLACE[lang]]


def parted(clauses: Iterable[str], lang: Language) -> str:
    """What stands beside each other in a sentence, each with commas of its own."""
    return {"en": "; ", "fr": "\u202f; "}[lang].join(clauses)


def listed(words: list[str], lang: Language, last: str = "and") -> str:
    """The words as a list in a sentence: `a, b and c`, or with `or`."""
    joint = {"and": {"en": " and ", "fr": " et "}, "or": {"en": " or ", "fr": " ou "}}[last][lang]
    return joint.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
