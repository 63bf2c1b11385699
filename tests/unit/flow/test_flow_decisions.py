"""How an answer reads to a program."""

from inconfidence.flow import Decision, Duty, Need, Option
from inconfidence.kernel.language import Language


class Voice:
    def explain(self, decision: Decision, lang: Language) -> str:
        return f"{decision.outcome} in {lang}"


def decision(**fields: object) -> Decision:
    """An answer with these fields."""
    plain: dict[str, object] = {
        "outcome": "permitted",
        "clauses": ("house/care-team",),
        "missing": (),
        "duties": (),
        "who_may": (),
        "code": "csf-2024",
        "digest": "d1",
        "voice": Voice(),
    }
    return Decision(**plain | fields)  # type: ignore[arg-type]


def test_every_field_is_told_whatever_the_outcome() -> None:
    assert decision().as_json("fr") == {
        "outcome": "permitted",
        "clauses": ["house/care-team"],
        "missing": [],
        "duties": [],
        "who_may": [],
        "explanation": "permitted in fr",
        "code": "csf-2024",
        "digest": "d1",
    }


def test_needs_and_duties_are_told_in_full() -> None:
    told = decision(
        outcome="incomplete",
        missing=(Need("a/b", (Option("form", "anonymous"), Option("done", "identity-justified"))),),
        duties=(Duty("register", "manager", None, "a/c"), Duty("answer", "manager", "P1M", "a/d")),
    ).as_json()
    assert told["missing"] == [
        {
            "clause": "a/b",
            "any_of": [
                {"attribute": "form", "value": "anonymous"},
                {"attribute": "done", "value": "identity-justified"},
            ],
        }
    ]
    assert told["duties"] == [
        {"duty": "register", "by": "manager", "within": None, "clause": "a/c"},
        {"duty": "answer", "by": "manager", "within": "P1M", "clause": "a/d"},
    ]


def test_a_promised_version_is_told_with_its_digest() -> None:
    told = decision(promised="csf-2012", promised_digest="d0").as_json()
    assert (told["promised"], told["promised_digest"]) == ("csf-2012", "d0")


def test_it_is_explained_in_english_unless_told() -> None:
    assert decision().explain() == "permitted in en"
    assert decision().explain("fr") == "permitted in fr"


def test_only_what_is_permitted_counts_as_permitted() -> None:
    assert decision().permitted
    assert not decision(outcome="incomplete").permitted
    assert not decision(outcome="refused").permitted
