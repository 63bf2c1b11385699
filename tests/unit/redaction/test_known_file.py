"""What may be said to be known, and what is answered when it is said wrongly."""

from datetime import date

import pytest

from inconfidence.redaction import Address, KnownFile, KnownFileError

WHOLE = {
    "names": ["Wilhelmina Ashdown"],
    "relatives": [],
    "phones": ["07700900123"],
    "emails": ["wil@example.org"],
    "dob": "1961-02-09",
    "address": {"street": "14 Teasel Avenue", "city": "Thornwick", "pc": "ZX4 7QJ"},
    "hospital": "St Eanswythe's",
}


def test_every_part_is_read():
    assert KnownFile.from_mapping(WHOLE) == KnownFile(
        names=("Wilhelmina Ashdown",),
        phones=("07700900123",),
        emails=("wil@example.org",),
        dob=date(1961, 2, 9),
        address=Address("14 Teasel Avenue", "Thornwick", "ZX4 7QJ"),
        hospital="St Eanswythe's",
    )


@pytest.mark.parametrize("part", sorted(WHOLE))
def test_every_part_may_be_left_out_or_null(part):
    without = {key: value for key, value in WHOLE.items() if key != part}
    assert KnownFile.from_mapping(without) == KnownFile.from_mapping({**WHOLE, part: None})


WRONG = [
    ([], "file", "must be an object"),
    ("Wilhelmina", "file", "must be an object"),
    ({"names": "Wilhelmina"}, "file.names", "must be a list"),
    ({"names": ["x", 3]}, "file.names[1]", "must be text"),
    ({"dob": "9 February 1961"}, "file.dob", "must be a date"),
    ({"dob": "1961-02-30"}, "file.dob", "is no day of the calendar"),
    ({"dob": "١٩٦١-02-03"}, "file.dob", "must be a date"),
    ({"dob": 1961}, "file.dob", "must be a date"),
    ({"address": "14 Teasel Avenue"}, "file.address", "must be an object"),
    ({"address": {"postcode": "ZX4"}}, "file.address", "has a part that"),
    ({"address": {"city": ["x"]}}, "file.address.city", "must be text"),
    ({"hospital": {}}, "file.hospital", "must be text"),
    ({"lang": "de"}, "file.lang", "is not a language of the house"),
]


@pytest.mark.parametrize(("mapping", "place", "message"), WRONG)
def test_what_is_wrong_is_named_by_its_place_and_not_by_its_value(mapping, place, message):
    with pytest.raises(KnownFileError) as caught:
        KnownFile.from_mapping(mapping)
    assert caught.value.place == place
    assert str(caught.value).startswith(f"`{place}` {message}")
    assert not any(value in str(caught.value) for value in ("Wilhelmina", "February", "Teasel", "30"))


def test_a_misspelt_part_is_told_the_nearest():
    with pytest.raises(KnownFileError, match="did you mean `relatives`") as caught:
        KnownFile.from_mapping({"relativs": []})
    assert caught.value.nearest == "relatives"


def test_a_name_in_the_place_of_a_part_is_not_repeated():
    with pytest.raises(KnownFileError) as caught:
        KnownFile.from_mapping({"Wilhelmina Ashdown": "07700900123"})
    assert "Wilhelmina" not in str(caught.value)


def test_the_language_that_a_file_carries_is_let_by():
    assert KnownFile.from_mapping({"lang": "fr"}) == KnownFile()
