"""Spellings that sound alike to an English or a French ear give one code; names that do not, do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inconfidence.vault.folding import name_tokens
from inconfidence.vault.sounds import fold_sound

ALIKE = [
    "catherine katherine kathryn katrin",
    "philippe philip filip",
    "stephen steven",
    "geoffrey jeffrey",
    "marie mary",
    "jon john",
    "smith smyth",
    "helene helen ellen",
    "laurence lawrence",
    "renault renaud reno",
    "quentin kentin",
    "dupont dupond",
    "thierry tierry",
    "michel michelle mishel",
    "nicolas nicholas",
    "christine kristine",
    "macdonald mcdonald",
    "moreau moro",
    "lefebvre lefevre",
    "isabelle isabel",
    "clarke clark",
    "xavier zavier",
    "knight night",
]


@pytest.mark.parametrize("names", ALIKE)
def test_one_code_for_what_sounds_alike(names):
    codes = {fold_sound(name) for name in names.split()}
    assert len(codes) == 1 and "" not in codes


def test_each_of_these_has_a_code_of_its_own():
    assert len({fold_sound(names.split()[0]) for names in ALIKE}) == len(ALIKE)


@pytest.mark.parametrize(
    "names", ["anna anne", "martin marion", "paul pablo", "robin ruben", "claire carole"]
)
def test_names_that_sound_otherwise_are_told_apart(names):
    one, other = names.split()
    assert fold_sound(one) != fold_sound(other)


@pytest.mark.parametrize("word", ["", "мария", "محمد", "7", "a7", "x" * 65])
def test_what_has_no_sound_here_has_no_code(word):
    assert fold_sound(word) == ""


@given(st.text(max_size=80))
def test_any_word_is_folded_the_same_each_time_and_to_letters(text):
    for word in name_tokens(text):
        code = fold_sound(word)
        assert code == fold_sound(word) and (code == "" or (code.isascii() and code.isalpha()))
