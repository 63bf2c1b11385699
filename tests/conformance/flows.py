"""Random flows, well formed, that fail at little enough for the rest of them to matter."""

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.properties.choices import Choices, chosen

from .scenarios import Json
from .words import CODES, FACTS, RECIPIENTS, STEPS

MEMBERS = [actor for actor in FACTS["actor"] if actor != "subject"]
TOLD_BY_CLIENTS = frozenset(FACTS["information"][:8])  # from `existence` to `safeguarding`
ALL_DONE = list(STEPS["done"])
# Who acts, and their tie to the subject: the usual ones more often than the odd ones.
_USUAL = ("listener supporting", "counsellor supporting", "coordinator responsible", "manager responsible")
_SELDOM = ("safeguarding responsible", "trustee responsible", "staff responsible", "subject self")

codes = st.sampled_from(CODES)


def flows(*actions: str) -> st.SearchStrategy[Json]:
    """Flows of these actions, or of any."""
    return chosen(lambda choices: _of(choices.one(actions or FACTS["action"]), choices))


def disclosures() -> st.SearchStrategy[Json]:
    """What is told outside about a client or an enquirer, under the code in force or another that was promised."""
    return chosen(_disclosure)


def _of(action: str, choices: Choices) -> Json:
    actor, relation = _tie(choices)
    return {
        "action": action,
        "actor": actor,
        "relation": relation,
        "recipient": choices.one(sorted(RECIPIENTS[action])),
        "subject": _mostly("client", FACTS["subject"], choices),
        "information": _mostly("support", FACTS["information"], choices),
        "purpose": choices.one(FACTS["purpose"]),
        "retention": choices.one(FACTS["retention"]),
        **_common(choices),
    }


def _disclosure(choices: Choices) -> Json:
    ties = ["supporting", "consulted", "responsible", "involved", "none"]
    promised = choices.one([None, *CODES])
    return {
        "action": "disclose",
        "actor": _mostly("listener", MEMBERS, choices),
        "recipient": choices.one(sorted(RECIPIENTS["disclose"])),
        "subject": choices.one(["client", "enquirer"]),
        "information": choices.one(sorted(TOLD_BY_CLIENTS)),
        "relation": _mostly("supporting", ties, choices),
        "purpose": _mostly("legal", FACTS["purpose"], choices),
        **_common(choices),
        **({"promised": promised} if promised else {}),
    }


def _common(choices: Choices) -> Json:
    """What any flow may hold, whatever it does and whomever it is about."""
    return {
        "standing": _mostly("good", FACTS["standing"], choices),
        "grounds": choices.some(FACTS["grounds"], most=3),
        "channel": choices.one(FACTS["channel"]),
        "already_public": choices.one([False, True]),
        "form": _mostly("identified", STEPS["form"], choices),
        "consent": choices.one(STEPS["consent"]),
        "discussion": choices.one(STEPS["discussion"]),
        "done": _done(choices),
    }


def _mostly(usual: str, others: Sequence[str], choices: Choices) -> str:
    """The usual value more often than not: a flow that fails at everything tells little."""
    return choices.one([usual] * 2 * len(others) + list(others))


def _done(choices: Choices) -> list[str]:
    """All steps, all but a few, or any."""
    how = choices.one(["all", "all but a few", "any"])
    if how == "any":
        return sorted(choices.some(ALL_DONE, most=len(ALL_DONE)))
    left = choices.some(ALL_DONE, most=3) if how == "all but a few" else []
    return [step for step in ALL_DONE if step not in left]


def _tie(choices: Choices) -> Sequence[str]:
    if choices.one(["likely", "any"]) == "any":
        return choices.one(FACTS["actor"]), choices.one(FACTS["relation"])
    return choices.one(_USUAL + _SELDOM).split()
