"""What stands in place of what was taken out: readable, the same for the same person, and never mistaken for text."""

import pytest
from redaction_cast import NOBODY, ODILON, WILHELMINA, clean

from inconfidence.redaction import KINDS, TIERS, KnownFile, Span, SpanError, apply, redact


def test_one_person_is_one_number_in_every_form():
    text = "Océane Quillfeather rang. Quillfeather asked. O. Quillfeather and OQ wrote; oceane's turn, says Barnaby."
    assert clean(text, WILHELMINA) == (
        "[person 1] rang. [person 1] asked. [person 1] and [person 1] wrote; [person 1]'s turn, says [person 2]."
    )


def test_the_subject_is_the_person_by_any_name():
    assert clean("Minnow, or Mrs Ashdown? W.A. it is.", KnownFile(names=WILHELMINA.names)) == (
        "[the person], or [the person]? [the person] it is."
    )


def test_a_form_that_two_may_bear_says_so():
    assert (
        clean("Ashdown rang; then Barnaby.", WILHELMINA) == "[the person or person 1] rang; then [person 1]."
    )
    assert clean(
        "Vu MT et Tisserand.", KnownFile(names=("Max Tisserand",), relatives=ODILON.relatives), "fr"
    ) == ("Vu [la personne ou personne 1] et [la personne ou personne 1].")


def test_a_form_that_many_may_bear_is_somebody():
    family = KnownFile(
        relatives=tuple(f"{given} Ashdown" for given in ("Barnaby", "Cecily", "Dorcas", "Ebenezer"))
    )
    assert clean("Rang Ashdown.", family) == "Rang [somebody]."
    assert clean("Appelé Ashdown.", family, "fr") == "Appelé [quelqu’un]."


def test_a_stranger_keeps_a_number_when_called_by_one_name():
    text = "Neighbour Ulric Penhaligon came with Isolde. Ulric left; Dr Isolde Crake stayed. Dr Crake agreed."
    assert clean(text) == (
        "Neighbour [person 1] came with [person 2]. [person 1] left; Dr [person 2] stayed. Dr [person 2] agreed."
    )


def test_what_a_person_does_is_kept_and_a_civil_title_is_not():
    assert clean("Seen by Dr Okonjo, Mrs Crake and Prof. Quince's team.") == (
        "Seen by Dr [person 1], [person 2] and Prof. [person 3]'s team."
    )
    assert (
        clean("Vue par le Pr Vauquelin et Mme Crépin.", NOBODY, "fr")
        == "Vue par le Pr [personne 1] et [personne 2]."
    )


def test_each_kind_has_its_words_in_both_languages():
    text = "07700900123 wil.ashdown61@example.org ZX4 7QJ 09/02/1961 www.example.org Eanswythe"
    assert clean(text, WILHELMINA) == "[phone] [email] [postcode] [date of birth] [link] [the hospital]"
    assert clean(text, WILHELMINA, "fr") == (
        "[téléphone] [courriel] [code postal] [date de naissance] [lien] [l’hôpital]"
    )


def test_numbers_go_on_from_those_that_the_text_already_holds():
    text = "[person 4] and [organisation 2] know Barnaby, who works for Tolliver Ltd."
    assert (
        clean(text, WILHELMINA)
        == "[person 4] and [organisation 2] know [person 5], who works for [organisation 3]."
    )


@pytest.mark.parametrize("name", ["person", "Phone", "The Person", "la personne", "somebody"])
def test_a_name_that_reads_like_a_replacement_does_no_harm(name):
    known = KnownFile(names=(name,))
    once = redact(f"Rang {name} and [the person] on 07700900123.", known, "en").text
    assert once == redact(once, known, "en").text
    assert once.startswith("Rang [the person] and [the person] on [phone].")


SPANS = (Span(0, 3, "person", "known", "[A]"), Span(4, 7, "person", "known", "[B]"))


def test_only_ticked_spans_are_replaced():
    assert apply("one two three", SPANS) == "[A] [B] three"
    assert apply("one two three", SPANS[1:]) == "one [B] three"
    assert apply("one two three", ()) == "one two three"


@pytest.mark.parametrize(
    "spans",
    [
        SPANS[::-1],
        (SPANS[0], SPANS[0]),
        (Span(2, 2, "person", "known", "x"),),
        (Span(-1, 2, "person", "known", "x"),),
        (Span(5, 99, "person", "known", "x"),),
    ],
)
def test_spans_that_do_not_fit_are_refused_without_a_word_of_the_text(spans):
    with pytest.raises(SpanError) as caught:
        apply("Wilhelmina", spans)
    assert "Wilhelmina" not in str(caught.value)


def test_waving_suggestions_through_uncovers_nothing_that_the_file_knows():
    text = "Two children at Ashdown Academy; rang Ignatius Ashdown at barnaby.x@example.net."
    for span in redact(text, WILHELMINA, "en").spans:
        if any(word in text[span.start : span.end].lower() for word in ("ashdown", "barnaby")):
            assert span.tier == "known"


def test_nothing_of_a_text_or_a_file_shows_in_a_repr():
    result = redact("Rang Wilhelmina about the lease.", WILHELMINA, "en")
    assert "lease" not in repr(result)
    assert "Wilhelmina" not in repr(WILHELMINA) + repr(WILHELMINA.address) + repr(result)


def test_the_words_for_kinds_and_tiers_are_those_of_the_vocabulary():
    assert (
        " ".join(KINDS)
        == "person phone email address postcode date organisation account identifier url other"
    )
    assert " ".join(TIERS) == "known pattern possible suggested"


def test_a_straight_apostrophe_in_what_was_taken_out_before_is_left_alone():
    text = "Vu [quelqu'un] à [l'hôpital]."
    assert clean(text, WILHELMINA, "fr") == text
