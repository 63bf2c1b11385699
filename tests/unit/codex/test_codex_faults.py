"""What is wrong with a code, said in French. That each message has its French, `codex_cast` holds."""

import pytest
from codex_cast import clause, draft, fault

from inconfidence.codex import CodeError, load
from inconfidence.codex.library import load_text
from inconfidence.codex.proof import idle, prove, repeated
from inconfidence.codex.saying.faults import fault_in, sentence_in_french


@pytest.mark.parametrize(
    ("norms", "said"),
    [
        ("permit vew", "`vew` n’est pas une valeur de `action` : vouliez-vous dire `view` ?"),
        ("permit view,", "la ligne finit là où il faut une valeur de `action`"),
        ("duty register\n  for disclose\n  by manager\n  within 3 days", "`3` n’est pas une durée ISO 8601, comme"),
        ("compel nothing", "`nothing` n’est pas une valeur de `grounds` : on connaît `court-order`, `legal-"),
    ],
)  # fmt: skip
def test_a_slip_in_a_norm(norms: str, said: str) -> None:
    english = fault(draft(clause(norms)))
    french = fault_in(english, "fr")
    assert french.message.startswith(said)
    assert (french.file, french.line, french.column, french.text) == (
        english.file,
        english.line,
        english.column,
        english.text,
    )
    assert fault_in(english, "en") is english


def test_numbers_stay_in_their_places() -> None:
    found = fault_in(fault(draft(clause("permit view"), clause("permit view"))), "fr")
    assert found.message == "`draft/first` sert deux fois : d’abord à la ligne 11"


def test_what_is_proved_is_said_in_french() -> None:
    text = load("csf-2024").source.text
    broken = load_text(
        text.replace("forbid any action\n  standing former", "never viewed\n  actor manager", 1), "ours.md"
    )
    with pytest.raises(CodeError) as caught:
        prove(broken)
    [only] = caught.value.faults
    french = fault_in(only, "fr").message
    assert "promet que ceci n’arrive jamais, et `house/" in french
    assert " le permet : action view; " in french
    notes = [*(found.fault for found in idle(broken)), *repeated(load("cwc"))]
    assert notes
    assert all(sentence_in_french(note.message) for note in notes)


@pytest.mark.parametrize(
    "message",
    ["", "a sentence that nobody knows", "`a", "{}", "{0.__class__}", "`x` is not {} a value", "known: {1}"],
)
def test_what_has_no_french_stays_as_it_is(message: str) -> None:
    assert sentence_in_french(message) is None


def test_braces_that_somebody_wrote_are_no_gaps() -> None:
    assert fault_in(fault(draft(clause("permit {0}{x}"))), "fr").message.startswith(
        "`{0}{x}` n’est pas une valeur"
    )
