"""The guides name every button as it is on the page, in their own language, and read easily."""

import pytest

from tests.docs.labels import labels, said
from tests.docs.pages import GUIDES, bold, read, sections
from tests.docs.reading import measure, sentences

_HARDEST_ENGLISH, _EASIEST_ENOUGH_FRENCH = 6, 65
_LONGEST_SENTENCE = 30  # words
# The last part is for whoever looks after the server: it may be harder.
_SERVER = {"en": "For whoever looks after the server", "fr": "Pour qui s’occupe du serveur"}


def _for_volunteers(language: str) -> str:
    """What everybody reads: all but the part about the server, without the code of its blocks."""
    text: list[str] = []
    for section in sections(read(GUIDES[language])):
        if section.heading == _SERVER[language]:
            return "\n\n".join(text)
        text.append(section.text)
    raise AssertionError("the part about the server has another name now")


@pytest.mark.parametrize("language", GUIDES)
def test_what_stands_in_bold_is_on_a_page(language):
    quoted = [said(words) for words in bold(read(GUIDES[language]))]
    assert len(quoted) > 60
    assert [words for words in quoted if words not in labels(language)] == []


def test_the_labels_are_really_those_of_the_pages():
    assert {"Take every key back now", "Send it to …", "Not yet"} <= labels("en")
    assert {"Reprendre toutes les clés maintenant", "Pas encore"} <= labels("fr")
    assert "Take every key back tomorrow" not in labels("en")
    assert "Take every key back now" not in labels("fr")


def test_both_guides_have_the_same_tasks():
    shapes = [[section.level for section in sections(read(page))] for page in GUIDES.values()]
    assert shapes[0] == shapes[1]


def test_english_reads_at_the_age_of_eleven():
    assert measure(_for_volunteers("en"), "en") <= _HARDEST_ENGLISH


def test_french_reads_easily():
    assert measure(_for_volunteers("fr"), "fr") >= _EASIEST_ENOUGH_FRENCH


@pytest.mark.parametrize("language", GUIDES)
def test_sentences_are_short(language):
    found = sentences(_for_volunteers(language))
    assert [one.strip() for one in found if len(one.split()) > _LONGEST_SENTENCE] == []
