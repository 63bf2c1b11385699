"""What goes further than a file, as a browser sends it: a question to a colleague, something told outside, an
enquiry, a breach, somebody asking for what is theirs. Every free text of theirs is a word to be searched for."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from tests.attack.house import in_boxes, reference, today
from tests.visitor import Answer, Visitor

PAPER = {"document": "the order", "authority": "the court of the town", "reference": "26/01234"}


class Telling:
    """A member at the pages of one file, who passes on what is in it."""

    def __init__(self, at: Visitor, said: Mapping[str, str], file: str) -> None:
        self.at, self.said, self.file = at, said, file

    def all(self, code: str) -> None:
        """`code`: the invitation of the colleague who is asked."""
        self._join(code)
        self._ask()
        self._tell()
        self._enquiry()
        self._breach()
        self._request()

    def _join(self, code: str) -> None:
        """The colleague signs, is trained, and is given keys: a question is sealed for them."""
        word = self.said["a colleague's password"]
        joining = Visitor(self.at.base)
        asked = joining.fill_in("/join/", code=code)
        fields = {"password": word, "password_again": word, "undertake": "on"}
        assert joining.post("/join/sign/", {**asked.hidden(), **fields}).status == 302
        name = re.escape(self.said["invited's name"])
        links = re.findall(
            rf'href="(/members/[0-9a-f-]+/)"[^>]*>(?:<[^>]*>)*{name}', self.at.get("/members/").text
        )
        days = {**today("given_on"), **in_boxes("valid_until", date.today() + timedelta(days=300))}
        self._sent(self.at.post(f"{links[0]}training/", {**self.at.get(links[0]).hidden(), **days}))
        self._sent(self.at.post(f"{links[0]}keys/", self.at.get(links[0]).hidden()))

    def _ask(self) -> None:
        """Without the name, and with a note."""
        whom = _offered(self.at.get(f"{self.file}consult/"), "colleague")
        began = self._sent(self.at.fill_in(f"{self.file}consult/", purpose="guidance", colleague=whom[0]))
        note = _offered(self.at.get(began.location), "chosen")[0]
        asked = {"question": self.said["what was asked"], "chosen": note, "form": "anonymous"}
        over = self._sent(self.at.fill_in(began.location, **asked))
        text = f"{_written(self.at.get(over.location), 'text')} {self.said['what was asked']}"
        check = self._sent(self.at.fill_in(over.location, text=text))
        sent = self._sent(self.at.fill_in(check.location))
        assert sent.location.endswith("?sent")
        assert self.said["what was asked"] in self.at.get(sent.location).text

    def _tell(self) -> None:
        """To a public body, by name, because a court has ordered it; down to the locked document."""
        base, whom = f"{self.file}disclose/", {"name": self.said["who was told"], "organisation": ""}
        who = {"action": "disclose", "recipient": "authority", "channel": "post", **whom}
        began = self._sent(self.at.fill_in(base, **who, need=self.said["what it was for"]))
        order = {f"court-order-{part}": word for part, word in PAPER.items()} | today("court-order-dated")
        steps = began.location.removesuffix("reason/")
        for step, fields in {
            "reason": {"grounds": "court-order"},
            "evidence": order,
            "talk": {"discussion": "held", "why": self.said["how it was talked over"]},
            "consent": {"consent": "given", "why": self.said["how it was talked over"]},
        }.items():
            self._sent(self.at.fill_in(f"{steps}{step}/", **fields))
        self._choose(steps)
        assert self.at.fill_in(f"{steps}check/").status == 200
        assert self.said["who was told"] in self.at.get(f"{steps}told/").text

    def _choose(self, steps: str) -> None:
        """One thing goes, with its reason and the name; the rest stays."""
        goes = _offered(self.at.get(f"{steps}items/"), "goes")[-1]
        self._sent(self.at.fill_in(f"{steps}items/", goes=goes))
        page = self.at.get(f"{steps}reasons/")
        stays = dict.fromkeys(re.findall(r'name="((?:detail|note)-[^"]+)"', page.text), "not-needed")
        reasons = {**stays, goes: self.said["what it was for"]}
        named = {"form": "identified", "identity_reason": self.said["what it was for"]}
        self._sent(self.at.fill_in(f"{steps}reasons/", **reasons, **named))
        text = _written(self.at.get(f"{steps}text/"), "text")
        self._sent(self.at.fill_in(f"{steps}text/", text=text, public_source=""))

    def _enquiry(self) -> None:
        asked = {"who": self.said["who asked about them"], "about": self.said["client's name"]}
        way = {"recipient": "police", "channel": "phone", "why": self.said["why they were asked about"]}
        answer = self.at.fill_in("/enquiries/new/", **asked, **way)
        assert answer.status == 200 and "The manager reads it" in answer.text

    def _breach(self) -> None:
        told = {"what": self.said["what got out"], "at_once": self.said["what was done about it"]}
        how = {"kind": "lost", "intent": "not-meant", "who": "unknown", "file": reference(self.file)}
        self._sent(self.at.fill_in("/breaches/new/", **told, **how, **today("noticed_on")))

    def _request(self) -> None:
        asked = {"asker": "representative", "by": self.said["who asked for theirs"], "wanted": "correct"}
        known = {"came": "word", "checked": "known", "authorised": "on", **today("received_on")}
        words = {**asked, **known, "said": self.said["what they asked for"]}
        self._sent(self.at.fill_in(f"{self.file}requests/new/", **words))

    @staticmethod
    def _sent(answer: Answer) -> Answer:
        """What a form that was taken answers."""
        assert answer.status == 302, re.findall(r'class="error"[^>]*>([^<]*)', answer.text) or answer.address
        return answer


def _offered(page: Answer, field: str) -> list[str]:
    """The values that can be chosen."""
    inputs = re.findall(rf'<input[^>]*name="{field}"[^>]*>', page.text)
    return [found[1] for one in inputs if (found := re.search(r'value="([^"]*)"', one))]


def _written(page: Answer, field: str) -> str:
    """What stands in a box for a long text."""
    found = re.search(rf'<textarea[^>]*name="{field}"[^>]*>\s?(.*?)</textarea>', page.text, re.DOTALL)
    assert found
    return found[1]
