"""Phones, addresses of both kinds, dates of birth, hospitals and official numbers; ⟦…⟧ is what must go."""

import pytest
from redaction_cast import NOBODY, ODILON, WILHELMINA, found, marked, one

from inconfidence.redaction import Address, KnownFile, redact

KNOWN = [
    "Ring ⟦07700900123⟧, ⟦07700 900 123⟧, ⟦07700-900-123⟧, ⟦07700.900.123⟧ or ⟦(07700) 900123⟧.",
    "Ring ⟦+447700900123⟧, ⟦+44 7700 900123⟧, ⟦+44(0)7700900123⟧, ⟦00447700900123⟧ or ⟦7700900123⟧.",
    "She (⟦+44(0)7700 900123⟧) will call; in France, ⟦06.39.98.01.23⟧ or ⟦0033639980123⟧.",
    "Write to ⟦wil.ashdown61@example.org⟧, ⟦WIL.ASHDOWN61@EXAMPLE.ORG⟧ or ⟦wil.ashdown61⟧ only.",
    "Write to ⟦wil.ashdown61 (at) example.org⟧ or ⟦wil.ashdown61 [at] example [dot] org⟧.",
    "Write to ⟦wil.ashdown61 at example.org⟧ soon.",
    "DOB ⟦9 February 1961⟧, ⟦9th of February⟧, ⟦February 1961⟧, ⟦Feb 9, 1961⟧, ⟦9 Feb '61⟧.",
    "DOB ⟦09/02/1961⟧, ⟦9.2.61⟧, ⟦1961-02-09⟧, ⟦02/09/1961⟧, ⟦9-2-1961⟧, ⟦02/1961⟧, ⟦09021961⟧.",
    "The letter of 9 March and the visit of 12/03/2024 stay.",
    "Visited at ⟦14 Teasel Avenue, Thornwick ZX4 7QJ⟧ today.",
    "Visited at ⟦14, teasel ave⟧, then ⟦Teasel Av⟧ and ⟦14 Teasle Avenue⟧ and ⟦Thornwick⟧.",
    "Post to ⟦ZX47QJ⟧ or ⟦zx4 7qj⟧.",
    "Scan at ⟦St Eanswythe's Hospital⟧, ⟦st eanswythe's hospital⟧, ⟦St Eanswythes⟧ or ⟦Eanswythe⟧.",
    "Scan at ⟦Saint Eanswythe's⟧, ⟦St EanswytheH ospital⟧ or ⟦St Eanswyhte's Hopsital⟧.",
]
KNOWN_FR = [
    "Né le ⟦1er août 1948⟧, le ⟦1 aout⟧, en ⟦août 1948⟧, le ⟦01/08/48⟧.",
    "Visite au ⟦7 bis rue des Vanneaux, 09150 Bourg-Lestin⟧ ce jour.",
    "Visite ⟦rue des vanneaux⟧ et ⟦7 bis, rue des Vaneaux⟧, à ⟦Bourg Lestin⟧ puis ⟦09150⟧.",
    "Scanner au ⟦CH de Morlessac⟧, ⟦ch de morlessac⟧, ⟦CH d eMorlessac⟧ ou à ⟦Morlessac⟧.",
    "Au ⟦06 39 98 01 45⟧ ou ⟦+33 (0)6 39 98 01 45⟧, courriel ⟦odilon.debrandt arobase exemple.fr⟧.",
]


@pytest.mark.parametrize("text", KNOWN)
def test_what_the_file_knows_goes_in_any_form(text):
    plain, wanted = marked(text)
    assert found(plain, WILHELMINA) == wanted


@pytest.mark.parametrize("text", KNOWN_FR)
def test_what_a_french_file_knows_goes_in_any_form(text):
    plain, wanted = marked(text)
    assert found(plain, ODILON, "fr") == wanted


TOWNS = KnownFile(address=Address(city="Reading"), hospital="Battle Hospital")


@pytest.mark.parametrize(
    "text",
    ["Moved to ⟦Reading⟧ in spring.", "Reading the letter helped.", "She was reading in a battle of nerves."],
)
def test_a_town_that_is_a_word_goes_where_it_is_a_town(text):
    plain, wanted = marked(text)
    assert found(plain, TOWNS) == wanted


SHAPES = [
    ("Ring ⟦01632 960 001⟧ first.", "phone"),
    ("Ring ⟦+1 202 555 0143⟧ first.", "phone"),
    ("Write to ⟦someone.else@example.net⟧ now.", "email"),
    ("See ⟦https://example.org/p/12⟧.", "url"),
    ("See ⟦www.example.org/p⟧, it helped.", "url"),
    ("Sent to ⟦LS1 4AB⟧ today.", "postcode"),
    ("At ⟦12 Quarry Hill Road⟧ today.", "address"),
    ("IBAN ⟦GB82 WEST 1234 5698 7654 32⟧ is hers.", "account"),
    ("IBAN ⟦FR1420041010050500013M02606⟧ is hers.", "account"),
    ("The card ⟦4111 1111 1111 1111⟧ was lost.", "account"),
    ("NHS number ⟦943 476 5919⟧ today.", "identifier"),
    ("NI number ⟦QQ 12 34 56 C⟧ is no number.", None),
    ("NI number ⟦AB 12 34 56 C⟧ is one.", "identifier"),
    ("Her son was born on ⟦4 May 2001⟧.", "date"),
    ("Passport no. ⟦123456789⟧ has run out.", "identifier"),
]


@pytest.mark.parametrize(("text", "kind"), SHAPES)
def test_a_shape_goes_though_nobody_knows_it(text, kind):
    plain, wanted = marked(text)
    if kind is None:
        assert found(plain) == []
        return
    (span,) = one(plain).spans
    assert (plain[span.start : span.end], span.kind, span.tier) == (wanted[0], kind, "pattern")


SHAPES_FR = [
    ("Sécurité sociale ⟦2 84 05 88 123 456 04⟧ ici.", "identifier"),
    ("Au ⟦06 39 98 99 99⟧ ce soir.", "phone"),
    ("Elle habite ⟦12 ter, rue de la Marne⟧ depuis.", "address"),
    ("Courrier au ⟦75002 Paris⟧ parti.", "address"),
    ("Né le ⟦3 mars 2011⟧.", "date"),
]


@pytest.mark.parametrize(("text", "kind"), SHAPES_FR)
def test_a_french_shape_goes_though_nobody_knows_it(text, kind):
    plain, wanted = marked(text)
    (span,) = one(plain, NOBODY, "fr").spans
    assert (plain[span.start : span.end], span.kind, span.tier) == (wanted[0], kind, "pattern")


@pytest.mark.parametrize(
    "text",
    [
        "Owes 15000 euros since 2019.",
        "Ref 943 476 5918 has a wrong check digit.",
        "GB82 WEST 1234 5698 7654 33 has one too.",
        "At 10:30 on 12/03/2024, room 214, 3 of 12 sessions.",
        "Il ne viendra pas le 3 juin 2024.",
        "Stage 3, 25 mg, 120/80, 37.5 degrees.",
    ],
)
def test_ordinary_figures_stay(text):
    assert found(text) == []
    assert found(text, NOBODY, "fr") == []


def test_a_number_is_known_though_it_sticks_to_a_word():
    result = redact("tel07700900123x", WILHELMINA, "en")
    assert result.text == "[phone]"
