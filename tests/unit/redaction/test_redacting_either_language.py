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


MARGUERITE = KnownFile(names=("Marguerite Dupont",))
MARGARET = KnownFile(names=("Margaret Quillfeather",))
GUESTS = [
    (MARGUERITE, "We saw ⟦Margot⟧ and her husband at the surgery."),
    (MARGUERITE, "She said that ⟦madame dupont⟧ came to see her."),
    (MARGARET, "We rang her and ⟦Peggy⟧ said that she was well."),
    (MARGARET, "Nous avons vu ⟦Peggy⟧ hier avec son mari."),
    (NOBODY, "She said that ⟦mme lefèvre⟧ came to see her."),
    (NOBODY, "She rang us because ⟦le docteur vauquelin⟧ was not at home."),
    (NOBODY, "La voisine ⟦mrs hargreaves⟧ est venue la voir hier."),
    (NOBODY, "Elle a dit que ⟦ms hargreaves⟧ est venue."),
    (NOBODY, "Elle habite maintenant au ⟦14 Acacia Avenue⟧, ⟦Leeds⟧ et dort mieux."),
    (NOBODY, "She now lives at ⟦14 rue des Acacias⟧ and sleeps better."),
    (NOBODY, "Il a perdu son poste, il était employé at ⟦Wyatt-Jones⟧ depuis longtemps."),
    (NOBODY, "Nous avons vu ⟦Grace⟧ lundi avec son fils."),
]


@pytest.mark.parametrize("reader", ["en", "fr"])
@pytest.mark.parametrize(("known", "text"), GUESTS)
def test_what_names_someone_in_one_language_is_found_in_a_sentence_of_the_other(known, text, reader):
    plain, wanted = marked(text)
    assert found(plain, known, reader) == wanted


HOSTS = [
    (KnownFile(names=("Hope Marsh",)), "I hope that she is well and we hope a reply comes to the marsh."),
    (KnownFile(names=("Pierre Petit",)), "Il a jeté une pierre et le petit chien est venu."),
    (NOBODY, "We have spoken of it, and on Monday she will go to the Post Office."),
    (NOBODY, "Elle a dit que son Médecin verra le dossier mardi avant Noël."),
    (NOBODY, "We close Monday at ten and drive home, she and I."),
]


@pytest.mark.parametrize("reader", ["en", "fr"])
@pytest.mark.parametrize(("known", "text"), HOSTS)
def test_an_ordinary_word_of_the_sentences_language_is_no_name_in_the_other(known, text, reader):
    assert found(text, known, reader) == []


@pytest.mark.parametrize("reader", ["en", "fr"])
def test_a_day_after_a_british_street_is_not_its_town(reader):
    assert found("We met at 14 Teasel Avenue, Monday was fine.", NOBODY, reader) == ["14 Teasel Avenue"]
