"""`inconfidence code compare`: what a trustee reads of two codes, and what a program gets."""

import json
from itertools import permutations

import pytest

from inconfidence.cli.main import main
from inconfidence.codex import load
from inconfidence.codex.compare import compare
from inconfidence.codex.compare.letters import sentence
from inconfidence.codex.saying.plainwords import said
from inconfidence.flow import Flow
from inconfidence.flow.vocabulary import ATTRIBUTES


def ask(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["code", "compare", *words]) == 0
    return capsys.readouterr().out


def test_it_begins_with_what_weighs_most(capsys):
    told = ask(capsys, "csf-2012", "csf-2024").split("\n\n")
    assert told[1].startswith("1. Newly refused. These are no longer reasons for us to")
    assert "the wider public interest" in told[1]
    assert "csf-2012/ground-public-interest → csf-2024/no-public-interest" in told[1]
    assert told[2].startswith("2. Newly needs a step. Before we")
    assert "leave out who it is" in told[2]


def test_a_code_beside_itself_is_no_difference(capsys):
    assert ask(capsys, "cwc", "cwc").strip() == "cwc → cwc: no difference"
    assert ask(capsys, "cwc", "cwc", "--lang", "fr").strip() == "cwc → cwc: aucune différence"
    assert json.loads(ask(capsys, "cwc", "cwc", "--json"))["same"] is True


def test_each_example_is_a_flow_that_both_codes_answer_as_told(capsys):
    groups = json.loads(ask(capsys, "csf-2012", "cwc", "--json"))["groups"]
    assert {group["kind"] for group in groups} == {"refused", "asked", "permitted", "asked-no-more"}
    for group in groups:
        flow = Flow.from_mapping(group["example"])
        for side, code in (("old", "csf-2012"), ("new", "cwc")):
            decision = load(code).decide(flow)
            assert group["answers"][side] == {"outcome": decision.outcome, "clauses": list(decision.clauses)}
        assert (group["answers"]["old"]["outcome"] == "permitted") == (group["kind"] in ("refused", "asked"))
        assert group["flows"] == sum(part["flows"] for part in group["parts"])
        assert group["classes"] >= len(group["parts"])


def test_a_sentence_for_every_group_in_both_languages():
    for old, new in permutations(("csf-2012", "csf-2024", "cwc"), 2):
        for group in compare(load(old), load(new)).groups:
            english, french = sentence(group, "en"), sentence(group, "fr")
            assert english[0].isupper() and english.endswith(".")
            assert french[0].isupper() and french.endswith(".")
            assert english != french
            assert group.whole or group.withdrawn or english.startswith("In some cases")
            assert not any(slip in french for slip in (" à le ", " à les ", " de le ", " de les ", " si il "))


def test_every_word_has_a_plain_form_in_both_languages():
    for attribute in ATTRIBUTES:
        if attribute.name in ("promised", "already_public", "done"):
            continue
        for word in attribute.values:
            assert said(attribute.name, word, "en")
            assert said(attribute.name, word, "fr")


def test_a_code_that_is_not_there_is_said(capsys):
    assert main(["code", "compare", "csf-2012", "csf-2042"]) == 1
    assert "there is no code `csf-2042`: did you mean" in capsys.readouterr().out


def test_people_read_the_words_of_the_pages_in_their_language(capsys):
    told = ask(capsys, "csf-2012", "csf-2024", "--lang", "fr")
    for attribute in ATTRIBUTES:
        assert not any(f"{attribute.name} {word}" in told for word in attribute.values)
    fourth = told.split("\n\n")[4]
    assert fourth.startswith("4. À demander désormais comme un droit. Vous pouvez toujours voir ")
    assert "quoi : ouvrir ce qui est gardé ou donner à la personne ce qui est à elle" in fourth
    assert "avant : Permis" in fourth
    assert "désormais : Ce n’est pas permis" in fourth


def test_few_parts_are_told_by_themselves(capsys):
    told = ask(capsys, "csf-2012", "csf-2024").split("\n\n")
    assert "\n   - what: tell an outsider whether we know the person | to whom: by email\n" in told[1]
    assert "   - " not in told[9]
