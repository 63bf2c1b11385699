"""People, employers and schools that no file knows, by the company their names keep; and what is everybody's."""

import pytest
from redaction_cast import NOBODY, found, marked

from inconfidence.redaction import redact

PEOPLE_EN = [
    "Postponed by ⟦Dr Okonjo⟧ and ⟦Dr. Rose⟧ and ⟦mrs jellicoe⟧.",
    "Neighbour ⟦Ulric⟧ and her sister ⟦Isolde Penhaligon⟧ came.",
    "I will check with ⟦Thaddeus⟧ from the team. ⟦Thaddeus⟧ agreed.",
    "Rang ⟦Mrs O'Dowda⟧ and, in June, ⟦June Tarrant⟧. ⟦Hope Tarrant⟧ wrote.",
    "Her friend, ⟦Hope⟧, rang ⟦J. Trevelyan⟧ today.",
    "We saw ⟦Bartholomea Quince⟧ there.",
    "She lives in ⟦Abernyte⟧ now.",
    "She was called ⟦Penrose⟧ before; ⟦Nurse Aderyn⟧ knows.",
]
PEOPLE_FR = [
    "Repoussé par ⟦le Pr Vauquelin⟧ et ⟦Dr Le Guennec⟧ et ⟦Mme de Kersauson⟧ hier.",
    "La voisine ⟦Ombeline⟧ et sa fille ⟦Hermance Coutelier⟧ aident.",
    "Je vérifie avec ⟦Théodule⟧ de la CPAM ; ⟦Théodule⟧ répondra.",
    "Elle est née ⟦Castelnau⟧ et vit à ⟦Plougrescant⟧ maintenant.",
    "Elle ressemble à ⟦Noël Vauquelin⟧ depuis Noël.",
    "Ma collègue ⟦Anne-Sophie⟧ suit ce dossier.",
]
BODIES_EN = [
    "Lost the job at ⟦O'Dowda-Pike⟧ after sick leave.",
    "Lost the job at ⟦Tregarthen-Pike⟧ after sick leave.",
    "Lost the job at ⟦Quill, Marsh and Tolliver⟧ after sick leave.",
    "Wages from ⟦Tolliver Ltd⟧ and ⟦Marsh and Sons⟧ are late.",
    "Two children at ⟦Fernhollow Academy⟧ and ⟦St Osyth's Primary School⟧ now.",
]
BODIES_FR = [
    "A perdu son poste chez ⟦Poirier⟧ après l'arrêt.",
    "A perdu son poste chez ⟦Le Guennec et Fils⟧ après l'arrêt.",
    "A perdu son poste chez ⟦Castel Roy S.A.R.L.⟧ après l'arrêt.",
    "Deux enfants à ⟦l'école Louise Michel⟧ et au ⟦collège Jean-Zay⟧ ici.",
]


@pytest.mark.parametrize("text", PEOPLE_EN + BODIES_EN)
def test_english_context_gives_a_stranger_away(text):
    plain, wanted = marked(text)
    result = redact(plain, NOBODY, "en")
    assert [plain[span.start : span.end] for span in result.spans] == wanted
    assert {span.tier for span in result.spans} == {"possible"}


@pytest.mark.parametrize("text", PEOPLE_FR + BODIES_FR)
def test_french_context_gives_a_stranger_away(text):
    plain, wanted = marked(text)
    result = redact(plain, NOBODY, "fr")
    assert [plain[span.start : span.end] for span in result.spans] == wanted
    assert {span.tier for span in result.spans} == {"possible"}


def test_a_lone_capital_is_only_suggested():
    (span,) = redact("The form that Quennell lost was urgent.", NOBODY, "en").spans
    assert (span.kind, span.tier) == ("person", "suggested")


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the Macmillan grant affects Universal Credit. Rang the DWP and the NHS on Tuesday.",
        "Benefits form PIP2 sent. Prefers texts to calls. Will ring in May. It is Parkinson's disease.",
        "Citizens Advice can help; so can the Red Cross. I said I would, and I did.",
        "URGENT: chase the council. She speaks French. See you at Christmas.",
    ],
)
def test_what_is_everybodys_stays(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Demande si l'aide de la Ligue change l'AAH. Dossier MDPH envoyé mardi. Préfère les SMS.",
        "Contacté la CAF et France Travail. La maladie de Parkinson avance. Noël en famille.",
        "Il me dit que le traitement s'arrête en mars. Parler du reste à charge.",
    ],
)
def test_what_is_everybodys_in_french_stays(text):
    assert found(text, NOBODY, "fr") == []
