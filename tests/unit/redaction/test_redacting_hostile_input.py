"""Texts and files made to hurt: none is slow, none raises."""

import time

import pytest
from redaction_cast import WILHELMINA, found

from inconfidence.redaction import Address, KnownFile, redact

SMALL, FOUR_TIMES = 2_000, 8_000
HOSTILE = {
    "one letter": "a",
    "capitals": "A",
    "digits": "7",
    "digits apart": "0 7 ",
    "plus signs": "+",
    "dots and letters": "a.",
    "at signs": "@",
    "addresses without end": "a@a.",
    "brackets": "(0",
    "open brackets": "[",
    "half replacements": "[the person",
    "replacements": "[person 1]",
    "accents alone": "\u0301",
    "invisible": "\u200b",
    "spaces": " ",
    "new lines": "\n",
    "dates": "1.2.",
    "months": "May 1 ",
    "months that are names": "June April ",
    "born": "born 1.1.",
    "names": "Wilhelmina ",
    "slips": "Wilhelmin Ashdow ",
    "initials": "W. A. ",
    "titles": "Mrs ",
    "streets": "Teasel Avenue ",
    "hospital letters": "St E ",
    "capitals in a row": "Xavery Quon ",
    "companies": "Ltd and Sons ",
    "schools": "Academy School ",
    "heads": "école de la ",
    "accounts": "GB82 ",
    "schemes": "https://",
    "private use": "\ue000",
    "half of a pair": "\ud800",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_hostile_text_takes_its_length_and_no_more(piece, language):
    # The machine's mood is another at each look; what is quadratic is so at all of them.
    assert any(_looks_linear(piece, language) for _ in range(3))


def _looks_linear(piece, language):
    """What is linear takes four times as long, what is quadratic sixteen."""
    small, large = (_seconds(piece * (size // len(piece)), language) for size in (SMALL, FOUR_TIMES))
    return large < 10 * small + 0.03


def _seconds(text, language):
    began = time.process_time()
    redact(text, WILHELMINA, language)
    return time.process_time() - began


@pytest.mark.parametrize(
    "name",
    ["", " ", "\t\n", ".*", "(", "[a-z]+", "\\", "(?P<x>", "-", "'", "\u0301", "\u200b", "🌸", "\ud800"],
)
def test_a_hostile_name_finds_nothing_and_breaks_nothing(name):
    known = KnownFile(
        names=(name,),
        relatives=(name,),
        phones=(name,),
        emails=(name,),
        address=Address(name, name, name),
        hospital=name,
    )
    assert found("the quick brown fox is on the phone, e.g. at 10 o'clock.", known) == []


def test_regular_expressions_in_a_name_are_letters():
    known = KnownFile(names=("Wil.* (helm|ina)",))
    assert found("a wild and Wil.helm|ina, wilhelm", known) == ["Wil", "helm", "ina"]


def test_a_thousand_names_cost_little_more_than_one():
    names = tuple(
        f"{first}{middle}{last} Ashdown"
        for first in "BCDFGHJKLM"
        for middle in "aeiouy"
        for last in ["lot", "ren"] * 9
    )
    text = "Rang Balot Ashdown and Cerren today, then the clinic about her medicine. " * 200
    began = time.process_time()
    spans = redact(text, KnownFile(names=names[:1], relatives=names[1:1000]), "en").spans
    assert time.process_time() - began < 60
    assert len(spans) == 400


def test_offsets_are_those_of_the_text_as_it_came():
    text = "Re\u0301union avec Oce\u0301ane et 🌸 W\u00adilhelmina."
    assert found(text, WILHELMINA, "fr") == ["Oce\u0301ane", "W\u00adilhelmina"]


def test_a_very_long_name_is_no_burden():
    known = KnownFile(
        names=("Wilhelmina " * 3000,), hospital="Eanswythe " * 3000, address=Address("Teasel " * 3000)
    )
    assert found("Rang Wilhelmina about Eanswythe.", known) == ["Wilhelmina", "Eanswythe"]
