"""Syllables as they are spoken, the formulas as they were published, and the five codes held to them."""

from pathlib import Path

import pytest
from codex_cast import clause, code

from inconfidence.codex import bundled_ids, load
from inconfidence.codex.reading import Ease, ease_of, hardest, of_clients
from inconfidence.codex.reading.syllables import syllables

# Counted by the pronunciations that dictionaries give.
ENGLISH = {
    1: "we the made asked called files code yours breathed one two 7",
    2: "client people table handled someone statement being playing police explain ended",
    3: "serious anyone volunteer another whoever united beginning employee important 112",
    4: "information February original recipient particular everybody coordinate",
    5: "coordinator opportunity",
    6: "responsibility",
    7: "confidentiality",
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


@pytest.mark.parametrize(
    ("word", "lang", "count"),
    [
        ("someone’s", "en", 2),
        ("by-the-way", "en", 3),
        ("jusqu’à", "fr", 2),
        ("l’aide", "fr", 1),
        ("rendez-le", "fr", 3),
    ],
)
def test_parts_of_a_word_are_counted_one_by_one(word, lang, count):
    assert syllables(word, lang) == syllables(word.replace("’", "'"), lang) == count


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


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("We explain this to you.", "en", "en: Flesch-Kincaid grade 0.5 (at most 6)"),
        ("Le chat dort. Il est tard.", "fr", "fr: Kandel-Moles ease 130.4 (at least 65)"),
        (
            "Confidentiality obligations persist.",
            "en",
            "en: Flesch-Kincaid grade 36.7 (at most 6): too hard for what clients read",
        ),
    ],
)
def test_a_measure_is_told_with_its_bound(text, lang, told):
    assert str(ease_of(text, lang)) == told


@pytest.mark.parametrize(
    ("text", "sentences", "words"),
    [
        ("One (two). Three!", 2, 3),
        ("Go “now.” Then 3.5 go…", 2, 6),
        ("1. One two\n2) Three\n\nFour [five](https://example.org/some/page) `six`", 3, 6),
        ("> Some *quoted* words\n> go on", 1, 5),
        ("One\n\n \n\nTwo", 2, 2),
    ],
)
def test_what_is_a_sentence_and_what_is_a_word(text, sentences, words):
    ease = ease_of(text, "en")
    assert (ease.sentences, ease.words) == (sentences, words)


def test_syllables_of_all_words_are_counted_together():
    assert ease_of("We help people. We listen.", "en") == Ease("en", 2, 5, 7)


def said(words: str, name: str) -> str:
    return clause("permit view", name).replace("Some words.", words)


def test_the_clauses_that_are_hardest_come_first(tmp_path: Path):
    easy, hard = said("We help you.", "easy"), said("Confidentiality obligations persist.", "hard")
    harder = said("Notwithstanding considerations, confidentiality obligations persist.", "harder")
    made = code(tmp_path, easy, hard, said("We explain things.", "plain"), harder)
    assert hardest(made, "en") == ["draft/harder", "draft/hard", "draft/plain"]
    assert hardest(made, "en", most=1) == ["draft/harder"]


def test_what_clients_read_is_every_clause_of_the_code_and_none_apart(tmp_path: Path):
    made = code(tmp_path, said("We help you", "one"), said("You ask us", "two"))
    assert of_clients(made, "en") == Ease("en", 2, 6, 6)
