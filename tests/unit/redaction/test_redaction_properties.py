"""What holds of every text and every file, and not only of those that we thought of."""

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from redaction_cast import ODILON, WILHELMINA

from inconfidence.redaction import Address, KnownFile, apply, redact
from inconfidence.redaction.folding import fold
from inconfidence.redaction.reading import read

briefly = settings(max_examples=60, deadline=None)

languages = st.sampled_from(["en", "fr"])
files = st.builds(
    KnownFile,
    names=st.lists(st.text(max_size=30), max_size=4).map(tuple),
    relatives=st.lists(st.text(max_size=30), max_size=4).map(tuple),
    phones=st.lists(st.text(max_size=20), max_size=3).map(tuple),
    emails=st.lists(st.text(max_size=30) | st.emails(), max_size=3).map(tuple),
    dob=st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
    address=st.builds(Address, st.text(max_size=30), st.text(max_size=20), st.text(max_size=10)),
    hospital=st.text(max_size=30),
)

# Pieces of real notes, put together in any order: closer to trouble than letters at random.
PIECES = """
Wilhelmina|Ashdown|Minnow|Barnaby|Océane|Quillfeather|W.A.|WA|W.|A|odilon|De Brandt|de|Brandt|Tisserand|Marin
Olive|olive|Dr|Mme|Mr.|M.|le Pr|sister|sa fille|with|avec|chez|at|job|poste|born|né|née|in|à|the|said|a dit|Hope
Rose|Penhaligon|Ulric|Ltd|S.A.S.|and Sons|et Fils|Academy|l'école|collège|St|Saint|07700900123|+44|(0)|0033
06 39 98 01 45|12|3|1961|9 February|09/02/1961|1.2.1990|wil.ashdown61|@|example.org|(at)|www.x.org|https://
Teasel Avenue|rue des Vanneaux|ZX4 7QJ|75002|Paris|St Eanswythe's Hospital|CH de Morlessac|943 476 5919
GB82 WEST 1234 5698 7654 32|[the person]|[person 3]|[phone]|[|]|[personne 1 ou personne 2]|王小明
\u0301|\u00ad|\ue000|\ud800|🌸
"""
pieces = st.sampled_from([piece for line in PIECES.split("\n") for piece in line.split("|") if piece])
gaps = st.sampled_from(
    [" ", " ", " ", "", ", ", ". ", ".", "\n", "\n\n", "-", "'", "’s ", " (", ") ", ": ", "_", "/", "\u00a0"]
)
notes = st.lists(st.tuples(pieces, gaps), max_size=14).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
texts = notes | st.text(max_size=120)
known_files = st.sampled_from([WILHELMINA, ODILON]) | files


@briefly
@given(texts, known_files, languages)
def test_any_text_gives_spans_in_order_apart_inside_it_and_the_text_that_follows_from_them(
    text, known, language
):
    result = redact(text, known, language)
    edges = [edge for span in result.spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) and span.replacement for span in result.spans)
    assert result.text == apply(text, result.spans)


@briefly
@given(texts, known_files, languages)
def test_redacting_twice_changes_nothing(text, known, language):
    once = redact(text, known, language).text
    assert redact(once, known, language).text == once


@briefly
@given(notes, st.data(), languages)
def test_what_is_unticked_stays_and_the_rest_goes(text, data, language):
    spans = redact(text, WILHELMINA, language).spans
    ticked = [span for span in spans if data.draw(st.booleans())]
    parts = re.split("(\0)", _with_zeros(text, ticked))
    assert apply(text, ticked) == "".join(
        ticked.pop(0).replacement if part == "\0" else part for part in parts
    )


def _with_zeros(text, spans):
    for span in reversed(spans):
        text = text[: span.start] + "\0" + text[span.end :]
    return text


letters = st.characters(categories=("Lu", "Ll", "Lo", "Lt"), exclude_characters="\u0130")
names = st.lists(st.text(letters, min_size=2, max_size=12), min_size=2, max_size=4).map(" ".join)


def unaccented(name):
    return " ".join(fold(word) for word in name.split())


changes = st.sampled_from([str, str.upper, str.lower, str.title, unaccented])
around = st.sampled_from([" ", ", ", ". ", "\n", " (", ") ", ": ", "’s "])


@briefly
@given(notes, names, changes, around, around, notes, languages)
def test_no_full_name_survives_in_any_case(before, name, change, left, right, after, language):
    known = KnownFile(names=(name,))
    text = f"{before}{left}{change(name)}{right}{after}"
    remaining = " ".join(word.folded or "…" for word in read(redact(text, known, language).text))
    sought = " ".join(word.folded for word in read(change(name)))
    assert f" {sought} " not in f" {remaining} "


digits = st.from_regex(r"0[67]\d{8}", fullmatch=True)
dialled = st.sampled_from(["{}", "+33{1}", "0033 {1}", "+33(0){1}", "+33 (0) {1}"])


@briefly
@given(notes, digits, dialled, st.sampled_from(["", " ", ".", "-", "\u00a0"]), notes, languages)
def test_no_phone_survives_in_any_spacing(before, number, form, gap, after, language):
    spaced = gap.join(number[at : at + 2] for at in range(0, 10, 2))
    text = f"{before} {form.format(spaced, spaced[1:])} {after}"
    remaining = re.sub(r"[\s.\-()/]", "", redact(text, KnownFile(phones=(number,)), language).text)
    assert number[1:] not in remaining


@briefly
@given(notes, st.emails(), st.sampled_from([str, str.upper]), around, notes, languages)
def test_no_email_survives_in_any_case(before, email, change, right, after, language):
    text = f"{before} {change(email)}{right}{after}"
    assert email.casefold() not in redact(text, KnownFile(emails=(email,)), language).text.casefold()
