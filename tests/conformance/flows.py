"""Random flows, well formed, that fail at little enough for the rest of them to matter."""

from collections.abc import Sequence

from hypothesis import strategies as st

from .scenarios import Json
from .words import CODES, FACTS, RECIPIENTS, STEPS

MEMBERS = [actor for actor in FACTS["actor"] if actor != "subject"]
TOLD_BY_CLIENTS = frozenset(FACTS["information"][:8])  # from `existence` to `safeguarding`
ALL_DONE = list(STEPS["done"])


def mostly(usual: str, others: Sequence[str]) -> st.SearchStrategy[str]:
    """The usual value more often than not: a flow that fails at everything tells little."""
    return st.sampled_from([usual] * 2 * len(others) + list(others))


def _all_but(left: set[str]) -> list[str]:
    return [step for step in ALL_DONE if step not in left]


steps_done = st.one_of(
    st.just(ALL_DONE),
    st.sets(st.sampled_from(ALL_DONE), max_size=3).map(_all_but),
    st.sets(st.sampled_from(ALL_DONE)).map(sorted),
)

# What any flow may hold, whatever it does and whomever it is about.
_COMMON = {
    "standing": mostly("good", FACTS["standing"]),
    "grounds": st.lists(st.sampled_from(FACTS["grounds"]), max_size=3, unique=True),
    "channel": st.sampled_from(FACTS["channel"]),
    "already_public": st.booleans(),
    "form": mostly("identified", STEPS["form"]),
    "consent": st.sampled_from(STEPS["consent"]),
    "discussion": st.sampled_from(STEPS["discussion"]),
    "done": steps_done,
}

disclosures: st.SearchStrategy[Json] = st.fixed_dictionaries(
    {
        "action": st.just("disclose"),
        "actor": mostly("listener", MEMBERS),
        "recipient": st.sampled_from(sorted(RECIPIENTS["disclose"])),
        "subject": st.sampled_from(["client", "enquirer"]),
        "information": st.sampled_from(sorted(TOLD_BY_CLIENTS)),
        "relation": mostly("supporting", ["supporting", "consulted", "responsible", "involved", "none"]),
        "purpose": mostly("legal", FACTS["purpose"]),
        **_COMMON,
    },
    optional={"promised": st.sampled_from(CODES)},
)


# Who acts, and their tie to the subject: the usual ones more often than the odd ones.
_USUAL = ("listener supporting", "counsellor supporting", "coordinator responsible", "manager responsible")
_SELDOM = ("safeguarding responsible", "trustee responsible", "staff responsible", "subject self")
_ties = st.one_of(
    st.sampled_from(_USUAL + _SELDOM).map(str.split),
    st.tuples(st.sampled_from(FACTS["actor"]), st.sampled_from(FACTS["relation"])),
)


def _of(action: str) -> st.SearchStrategy[Json]:
    rest = {
        "action": st.just(action),
        "recipient": st.sampled_from(sorted(RECIPIENTS[action])),
        "subject": mostly("client", FACTS["subject"]),
        "information": mostly("support", FACTS["information"]),
        "purpose": st.sampled_from(FACTS["purpose"]),
        "retention": st.sampled_from(FACTS["retention"]),
        **_COMMON,
    }
    return st.builds(_tied, _ties, st.fixed_dictionaries(rest))


def _tied(tie: Sequence[str], rest: Json) -> Json:
    return {"actor": tie[0], "relation": tie[1]} | rest


def flows(*actions: str) -> st.SearchStrategy[Json]:
    """Flows of these actions, or of any."""
    return st.sampled_from(actions or FACTS["action"]).flatmap(_of)


codes = st.sampled_from(CODES)
