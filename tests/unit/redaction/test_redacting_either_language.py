"""Whichever language a note is in, and whichever its reader reads: what identifies anyone in it is found."""

import pytest
from redaction_cast import NOBODY, ODILON, WILHELMINA, found, marked

from inconfidence.redaction import KnownFile, redact

NOTES = [
    "we shall speak longer on Monday with ⟦Grace⟧.",
    "The neighbour ⟦Ulric⟧ and her sister ⟦Isolde Penhaligon⟧ came in May.",
    "Lost the job at ⟦Tregarthen-Pike⟧ after sick leave. She speaks French.",
    "nous en parlerons mardi avec ⟦Théodule⟧.",
    "Ma collègue ⟦Anne-Sophie⟧ suit ce dossier depuis Noël.",
    "Repoussé par ⟦le Pr Vauquelin⟧ hier, et a perdu son poste chez ⟦Poirier⟧ après l'arrêt.",
    "She is well and eats again.\n\nMonday, ⟦Grace⟧ again.",
    "We rang the council about the rent on Monday.\nElle est très fatiguée mais dort mieux depuis Noël.",
    "The tenant rang: “je suis la voisine ⟦Ombeline⟧, elle est malade.” I said we would call on Monday.",
]


@pytest.mark.parametrize("reader", ["en", "fr"])
@pytest.mark.parametrize("text", NOTES)
def test_a_note_loses_its_names_whichever_language_its_reader_reads(text, reader):
    plain, wanted = marked(text)
    assert found(plain, NOBODY, reader) == wanted


def test_what_stands_for_a_name_is_in_the_language_of_the_reader():
    text = "We spoke to Grace, who is her neighbour, on the phone."
    assert "[personne 1]" in redact(text, NOBODY, "fr").text
    assert "[person 1]" in redact(text, NOBODY, "en").text


@pytest.mark.parametrize("reader", ["en", "fr"])
def test_where_the_words_tell_no_language_a_name_too_many_goes_rather_than_one_too_few(reader):
    assert "Grace" in found("Monday, Grace. Mardi, Théodule.", NOBODY, reader)
    assert "Théodule" in found("Monday, Grace. Mardi, Théodule.", NOBODY, reader)


@pytest.mark.parametrize("reader", ["en", "fr"])
def test_someone_met_in_one_language_is_known_again_in_the_other(reader):
    text = "We have spoken to ⟦Mrs Rose⟧ about the flat.\n\nElle a revu ⟦Rose⟧ hier à la mairie."
    plain, wanted = marked(text)
    assert found(plain, NOBODY, reader) == wanted


@pytest.mark.parametrize("reader", ["en", "fr"])
@pytest.mark.parametrize("known", [WILHELMINA, ODILON])
def test_who_is_in_the_file_is_found_in_a_note_of_either_language(known, reader):
    name = known.names[0]
    for text in (f"We will call on {name} on Friday.", f"Nous verrons {name} vendredi chez elle."):
        assert found(text, known, reader) == [name]


@pytest.mark.parametrize("reader", ["en", "fr"])
def test_a_pet_name_is_that_of_the_notes_language(reader):
    known = KnownFile(names=("Margaret Quillfeather",))
    assert found("We rang her and Peggy said that she was well.", known, reader) == ["Peggy"]
