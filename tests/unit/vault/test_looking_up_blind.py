"""A value is found however it is written, and by nobody without the key."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inconfidence.vault.blind import blind_token
from inconfidence.vault.errors import NothingToIndex
from inconfidence.vault.folding import fold_code, fold_email, fold_name, fold_phone, name_tokens
from inconfidence.vault.keys import fresh_key

KEY = fresh_key()
FIELDS = ["name", "phone", "email", "postcode", "born", "reference", "sign-in-name"]
FOLDS = [fold_name, fold_phone, fold_email, fold_code]


@pytest.mark.parametrize(
    ("written", "again"),
    [
        ("Élodie Lefèvre", "elodie lefevre"),
        ("Élodie Lefèvre", "LEFEVRE, Elodie"),
        ("Jean-Pierre Martin", "jean pierre  MARTIN"),
        ("Seán O’Brien", "sean o'brien"),
        ("Seán O'Brien", "OBRIEN Sean"),
        ("Jean d’Ormeaux", "jean d´ormeaux"),
        ("Cœur", "coeur"),
        ("Łukasz Straße Ørsted", "lukasz strasse orsted"),
        ("Þóra Æsa", "thora aesa"),
        ("Nguyễn Thị", unicodedata.normalize("NFD", "Nguyễn Thị")),
        ("ＦＵＬＬ Ｗｉｄｔｈ", "full width"),
        ("J. Martin", "j martin"),
        ("J.Martin", "Martin J."),
        ("𝕊𝕖́𝕒𝕟", "sean"),
        ("Mary Mary Quite", "quite mary"),
        ("Soft\u00adhyphen", "softhyphen"),
        ("Ольга Ёлкина", "ольга елкина"),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_names_written_in_two_ways_have_one_token(written, again):
    assert fold_name(written) == fold_name(again)
    assert blind_token(KEY, "name", written) == blind_token(KEY, "name", again)


@pytest.mark.parametrize(
    ("one", "other"), [("Anne", "Anna"), ("Jean Martin", "Jean"), ("Li Na", "Lina"), ("Martin 2", "Martin")]
)
def test_other_names_have_other_tokens(one, other):
    assert blind_token(KEY, "name", one) != blind_token(KEY, "name", other)


def test_one_part_of_a_name_finds_it():
    index = {blind_token(KEY, "name", part) for part in name_tokens("O’BRIEN, Jean-Pierre")}
    for searched in ("jean", "PIERRE", "o'brien", "Obrien"):
        assert {blind_token(KEY, "name", part) for part in name_tokens(searched)} <= index
    assert blind_token(KEY, "name", "marie") not in index
    assert name_tokens("O’BRIEN, Jean-Pierre") == {"obrien", "jean", "pierre"}


def test_scripts_that_write_vowels_as_marks_keep_their_words_whole():
    assert len(name_tokens("कमला देवी")) == 2
    assert fold_name("कमला") != fold_name("कमल")


@pytest.mark.parametrize(
    ("number", "forms"),
    [
        ("+33639981234", ["06 39 98 12 34", "06.39.98.12.34", "0639981234", "+33 6 39 98 12 34",
                          "0033 639981234", "+33 (0)6 39 98 12 34", "06-39-98-12-34", "(06) 39981234"]),
        ("+33140205050", ["01 40 20 50 50", "+33 1 40 20 50 50", "00 33 1 40 20 50 50"]),
        ("+447700900123", ["07700 900123", "+44 7700 900123", "0044 7700 900 123", "+44 (0)7700 900123",
                           "07700-900-123", "٠٧٧٠٠ ٩٠٠١٢٣"]),
        ("+442079460958", ["020 7946 0958", "(020) 7946 0958", "+44 20 7946 0958", "020 7946 0958 ext. 12"]),
        ("+3225551234", ["+32 2 555 12 34", "0032 2 555 12 34"]),
    ],
)  # fmt: skip
def test_phone_numbers_in_every_form_have_one_token(number, forms):
    assert {fold_phone(form) for form in forms} == {number}
    assert len({blind_token(KEY, "phone", form) for form in [number, *forms]}) == 1


@pytest.mark.parametrize(
    ("written", "folded"),
    [("112", "112"), ("1 2 3", "123"), ("36 63", "3663"), ("+999 1", "+9991"), ("ask at the desk", "")],
)
def test_what_is_no_number_folds_to_its_digits(written, folded):
    assert fold_phone(written) == folded


def test_ten_digits_valid_in_both_countries_are_taken_for_french():
    assert fold_phone("01204 12345") == "+33120412345"


@pytest.mark.parametrize("written", ["", " ", "+", "+ +", "none", "FLOWERS", "ext.", "sans téléphone"])
def test_what_has_no_digit_is_no_number_and_is_not_tried_as_one(written, monkeypatch):
    monkeypatch.delattr("inconfidence.vault.dialling.phonenumbers")
    assert fold_phone(written) == ""


def test_emails_fold_case_and_nothing_that_names_another_mailbox():
    assert fold_email(" Someone@Example.ORG ") == "someone@example.org"
    assert fold_email("a.b@example.org") != fold_email("ab@example.org")
    assert fold_email("a+b@example.org") != fold_email("a@example.org")


def test_codes_keep_their_order():
    assert fold_code("SW1A 1AA") == fold_code("sw1a1aa") == "sw1a1aa"
    assert blind_token(KEY, "born", "1975-03-02") != blind_token(KEY, "born", "1975-02-03")


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_and_each_key_has_its_own_tokens(field):
    value = "0639981234"
    others = [blind_token(KEY, other, value) for other in FIELDS if other != field]
    token = blind_token(KEY, field, value)
    assert len(token) == 16
    assert token == blind_token(KEY, field, value)
    assert token not in others
    assert token != blind_token(fresh_key(), field, value)


@pytest.mark.parametrize(
    ("field", "value"), [("name", " -.’"), ("phone", "none"), ("email", "  "), ("born", "--")]
)
def test_what_would_match_every_other_blank_is_refused(field, value):
    with pytest.raises(NothingToIndex, match=f"`{field}` has no letter"):
        blind_token(KEY, field, value)


def test_a_misspelt_field_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match="did you mean `phone`"):
        blind_token(KEY, "phones", "112")


@given(st.text(max_size=200))
def test_folding_any_text_never_fails_and_is_done_once(value):
    for fold in FOLDS:
        assert fold(fold(value)) == fold(value)
    assert all(part and not part.isspace() for part in name_tokens(value))


@given(st.text(alphabet="0123456789+ ()-./x#;=abcet", max_size=30))
def test_folding_anything_like_a_number_is_done_once(value):
    assert fold_phone(fold_phone(value)) == fold_phone(value)


@given(st.text(max_size=60))
def test_accents_composed_or_apart_fold_alike(value):
    for fold in (fold_name, fold_email, fold_code):
        assert fold(unicodedata.normalize("NFC", value)) == fold(unicodedata.normalize("NFD", value))


@pytest.mark.parametrize(
    "value", ["x" * 10_000_000, "1" * 1_000_000, "+" * 100_000, "\u0301" * 100_000, "\ufdfa" * 9000]
)
def test_megabytes_cost_no_more_than_the_first_thousand_characters(value):
    for fold in FOLDS:
        assert len(fold(value)) < 40_000
