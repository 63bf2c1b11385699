"""The closed words of a flow, written down a second time so that a slip in the first is seen."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FACTS: dict[str, tuple[str, ...]] = {
    "action": _words("view record share refer disclose confirm answer correct erase publish keep"),
    "actor": _words("listener counsellor coordinator safeguarding manager trustee staff subject"),
    "recipient": _words(
        "self co-supporter colleague coordinator safeguarding manager board supervisor subject agency "
        "authority police court relative other public"
    ),
    "subject": _words("client enquirer volunteer staff trustee third-party organisation visitor"),
    "information": _words(
        "existence identity contact-details support health counselling financial safeguarding complaint "
        "personnel dbs-record dbs-certificate whistleblowing organisational technical"
    ),
    "cabinet": _words("support counselling safeguarding personnel grievance whistleblowing"),
    "relation": _words("supporting consulted responsible self involved none"),
    "standing": _words("good unsigned untrained suspended former"),
    "purpose": _words(
        "support guidance own-support supervision safeguarding referral legal evidence complaint rights "
        "personnel administration statistics quality publicity"
    ),
    "grounds": _words(
        "court-order legal-requirement duty-to-assist risk-to-client risk-to-others public-interest "
        "child-at-risk vulnerable-adult-at-risk life-at-risk illegal-act offence terrorism threat "
        "formal-complaint legal-dispute"
    ),
    "channel": _words("in-person phone video post email text messaging social-media system"),
    "retention": ("within", "past"),
}

STEPS: dict[str, tuple[str, ...]] = {
    "form": ("identified", "pseudonymised", "anonymous", "aggregate"),
    "consent": ("unasked", "given", "refused", "withdrawn", "impossible"),
    "discussion": ("none", "told", "held", "impossible", "forbidden"),
    "done": _words(
        "code-explained copy-offered channel-caveat consent-form consent-in-writing "
        "representative-authorised safeguarding-discussed manager-decided need-recorded minimised "
        "best-interest identity-justified ground-evidenced complaint-open request-in-writing "
        "requester-verified third-parties-checked disclosure-control"
    ),
}

WORDS = FACTS | STEPS
SETS = ("grounds", "done")
REQUIRED = ("action", "actor", "subject", "information", "purpose")

_INSIDE = frozenset(_words("co-supporter colleague coordinator safeguarding manager board supervisor"))
_HELPERS = frozenset(_words("agency authority relative other"))
_OUTSIDE = _HELPERS | {"police", "court"}

RECIPIENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("view", "record", "keep", "correct", "erase"), frozenset({"self"})),
    "share": _INSIDE,
    "answer": frozenset({"subject"}),
    "refer": _HELPERS,
    **dict.fromkeys(("disclose", "confirm"), _OUTSIDE),
    "publish": frozenset({"public"}),
}

DUTIES = frozenset(
    _words(
        "report-to-safeguarding act-on-danger tell-subject explain-code review register support-worker "
        "answer destroy"
    )
)

CODES = ("csf-2012", "csf-2016", "csg06", "csf-2024", "cwc")
FRENCH_CODES = CODES[:4]
# What the codes leave to good sense is shown under the name of the document that says it.
SHARED_DOCUMENTS = ("house", "law-fr", "law-uk")
