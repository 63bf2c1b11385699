"""Trustees' sheets: any two of three, any three of five; whatever else is typed is named with its cure, word-free."""

import itertools

import pytest

from inconfidence.vault.recovery import RecoverySeed
from inconfidence.vault.sheet_errors import (
    SheetsBroken,
    SheetsMixed,
    SheetsTooFew,
    SheetTwice,
    WordsMiscounted,
    WordsMistyped,
    WordsUnknown,
)
from inconfidence.vault.sheets import SCHEMES, join, read_sheet, split

SEED = RecoverySeed(bytes(range(32)))


@pytest.fixture(scope="module")
def three():
    return split(SEED, 3)


def typed(sheet):
    return " ".join(sheet.words)


@pytest.mark.parametrize(("made", "needed"), SCHEMES.items())
def test_any_of_them_that_are_enough(made, needed):
    sheets = split(SEED, made)
    assert [sheet.number for sheet in sheets] == list(range(1, made + 1))
    for some in itertools.combinations(sheets, needed):
        assert join(some) == SEED
    assert join(sheets) == SEED


@pytest.mark.parametrize("made", [0, 1, 2, 4, 6, 16])
def test_no_other_number_of_sheets(made):
    with pytest.raises(ValueError, match="make 3 or 5"):
        split(SEED, made)


def test_a_sheet_says_nothing_of_the_seed(three):
    assert "academic" not in repr(three[0])
    assert not set(three[0].words) & set(repr(three[0]).split())
    assert "hidden" in repr(SEED)


def test_four_letters_and_capitals_are_enough(three):
    short = "\n".join(word[:4].upper() for word in three[0].words)
    assert read_sheet(short) == three[0]


def test_too_few(three):
    with pytest.raises(SheetsTooFew, match="`2` sheets are needed and `1` was given"):
        join(three[:1])
    with pytest.raises(SheetsTooFew):
        join([])


def test_the_same_sheet_twice(three):
    with pytest.raises(SheetTwice, match="sheet `2` was given already"):
        join([three[1], three[1]])


def test_sheets_of_two_sets(three):
    with pytest.raises(SheetsMixed, match="different sets"):
        join([three[0], split(SEED, 3)[1]])
    with pytest.raises(SheetsMixed):
        join([three[0], split(SEED, 5)[1]])


def test_one_sheet_too_many_of_another_set_is_seen(three):
    """Two sets may have one number by chance: what more sheets say is held against what the first say."""
    other = split(RecoverySeed.create(), 3)[2]
    disguised = type(other)(three[0].set_number, other.number, other.needed, other.words)
    with pytest.raises(SheetsMixed):
        join([three[0], three[1], disguised])


@pytest.mark.parametrize("words", ["", "academic", "academic " * 32, "academic " * 34, "a" * 5000])
def test_a_word_too_many_or_too_few(words):
    with pytest.raises(WordsMiscounted, match="`33` words"):
        read_sheet(words)


def test_words_that_are_on_no_sheet_are_named_by_their_place_alone(three):
    words = list(three[0].words)
    words[4], words[20] = "zebra", "secretly"
    with pytest.raises(WordsUnknown, match="number `5`, `21`") as caught:
        read_sheet(" ".join(words))
    assert "zebra" not in str(caught.value)


@pytest.mark.parametrize("place", range(33))
def test_one_word_read_as_another(three, place):
    # What is said is the same of every sheet: so it holds none of their words.
    assert _said_of(three[0], place) == _said_of(three[1], place)


def _said_of(sheet, place):
    words = list(sheet.words)
    words[place] = "academic" if words[place] != "academic" else "acid"
    with pytest.raises(WordsMistyped) as caught:
        read_sheet(" ".join(words))
    assert caught.value.__cause__ is None
    return str(caught.value)


def test_two_words_swapped(three):
    words = list(three[0].words)
    place = next(place for place in range(32) if words[place] != words[place + 1])
    words[place : place + 2] = reversed(words[place : place + 2])
    with pytest.raises(WordsMistyped):
        read_sheet(" ".join(words))


def test_a_sheet_of_another_kind_of_backup():
    """Valid SLIP-0039 words of groups, and words that would keep the machine stretching for minutes."""
    from shamir_mnemonic import generate_mnemonics

    groups = generate_mnemonics(2, [(1, 1), (1, 1)], bytes(32), b"", extendable=True, iteration_exponent=0)
    slow = generate_mnemonics(1, [(2, 3)], bytes(32), b"", extendable=True, iteration_exponent=1)
    for words in (groups[0][0], slow[0][0]):
        with pytest.raises(WordsMistyped):
            read_sheet(words)


def test_every_error_says_what_to_do():
    errors = [WordsMiscounted(3, 33), WordsUnknown([1]), WordsMistyped(), SheetTwice(1), SheetsMixed()]
    for error in [*errors, SheetsTooFew(1, 2)]:
        assert isinstance(error, SheetsBroken)
        assert ";" in str(error)
        assert str(error)[0] in "atesw`"
