"""Who, what, to whom and why: the answers that a comparison gives of each group, in both languages."""

from codex_groups import all_but, group

from inconfidence.codex.compare.answered import answered
from inconfidence.codex.compare.groups import QUESTIONS


def test_what_nothing_narrows_is_any() -> None:
    found = group("keep", **{name: all_but(name) for name in ("actor", "relation", "standing", "subject")})
    told = {lang: [answered(found, question, lang) for question in QUESTIONS] for lang in ("en", "fr")}
    assert told["en"] == ["anyone", "go on holding it", "anyone whom it can reach", "whatever the reason"]
    assert told["fr"] == [
        *("n’importe qui", "continuer de le garder"),
        *("quiconque peut le recevoir", "quelle que soit la raison"),
    ]


def test_what_narrows_it_is_said_for_each_attribute() -> None:
    found = group(
        "disclose",
        relation=all_but("relation"),
        actor=["manager", "staff"],
        recipient=["court", "police"],
        channel=["post"],
        purpose=["legal"],
        grounds=["", "threat"],
    )
    assert [answered(found, question, "en") for question in QUESTIONS] == [
        "the manager or a member of staff; in good standing",
        "let it out to someone outside; someone we support",
        "the police or a court; by post",
        "a legal matter; no special reason or a threat to those who help",
    ]
    assert answered(found, "why", "fr") == (
        "une affaire juridique ; sans motif particulier ou une menace contre ceux qui aident"
    )


def test_all_but_one_of_the_people_are_said_by_whom_they_leave_out() -> None:
    words = {"standing": all_but("standing"), "relation": all_but("relation")}
    found = group("view", actor=all_but("actor", "subject"), **words)
    assert answered(found, "who", "en") == "anyone but the person themselves"
    assert answered(found, "who", "fr") == "quiconque sauf la personne elle-même"
    but_two = group("view", actor=all_but("actor", "subject", "staff"), **words)
    assert answered(but_two, "who", "en").startswith("a listener, a counsellor, ")


def test_all_but_one_channel_are_said_one_by_one() -> None:
    found = group("view", channel=all_but("channel", "post"))
    assert answered(found, "to_whom", "en").startswith("in person, by phone, by video, by email")
