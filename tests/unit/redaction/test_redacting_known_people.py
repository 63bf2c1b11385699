"""People of the file, in every form in which people write a name; ⟦…⟧ is what must go, and nothing else may."""

import pytest
from redaction_cast import NOBODY, ODILON, WILHELMINA, clean, found, marked

from inconfidence.redaction import KnownFile, redact

FORMS_EN = [
    "Rang ⟦Wilhelmina Ashdown⟧ this morning.",
    "⟦Ashdown, Wilhelmina⟧ asked again.",
    "Met ⟦wilhelmina ashdown⟧ in the drop-in.",
    "⟦WILHELMINA ASHDOWN⟧ and ⟦Barnaby ASHDOWN⟧ came.",
    "Rang ⟦wilhelmina⟧, then ⟦W. Ashdown⟧ and ⟦Wilhelmina A⟧ again.",
    "⟦W.A.⟧ was tearful; ⟦WA⟧ slept badly, said ⟦B. A.⟧ today.",
    "⟦Minnow⟧ is what they call her.",
    "⟦Wilhelmina's⟧ brother took ⟦Wilhelmina’s⟧ keys.",
    "⟦Mrs Ashdown⟧ and ⟦Mr. Ashdown⟧ disagree; ⟦Mrs A⟧ less.",
    "⟦WilhelminaAshdown⟧ signed, ⟦wilhelmina-ashdown⟧ as well, ⟦Wilhelmina_Ashdown⟧ too.",
    "⟦Wihelmina⟧ lost her keys; ⟦Wilhelmnia Ashdown⟧ found them.",
    "Rang ⟦Wilhelmina Ashdonw⟧ and ⟦Wilhelmina Asshdwon⟧ twice.",
    "Rang ⟦Oceane Quillfeather⟧ and ⟦OCÉANE⟧ and ⟦Oce\u0301ane⟧.",
    "⟦Wil\u00adhel\u200bmina⟧ was copied from a web page.",
    "Spoke to ⟦Ｗｉｌｈｅｌｍｉｎａ⟧.",
    "Both (⟦Wilhelmina⟧/⟦Barnaby⟧) agreed.",
]
FORMS_FR = [
    "Vu ⟦Odilon De Brandt⟧ à la permanence.",
    "⟦De Brandt Odilon⟧ et ⟦odilon de brandt⟧ et ⟦M. de Brandt⟧ et ⟦DE BRANDT⟧ ici.",
    "L'histoire d'⟦Odilon⟧ avance.",
    "⟦O. De Brandt⟧, ⟦O.D.⟧ et ⟦ODB⟧ sont passés.",
    "⟦DeBrandt⟧ a écrit, puis ⟦Odilon DeB randt⟧ encore.",
    "Échange avec ⟦Marie-Eve Tisserand⟧, ⟦Marie Ève⟧ et ⟦M.-È. Tisserand⟧ ce jour.",
    "Le dossier de ⟦Mme Tisserand⟧ suit.",
    "Vu ⟦Odillon⟧ et ⟦Tiserand Marie-Ève⟧ hier.",
]


@pytest.mark.parametrize("text", FORMS_EN)
def test_english_forms_of_a_name_go_and_nothing_else(text):
    plain, wanted = marked(text)
    assert found(plain, WILHELMINA) == wanted


@pytest.mark.parametrize("text", FORMS_FR)
def test_french_forms_of_a_name_go_and_nothing_else(text):
    plain, wanted = marked(text)
    assert found(plain, ODILON, "fr") == wanted


ORDINARY = KnownFile(names=("Hope Short",), relatives=("Mark Grant", "Rose Field"))
TRAPS = [
    "⟦Hope⟧ is fading, rose garden visit helped. Mark the file urgent.",
    "In short, the grant may help. The field is wide; no hope of roses.",
    "Rang ⟦hope⟧ this morning; ⟦mark⟧ said ⟦rose⟧ was tired.",
    "We hope she will mark the form in a short time.",
    "⟦hope short⟧ came with ⟦Mrs Field⟧ on a short visit.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_ordinary_words_stay_where_they_are_ordinary(text):
    plain, wanted = marked(text)
    assert found(plain, ORDINARY) == wanted


def test_french_ordinary_words_stay_where_they_are_ordinary():
    text, wanted = marked("Une olive tombe, le marin rit, elle se marie. Vu ⟦olive⟧ et ⟦Mme Marin⟧ hier.")
    assert found(text, ODILON, "fr") == wanted


def test_an_accent_that_the_name_lacks_makes_another_word():
    known = KnownFile(names=("Marie Delvaux",))
    assert found("Elle est mariée, il est marié.", known, "fr") == []
    assert found("Vu Marié hier.", known, "fr") == ["Marié"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [("the GP said", "en"), ("at 10 AM", "en"), ("at 10 A.M.", "en"), ("vers CH de Lyon", "fr")],
)
def test_letters_that_mean_something_else_stay(text, lang):
    known = KnownFile(names=("Gerda Plum", "Ada Mott", "Clovis Hurtebise"))
    assert not any(span.tier == "known" for span in redact(text, known, lang).spans)


def test_the_same_letters_go_where_nothing_says_otherwise():
    assert found("Met GP and AM today.", KnownFile(names=("Gerda Plum",), relatives=("Ada Mott",))) == [
        "GP",
        "AM",
    ]


def test_a_pet_name_or_title_in_the_file_is_understood():
    known = KnownFile(names=('Mrs Philippa "Bobkin" Ashdown', "TARRANT Lucie", "Quill, Edmund"))
    for text in ("Saw Bobkin today.", "Saw Lucie T today.", "Saw E. Quill today.", "Saw Philippa today."):
        assert clean(text, known) == "Saw [the person] today."


def test_what_friends_call_someone_is_possible_rather_than_known():
    result = redact(
        "Met Mina's friend Maggie Thorne, and later Maggie.", KnownFile(names=("Margaret Thorne",)), "en"
    )
    assert [(span.tier, span.replacement) for span in result.spans][-2:] == [
        ("known", "[the person]"),
        ("possible", "[the person]"),
    ]


def test_a_hyphen_ties_a_name_together():
    text = "Rang Wilhelmina Ashdown-Pike, Anne-Wilhelmina and Mrs Ashdown-Pike; Ashdown-Pike paid."
    assert found(text, WILHELMINA) == [
        "Wilhelmina Ashdown-Pike",
        "Anne-Wilhelmina",
        "Mrs Ashdown-Pike",
        "Ashdown-Pike",
    ]
    assert clean("Wilhelmina Ashdown-Pike left.", WILHELMINA) == "[the person] left."


def test_two_people_side_by_side_stay_two():
    assert clean("Saw Wilhelmina Ashdown Barnaby today.", WILHELMINA) == "Saw [the person] [person 1] today."


def test_a_stranger_who_shares_a_surname_is_somebody_else():
    text = "Rang Wilhelmina, then Ignatius Ashdown."
    assert clean(text, WILHELMINA) == "Rang [the person], then [person 1]."


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("王小明", "她叫王小明，王小明说。", ["王小明", "王小明"]),
        ("สมชาย ใจดี", "พบสมชาย ใจดีวันนี้", ["สมชาย ใจดี"]),
        ("प्रिया शर्मा", "आज प्रिया से मिले।", ["प्रिया"]),
        ("فاطمة الزهراء", "التقينا فَاطِمَة اليوم", ["فَاطِمَة"]),
        ("Нина Кузьмина", "Rang НИНА and Кузьмину.", ["НИНА", "Кузьмину"]),
        ("Nguyễn Thị Ánh", "Vu Nguyen Thi Anh hier.", ["Nguyen Thi Anh"]),
    ],
)
def test_names_in_any_script_are_found(name, text, wanted):
    assert found(text, KnownFile(names=(name,))) == wanted


def test_nothing_is_known_of_a_file_that_knows_nothing():
    assert not any(span.tier == "known" for span in redact("Wilhelmina Ashdown rang.", NOBODY, "en").spans)
