"""A decision in words, from its first word to its last, in both languages."""

from pathlib import Path

import pytest
from codex_cast import clause, code, draft, flow

from inconfidence.codex import Code, load
from inconfidence.codex.errors import Fault
from inconfidence.codex.saying.faults import fault_in, sentence_in_french
from inconfidence.codex.saying.phrases import listed, step_in_words
from inconfidence.codex.saying.plainwords import said, said_together
from inconfidence.flow import Flow, Option
from inconfidence.kernel.language import Language

PERMIT = "permit view\n  relation supporting"


def titled(norms: str, name: str) -> str:
    """A clause with a title of its own in each language."""
    return clause(norms, name).replace("A title", f"On {name}").replace("Un titre", f"De {name}")


def told(made: Code, asked: Flow, promised: Code | None = None) -> tuple[str, str]:
    decision = made.decide(asked, promised)
    return decision.explain("en"), decision.explain("fr").replace("\u00a0", " ")


def test_what_is_permitted(tmp_path: Path) -> None:
    made = code(
        tmp_path,
        titled(PERMIT, "help"),
        titled(
            "duty register\n  for view\n  by manager\n\nduty tell-subject\n  for view\n  by actor", "owing"
        ),
    )
    assert told(made, flow()) == (
        "Permitted: “On help”. Owed afterwards: enter it in the register (the manager); "
        "tell the person (a listener).",
        "Permis : « De help ». Ce qui sera dû ensuite : l’inscrire au registre (la direction) ; "
        "le dire à la personne (un écoutant).",
    )


def test_what_is_missing_is_said_by_its_steps(tmp_path: Path) -> None:
    asks = "require done minimised or consent given\n  for view\n\nrequire done need-recorded\n  for view"
    made = code(tmp_path, titled(PERMIT, "help"), titled(asks, "care"))
    assert told(made, flow()) == (
        "Not yet, under “On help”: first choose item by item what has to go or have the person’s consent; "
        "note who receives it and why they must know.",
        "Pas encore, d’après « De help » : d’abord choisir élément par élément ce qui doit partir ou avoir "
        "l’accord de la personne ; noter qui le reçoit et pourquoi il doit savoir.",
    )


def test_where_the_clause_that_permits_asks_it_itself_its_title_is_said(tmp_path: Path) -> None:
    made = code(tmp_path, titled(f"{PERMIT}\n  require done minimised", "help"))
    assert told(made, flow())[0] == "Not yet, under “On help”: first choose item by item what has to go."


def test_what_is_refused_and_who_may_be_asked(tmp_path: Path) -> None:
    made = code(tmp_path, titled("permit view\n  actor manager, trustee, staff", "office"))
    assert told(made, flow()) == (
        "This is not allowed: “On office”. Who may be asked: the manager, a trustee or a member of staff.",
        "Ce n’est pas permis : « De office ». À qui s’adresser : la direction, un administrateur ou un salarié.",
    )


def test_a_ground_that_was_withdrawn_is_said_to_have_stood_elsewhere(tmp_path: Path) -> None:
    withdrawn = "withdraw public-interest\n  for disclose\n  once in older/one, ancient/two, older/three"
    made = code(tmp_path, titled("permit disclose\n  grounds threat", "danger"), titled(withdrawn, "gone"))
    asked = flow(action="disclose", recipient="police", grounds=["public-interest"])
    assert told(made, asked) == (
        "This is not allowed: “On gone”. That ground stood in ancient and older and does so no longer.",
        "Ce n’est pas permis : « De gone ». Ce motif figurait dans ancient et older et n’y est plus.",
    )


def test_two_codes_that_refuse_are_both_quoted(tmp_path: Path) -> None:
    made = code(tmp_path, titled("permit erase", "ours"))
    text = draft(titled("permit erase", "theirs")).replace("draft", "older")
    (tmp_path / "older.md").write_text(text, "utf-8")
    assert told(made, flow(), load(tmp_path / "older.md")) == (
        "This is not allowed: “On ours” and “On theirs”. What was promised in older holds as well, until the "
        "person is told of the code in force.",
        "Ce n’est pas permis : « De ours » et « De theirs ». Ce qui a été promis dans older vaut aussi, tant que "
        "la charte en vigueur n’a pas été expliquée.",
    )


def test_a_ground_that_either_code_withdrew_is_said_to_have_stood_elsewhere(tmp_path: Path) -> None:
    withdrawn = (
        "permit disclose\n  grounds threat\n\nwithdraw public-interest\n  for disclose\n  once in {}/one"
    )
    made = code(tmp_path, titled(withdrawn.format("older"), "ours"))
    text = draft(titled(withdrawn.format("oldest"), "theirs")).replace("draft", "other")
    (tmp_path / "other.md").write_text(text, "utf-8")
    asked = flow(action="disclose", recipient="police", grounds=["public-interest"])
    said = told(made, asked, load(tmp_path / "other.md"))[0]
    assert "That ground stood in older and oldest and does so no longer." in said


@pytest.mark.parametrize(
    ("words", "last", "lang", "sentence"),
    [
        ([], "and", "en", ""),
        (["a"], "and", "en", "a"),
        (["a", "b"], "and", "en", "a and b"),
        (["a", "b", "c"], "and", "fr", "a, b et c"),
        (["a", "b", "c"], "or", "en", "a, b or c"),
        (["a", "b"], "or", "fr", "a ou b"),
    ],
)
def test_words_as_a_list(words: list[str], last: str, lang: Language, sentence: str) -> None:
    assert listed(words, lang, last) == sentence
    assert listed(["a", "b"], "en") == "a and b"


def test_a_step_without_words_of_its_own_is_said_as_the_vocabulary_has_it() -> None:
    assert step_in_words(Option("consent", "refused"), "en") == "consent refused"
    assert step_in_words(Option("form", "anonymous"), "fr") == "taire de qui il s’agit"


def test_words_of_the_vocabulary_as_people_say_them() -> None:
    assert (said("actor", "manager", "en"), said("actor", "manager", "fr")) == ("the manager", "la direction")
    assert said_together("recipient", ("police", "court"), "en") == "the police or a court"
    assert said_together("recipient", ("police", "court"), "fr", "and") == "la police et un tribunal"


class TestFaults:
    def test_in_english_it_stays_as_it_is(self) -> None:
        fault = Fault(
            "`vew` is not a value of `action`: did you mean `view`?", "a.md", 1, 2, "permit vew", "view"
        )
        assert fault_in(fault, "en") is fault

    def test_in_french_its_message_alone_is_another(self) -> None:
        fault = Fault(
            "`vew` is not a value of `action`: did you mean `view`?", "a.md", 1, 2, "permit vew", "view"
        )
        french = fault_in(fault, "fr")
        assert french.message.replace("\u00a0", " ").endswith("vouliez-vous dire `view` ?")
        assert (french.file, french.line, french.column, french.text) == ("a.md", 1, 2, "permit vew")
        assert "`vew`" in french.message and "`action`" in french.message

    def test_one_that_has_no_french_is_shown_in_english(self) -> None:
        fault = Fault("the sky is grey")
        assert fault_in(fault, "fr").message == "the sky is grey"

    @pytest.mark.parametrize("message", ["the sky {is} grey", "`vew` is not a value of `action`: {}", "a {"])
    def test_braces_outside_of_what_was_written_have_no_french(self, message: str) -> None:
        assert sentence_in_french(message) is None

    def test_what_was_written_may_hold_braces(self) -> None:
        french = sentence_in_french("`{vew}` is not a value of `action`: did you mean `view`?")
        assert french is not None and french.startswith("`{vew}`")

    def test_a_hint_that_has_no_french_follows_as_it_was(self) -> None:
        french = sentence_in_french("`vew` is not a value of `action`: one: two")
        assert french is not None and french.replace("\u00a0", " ").endswith(" : one: two")

    def test_a_hint_helps_no_sentence_that_has_no_french(self) -> None:
        assert sentence_in_french("the sky is grey: did you mean `view`?") is None
