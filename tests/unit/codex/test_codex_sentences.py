"""What is said of a group of changed flows, word for word, as it could stand in a letter."""

import pytest
from codex_groups import all_but, group, part

from inconfidence.codex.compare.letters import sentence
from inconfidence.codex.compare.saying import conditions, deeds
from inconfidence.flow import Option

Words = dict[str, list[str]]
OWN: Words = {"actor": ["subject"], "relation": ["self"]}
SPARING = ["health", "support", "counselling"]


@pytest.mark.parametrize(
    ("actions", "words", "english", "french"),
    [
        (
            ["disclose"],
            {},
            "give anything about you to anyone outside",
            "donner quoi que ce soit sur vous à quiconque au-dehors",
        ),
        (
            ["share"],
            {},
            "share anything about you with anyone in the charity",
            "partager quoi que ce soit sur vous avec quiconque dans l’association",
        ),
        (
            ["publish"],
            {},
            "make public anything about you",
            "rendre public quoi que ce soit sur vous",
        ),
        (
            ["disclose", "confirm"],
            {"recipient": ["court", "police"]},
            "give anything about you to the police or a court or tell the police or a court whether we know you",
            "donner quoi que ce soit sur vous à la police ou un tribunal ou dire à la police ou un tribunal "
            "si nous vous connaissons",
        ),
        (
            ["refer"],
            {"subject": ["volunteer", "staff"]},
            "pass anything about a volunteer or a member of staff on to anyone outside for help",
            "transmettre quoi que ce soit sur un bénévole ou un salarié à quiconque au-dehors pour de l’aide",
        ),
        (["view"], OWN, "see anything about you", "voir quoi que ce soit sur vous"),
        (["keep"], OWN, "go on keeping anything about you", "continuer de garder quoi que ce soit sur vous"),
        (
            ["confirm"],
            {"subject": ["visitor"], "recipient": ["police"]},
            "tell the police whether we know a visitor of the website",
            "dire à la police si nous connaissons un visiteur du site",
        ),
        (
            ["answer"],
            {"subject": ["client", "staff"]},
            "hand over to you anything about you",
            "vous remettre quoi que ce soit sur vous",
        ),
        (
            ["answer"],
            {"subject": ["staff"]},
            "hand over anything about a member of staff to the person it is about",
            "remettre à la personne quoi que ce soit sur un salarié",
        ),
        (
            ["keep"],
            {"information": all_but("information", *SPARING)},
            "go on keeping information about you (anything but what was said and done in support, health "
            "or what was said in counselling)",
            "continuer de garder des informations sur vous (tout sauf ce qui est dit et fait pour accompagner, "
            "la santé ou ce qui est dit à un conseiller)",
        ),
        (
            ["keep"],
            {"information": ["health", "identity"], "subject": ["staff"]},
            "go on keeping information about a member of staff (the name or health)",
            "continuer de garder des informations sur un salarié (le nom ou la santé)",
        ),
    ],
)
def test_what_is_done(actions: list[str], words: Words, english: str, french: str) -> None:
    found = group(*actions, **words)
    assert (deeds(found, "en"), deeds(found, "fr")) == (english, french)


def test_where_more_is_left_out_than_a_few_what_is_there_is_said() -> None:
    left = group("keep", information=all_but("information", *SPARING, "financial"))
    assert "that there was contact at all, the name, contact details" in deeds(left, "en")


def test_each_deed_goes_to_those_alone_whom_it_reaches() -> None:
    found = group("disclose", recipient=["police"])
    found.parts.append(part("confirm", recipient=["court"]))
    told = "give anything about you to the police or tell a court whether we know you"
    assert deeds(found, "en") == told


@pytest.mark.parametrize(
    ("words", "english", "french"),
    [
        ({}, "", ""),
        (
            {"actor": ["manager", "trustee"]},
            ", when the manager or a trustee does so",
            ", quand la direction ou un administrateur le fait",
        ),
        ({"actor": all_but("actor")}, "", ""),
        (OWN, "", ""),
        (
            {"actor": ["subject"]},
            ", by someone who supports you or responsible by office",
            ", par quelqu’un qui vous accompagne ou responsable par fonction",
        ),
        (
            {"relation": ["self"]},
            ", by someone the person themselves",
            ", par quelqu’un la personne elle-même",
        ),
        (
            {"relation": all_but("relation", "none")},
            ", by anyone but someone with no tie to you",
            ", par quiconque sauf quelqu’un sans lien avec vous",
        ),
        ({"relation": all_but("relation")}, "", ""),
        (
            {"standing": ["good", "former"]},
            ", by someone in good standing or who has left",
            ", par quelqu’un en règle ou qui est parti",
        ),
        ({"standing": all_but("standing")}, "", ""),
        ({"cabinet": ["support"]}, ", in the cabinet for support", ", au classeur accompagnement"),
        ({"retention": ["past"]}, ", past its time limit", ", au-delà de son délai"),
        ({"channel": ["email", "text"]}, ", by email or by text message", ", par courriel ou par SMS"),
        (
            {"channel": all_but("channel", "post", "email", "text")},
            ", other than by post, by email or by text message",
            ", autrement que par courrier, par courriel ou par SMS",
        ),
        (
            {"channel": ["phone", "video", "post", "text", "system"]},
            ", by phone, by video, by post, by text message or within this program",
            ", par téléphone, en vidéo, par courrier, par SMS ou dans ce programme",
        ),
        ({"purpose": ["legal"]}, ", for a legal matter", ", pour une affaire juridique"),
        (
            {"purpose": all_but("purpose", "legal")},
            ", for anything but a legal matter",
            ", sauf pour une affaire juridique",
        ),
        ({"grounds": [""]}, ", without a special reason", ", sans motif particulier"),
        (
            {"grounds": all_but("grounds")},
            ", for a special reason, whichever it is",
            ", pour un motif particulier, quel qu’il soit",
        ),
        (
            {"grounds": ["threat"]},
            ", for this reason: a threat to those who help",
            ", pour ce motif : une menace contre ceux qui aident",
        ),
        (
            {"grounds": ["threat", "offence"]},
            ", for one of these reasons: an offence or a threat to those who help",
            ", pour l’un de ces motifs : une infraction ou une menace contre ceux qui aident",
        ),
        (
            {"grounds": ["", "offence"]},
            ", without a special reason, or for one of these: an offence",
            ", sans motif particulier, ou pour l’un de ceux-ci : une infraction",
        ),
        (
            {"grounds": ["", *all_but("grounds", "offence")]},
            ", save for these reasons: an offence",
            ", sauf pour ces motifs : une infraction",
        ),
        (
            {"actor": ["manager"], "channel": ["email"]},
            ", when the manager does so, by email",
            ", quand la direction le fait, par courriel",
        ),
    ],
)
def test_what_narrows_it(words: Words, english: str, french: str) -> None:
    found = group("view", **words)
    assert (conditions(found, "en"), conditions(found, "fr")) == (english, french)


def test_of_reasons_that_are_as_many_there_as_left_out_those_left_out_are_said() -> None:
    there, left = all_but("grounds")[:8], all_but("grounds")[8:]
    assert len(left) == len(there) - 1
    assert ", save for these reasons: a life at risk" in conditions(group("view", grounds=["", *there]), "en")
    fewer = conditions(group("view", grounds=["", *there[1:]]), "en")
    assert fewer.startswith(", without a special reason, or for one of these: ")


MINIMISED, NAMELESS = Option("done", "minimised"), Option("form", "anonymous")


class TestSentences:
    @pytest.mark.parametrize(
        ("changed", "english", "french"),
        [
            (
                group("erase"),
                "We may no longer erase anything about you.",
                "Nous ne pouvons plus effacer quoi que ce soit sur vous.",
            ),
            (
                group("erase", kind="permitted", **OWN),
                "You can now have anything about you erased.",
                "Vous pouvez désormais faire effacer quoi que ce soit sur vous.",
            ),
            (
                group("erase", kind="asked", step=(NAMELESS, MINIMISED), purpose=["legal"]),
                "Before we erase anything about you, for a legal matter, we must now leave out who it is or choose "
                "item by item what has to go.",
                "Pour effacer quoi que ce soit sur vous, pour une affaire juridique, il faut désormais d’abord taire "
                "de qui il s’agit ou choisir élément par élément ce qui doit partir.",
            ),
            (
                group("erase", kind="asked-no-more", step=(MINIMISED,)),
                "Before we erase anything about you, we need no longer choose item by item what has to go.",
                "Pour effacer quoi que ce soit sur vous, ceci n’est plus demandé : choisir élément par élément ce qui "
                "doit partir.",
            ),
            (
                group("publish", withdrawn=True, grounds=["public-interest"]),
                "This is no longer a reason for us to make public anything about you: the wider public interest.",
                "Ceci n’est plus un motif pour rendre public quoi que ce soit sur vous : l’intérêt public.",
            ),
            (
                group("publish", withdrawn=True, grounds=["threat", "offence"]),
                "These are no longer reasons for us to make public anything about you: an offence and a threat to "
                "those who help.",
                "Ce ne sont plus des motifs pour rendre public quoi que ce soit sur vous : une infraction et une "
                "menace contre ceux qui aident.",
            ),
        ],
    )
    def test_it_is_whole(self, changed, english, french):
        assert (sentence(changed, "en"), sentence(changed, "fr")) == (english, french)

    def test_where_not_all_that_it_names_is_so_it_says_in_some_cases(self) -> None:
        found = group("erase", purpose=["legal"], channel=["email"])
        found.parts.append(part("erase", purpose=["rights"], channel=["post"]))
        told = sentence(found, "en")
        assert told == "In some cases, we may no longer erase anything about you, by post or by email, " + (
            "for a legal matter or your rights."
        )
        assert sentence(found, "fr").startswith("Dans certains cas, nous ne pouvons plus effacer ")

    def test_what_the_person_can_still_ask_for_as_a_right_is_not_said_to_be_lost(self) -> None:
        found = group("view", "answer", purpose=all_but("purpose", "rights"), **OWN)
        found.by_right = True
        assert sentence(found, "en") == (
            "You can still see anything about you or be given anything about you, now by asking for it as your right."
        )
        assert sentence(found, "fr") == (
            "Vous pouvez toujours voir quoi que ce soit sur vous ou recevoir quoi que ce soit sur vous, désormais "
            "en le demandant comme un droit."
        )

    def test_nor_is_what_could_be_had_as_a_right_said_to_be_new(self) -> None:
        words = OWN | {"subject": ["volunteer"], "purpose": all_but("purpose", "rights")}
        found = group("erase", kind="permitted", **words)
        found.by_right = True
        assert sentence(found, "en") == (
            "A volunteer can now have anything about themselves erased, without asking for it as a right."
        )
        assert sentence(found, "fr") == (
            "Un bénévole peut désormais faire effacer quoi que ce soit sur soi, sans le demander comme un droit."
        )

    @pytest.mark.parametrize("lang", ["en", "fr"])
    def test_of_whom_it_speaks_to_it_speaks_as_you_throughout(self, lang) -> None:
        told = group("erase", kind="asked", step=(Option("consent", "given"), Option("discussion", "held")))
        assert "person" not in sentence(told, lang)
        assert "person" not in sentence(group("erase", purpose=["rights"], grounds=["risk-to-client"]), lang)
