"""Syllables as they are spoken, the formulas as they were published, and the five codes held to them."""

import pytest

from inconfidence.codex import bundled_ids, load
from inconfidence.codex.reading import ease_of, of_clients
from inconfidence.codex.reading.syllables import syllables

# Counted by the pronunciations that dictionaries give.
ENGLISH = {
    1: "we the made asked called files code yours breathed one two 7",
    2: "client people table handled someone statement being playing police explain ended",
    3: "serious anyone volunteer another whoever united beginning employee important 112",
    4: "information February original recipient particular everybody coordinate",
    5: "coordinator opportunity",
    6: "responsibility",
}
FRENCH = {
    1: "le charte aide lieu nuit août vie feuille cœur langue guerre nous n'est qu'il est",
    2: "dossier client créer pays poète maïs avaient témoin quelqu'un jusqu'à souvent cruel personne",
    3: "bénévole écoutant oublier organisme réagir tribunal employé violemment expérience",
    4: "information entièrement européenne gratuitement réclamation obligation",
    6: "confidentialité",
}


def table(words: dict[int, str]) -> list[tuple[str, int]]:
    return [(word, count) for count, some in words.items() for word in some.split()]


@pytest.mark.parametrize(("word", "count"), table(ENGLISH))
def test_english_syllables(word, count):
    assert syllables(word, "en") == count


@pytest.mark.parametrize(("word", "count"), table(FRENCH))
def test_french_syllables(word, count):
    assert syllables(word, "fr") == count


def test_the_english_formula():
    ease = ease_of("We explain this to you.", "en")
    assert (ease.sentences, ease.words, ease.syllables) == (1, 5, 6)
    assert ease.measure == pytest.approx(0.39 * 5 + 11.8 * 6 / 5 - 15.59)


def test_a_sentence_that_is_often_measured():
    # Wikipedia's example for Flesch's formulas: 13 words and 24 syllables. "-lian" may be heard as one or as two.
    ease = ease_of("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", "en")
    assert (ease.sentences, ease.words) == (1, 13)
    assert ease.syllables in (24, 25, 26)


def test_the_french_formula():
    ease = ease_of("Le chat dort. Il est tard.", "fr")
    assert (ease.sentences, ease.words, ease.syllables) == (2, 6, 6)
    assert ease.measure == pytest.approx(207 - 1.015 * 3 - 73.6 * 1)


def test_a_colon_a_heading_or_markdown_makes_no_text_easier():
    plain = ease_of("We tell these people and no others about it.", "en")
    assert ease_of("**We tell** these people: and no others; about _it_.", "en") == plain
    assert ease_of("- We tell these people\n- and no others about it.", "en").sentences == 2


def test_a_text_without_words_has_no_measure():
    assert ease_of("", "en").measure == 0.0
    assert ease_of("…", "fr").measure == 207.0


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("code", bundled_ids())
def test_what_clients_read_is_easy_enough(code, lang):
    ease = of_clients(load(code), lang)
    assert ease.plain, str(ease)


def test_what_is_too_hard_is_said():
    hard = ease_of(
        "Notwithstanding the aforementioned considerations, confidentiality obligations persist.", "en"
    )
    assert not hard.plain
    assert "too hard for what clients read" in str(hard)
