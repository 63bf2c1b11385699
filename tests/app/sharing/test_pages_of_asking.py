"""Asking a colleague, page by page, as a browser sends it."""

import re
from uuid import uuid4

import pytest

from inconfidence.sharing.models import Consultation, Message


class Asking:
    """Somebody at the pages of a question about one file."""

    def __init__(self, client, reference: str) -> None:
        self.client, self.reference, self.record = client, reference, uuid4()

    def address(self, step: str = "") -> str:
        base = f"/files/{self.reference}/consult/"
        return base + (f"{self.record}/{step}/" if step else "")

    def get(self, step: str = ""):
        return self.client.get(self.address(step), follow=True)

    def post(self, step: str = "", **typed):
        return self.client.post(self.address(step), typed)

    def begin(self, whom, purpose: str = "guidance", **typed):
        return self.post(record=str(self.record), purpose=purpose, colleague=str(whom.row.id), **typed)

    def notes(self) -> list[str]:
        """The ids of the passages that can be chosen."""
        return [id for id, _label in self.get("passages").context["form"].fields["chosen"].choices]

    def send(self):
        """Sends it from the answer's page."""
        return self.post("check", revision=self.get("check").context["form"].initial["revision"])


@pytest.fixture
def asking(at_page, house, heron, marigold) -> Asking:
    house.note(heron, marigold, "Marigold Tansy rang from 01632 960123. She sleeps badly.")
    return Asking(at_page(heron), marigold.reference)


def test_from_the_first_page_to_the_answer(asking, at_page, robin):
    assert asking.begin(robin).url == asking.address("passages")
    chosen = {"question": "How can I help Marigold sleep?", "chosen": asking.notes(), "form": "anonymous"}
    assert asking.post("passages", **chosen).url == asking.address("text")
    text = asking.get("text").context["form"].initial["text"]
    assert "She sleeps badly." in text
    assert not [name for name in ("Marigold", "Tansy", "01632") if name in text]
    assert asking.post("text", text=text).url == asking.address("check")
    assert asking.get("check").context["decision"].outcome == "permitted"
    assert asking.send().url == f"/ask/{asking.record}/?sent"

    colleague = at_page(robin)
    assert "waits for your answer" in colleague.get("/ask/").content.decode()
    page = colleague.get(f"/ask/{asking.record}/").content.decode()
    assert "She sleeps badly." in page and asking.reference not in page
    colleague.post(f"/ask/{asking.record}/", {"message": str(uuid4()), "text": "Ask about her evenings."})
    assert "you answered" in colleague.get("/ask/").content.decode()
    assert "there is an answer" in asking.client.get("/ask/").content.decode()
    assert "Ask about her evenings." in asking.client.get(f"/ask/{asking.record}/").content.decode()


def test_a_text_without_a_name_holds_none(asking, robin):
    asking.begin(robin)
    asking.post("passages", question="How?", form="anonymous")
    answer = asking.post("text", text="It is Marigold Tansy.")
    assert "Marigold" in str(answer.context["form"].errors["text"])


def test_nor_does_what_is_said_after(asking, robin):
    asking.begin(robin)
    asking.post("passages", question="How?", form="anonymous")
    asking.post("text", text="How?")
    asking.send()
    answer = asking.client.post(
        f"/ask/{asking.record}/", {"message": str(uuid4()), "text": "Tansy rang again."}
    )
    assert "Tansy" in str(answer.context["form"].errors["text"]) and Message.objects.count() == 1


def test_another_choice_makes_the_text_anew(asking, robin):
    asking.begin(robin)
    asking.post("passages", question="How?", form="anonymous")
    asking.post("text", text="How, in my own words?")
    assert asking.get("text").context["form"].initial["text"] == "How, in my own words?"
    asking.post("passages", question="How?", chosen=asking.notes(), form="anonymous")
    assert asking.client.get(asking.address("check")).url == asking.address("text")
    assert "She sleeps badly." in asking.get("text").context["form"].initial["text"]


@pytest.mark.parametrize("code", ["cwc"])
def test_cwc_leads_to_whether_the_person_knows(asking, robin):
    asking.begin(robin)
    asking.post("passages", question="How?", form="anonymous")
    asking.post("text", text="How?")
    missing = asking.get("check").context["missing"]
    assert [page for page, _clause in missing] == ["knows"]
    assert asking.post("knows", knows="told").url == asking.address("check")
    assert asking.get("check").context["decision"].outcome == "permitted"


def test_2024_leads_to_the_reason_for_the_name(asking, robin):
    asking.begin(robin, purpose="own-support")
    asking.post("passages", question="It weighs on me.", form="identified")
    asking.post("text", text="It weighs on me, about Marigold.")
    assert [page for page, _clause in asking.get("check").context["missing"]] == ["passages"]
    asking.post("passages", question="It weighs on me.", form="identified", identity_reason="They know her")
    asking.post("text", text="It weighs on me, about Marigold.")
    assert asking.get("check").context["decision"].outcome == "permitted"


def test_ask_the_manager_first_is_kept_with_what_it_is_about(asking, house, heron, marigold, sharing):
    proposal = sharing.proposal(heron, marigold, "public-interest")
    page = asking.client.get(asking.address() + f"?of=manager&about={proposal.id}")
    assert page.context["form"].initial["colleague"] == str(house.wren.row.id)
    asking.begin(house.wren, about=str(proposal.id))
    asking.post("passages", question="May I tell them?", form="anonymous")
    asking.post("text", text="May I tell them?")
    asking.send()
    answer = asking.client.get(f"/files/{marigold.reference}/disclose/{proposal.id}/check/").content.decode()
    assert f"/ask/{asking.record}/" in answer


@pytest.mark.parametrize(
    ("step", "typed", "field"),
    [
        ("", {"purpose": "gossip"}, "purpose"),
        ("", {"colleague": str(uuid4())}, "colleague"),
        ("", {"record": "x"}, "record"),
        ("passages", {"question": "", "form": "anonymous"}, "question"),
        ("passages", {"question": "How?", "form": "aggregate"}, "form"),
        ("passages", {"question": "How?", "form": "anonymous", "chosen": ["note-0"]}, "chosen"),
        ("text", {"text": " "}, "text"),
        ("knows", {}, "knows"),
    ],
)
def test_each_field_says_what_is_wrong_with_it(asking, robin, step, typed, field):
    first = {"record": str(asking.record), "purpose": "guidance", "colleague": str(robin.row.id)}
    if not step:
        answer = asking.post(**{**first, **typed})
    else:
        asking.post(**first)
        asking.post("passages", question="How?", form="anonymous")
        answer = asking.post(step, **typed)
    assert answer.status_code == 200 and field in answer.context["form"].errors


def test_sent_twice_goes_once(asking, robin):
    asking.begin(robin)
    asking.post("passages", question="How?", form="anonymous")
    asking.post("text", text="How?")
    revision = asking.get("check").context["form"].initial["revision"]
    for _ in range(2):
        asking.post("check", revision=revision)
    assert Consultation.objects.count() == Message.objects.count() == 1


def test_changed_since_it_was_read_over_says_so(asking, robin):
    asking.begin(robin)
    asking.post("passages", question="How?", form="anonymous")
    asking.post("text", text="How?")
    revision = asking.get("check").context["form"].initial["revision"]
    asking.post("text", text="How, now?")
    answer = asking.client.post(asking.address("check"), {"revision": revision}, follow=True)
    assert "Something was changed" in answer.content.decode() and not Consultation.objects.exists()


def test_a_colleague_whose_training_lapsed_meanwhile_is_not_asked(asking, robin):
    asking.begin(robin)
    asking.post("passages", question="How?", form="anonymous")
    asking.post("text", text="How?")
    type(robin.row).objects.filter(id=robin.row.id).update(trained_until="2020-01-01")
    assert "cannot be asked now" in asking.get("check").content.decode()


def test_more_that_is_said_to_a_colleague_who_cannot_be_asked_any_more_is_not_lost(asking, robin):
    asking.begin(robin)
    asking.post("passages", question="How?", form="anonymous")
    asking.post("text", text="How?")
    asking.send()
    type(robin.row).objects.filter(id=robin.row.id).update(trained_until="2020-01-01")
    typed = {"message": str(uuid4()), "text": "She asked me again."}
    page = asking.client.post(f"/ask/{asking.record}/", typed).content.decode()
    assert "She asked me again." in page and "Nothing was sent." in page and Message.objects.count() == 1


@pytest.mark.parametrize(("code", "offered"), [("cwc", False), ("csf-2024", True)])
def test_only_those_are_offered_who_could_read_it(asking, teal, robin, offered):
    """Under cwc a counsellor opens the counselling cabinet and no other."""
    offers = dict(asking.get().context["form"].fields["colleague"].choices)
    assert str(robin.row.id) in offers and (str(teal.row.id) in offers) == offered


@pytest.mark.parametrize("step", ["", "passages", "check", "nowhere"])
def test_absent_and_forbidden_are_one_page(asking, at_page, robin, step):
    asking.begin(robin)
    stranger = at_page(robin)
    forbidden = stranger.get(asking.address(step) if step else asking.address())
    absent = stranger.get(forbidden.request["PATH_INFO"].replace(asking.reference, "F-22222"))
    assert forbidden.status_code == absent.status_code == 404
    assert forbidden.content == absent.content


def test_a_thread_of_others_is_not_there(asking, at_page, house, robin):
    asking.begin(robin)
    asking.post("passages", question="How?", form="anonymous")
    asking.post("text", text="How?")
    asking.send()
    stranger = at_page(house.join("Finch", "listener"))
    forbidden, absent = stranger.get(f"/ask/{asking.record}/"), stranger.get(f"/ask/{uuid4()}/")
    assert forbidden.status_code == absent.status_code == 404
    assert forbidden.content == absent.content
    assert "No questions yet" in stranger.get("/ask/").content.decode()


def test_no_title_holds_a_name(asking, robin):
    asking.begin(robin)
    asking.post("passages", question="How?", form="anonymous")
    asking.post("text", text="How?")
    for page in (asking.get(step) for step in ("", "passages", "text", "check")):
        title = re.search(r"<title>(.*?)</title>", page.content.decode(), re.DOTALL)[1]
        assert "Marigold" not in title and "Robin" not in title


def test_the_care_team_of_later_comes_to_it_from_the_file(asking, at_page, house, heron, robin, marigold):
    from inconfidence.files.actions import care_team_add

    asking.begin(robin)
    asking.post("passages", question="How?", form="anonymous")
    asking.post("text", text="How?")
    asking.send()
    finch = house.join("Finch", "listener")
    care_team_add(bearer=heron.bearer, file=marigold, member=finch.row)
    later = at_page(finch)
    assert f"/ask/{asking.record}/" in later.get(f"/files/{marigold.reference}/").content.decode()
    page = later.get(f"/ask/{asking.record}/")
    assert page.status_code == 200 and page.context["form"] is None
