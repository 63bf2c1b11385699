"""The pack that answers a request: item by item what goes, the text that was read over, and the letter round it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from inconfidence.files.movements import movement
from inconfidence.gate import Movement
from inconfidence.kernel.language import Language
from inconfidence.rights.asked import Asked
from inconfidence.rights.notices import Hearing, notice_of_file
from inconfidence.rights.notices.notice import Line
from inconfidence.rights.others import others_out
from inconfidence.rights.words import STAYS
from inconfidence.sharing.documents.letter import Letter
from inconfidence.sharing.items import Item, composed, items_of
from inconfidence.sharing.judging import fingerprint

# What was chosen for an item: it goes as it is, or without what is of others; anything else is why it stays.
GOES, MASKED = "goes", "masked"
# Where nothing was chosen yet.
_DEFAULT: Language = "en"


def language_of(asked: Asked) -> Language:
    """The language of the person, as it was chosen for the pack."""
    chosen: Language = asked.proposal.part("pack").get("language", _DEFAULT)
    return chosen


def items_judged(asked: Asked) -> Mapping[str, str]:
    """What was chosen for each item so far."""
    chosen: Mapping[str, str] = asked.proposal.part("pack").get("items", {})
    return chosen


def unjudged(asked: Asked) -> list[Item]:
    """The items for which nothing was chosen: a note that was written since is one of them."""
    chosen = items_judged(asked)
    return [item for item in items_of(asked.opened) if item.id not in chosen]


def text_of(asked: Asked) -> str:
    """The text of what goes, as it was chosen; to be read over."""
    language, chosen = language_of(asked), items_judged(asked)
    with override(language):
        going = [item for item in items_of(asked.opened) if chosen.get(item.id) in {GOES, MASKED}]
    masked = [item for item in going if chosen[item.id] == MASKED]
    texts = others_out([item.text for item in masked], asked.opened.header, language) if masked else []
    without = {item.id: text for item, text in zip(masked, texts, strict=True)}
    with override(language):
        return composed(replace(item, text=without.get(item.id, item.text)) for item in going)


def made_from(asked: Asked) -> str:
    """Which choice, and which wording of the file, a text was made from."""
    chosen = json.dumps(asked.proposal.part("pack"), sort_keys=True)
    return fingerprint(items_of(asked.opened), chosen)


def others_checked(asked: Asked) -> bool:
    """Whether every item has been judged, and somebody read the text over for others since."""
    going = asked.proposal.part("going")
    return not unjudged(asked) and bool(going.get("checked")) and going.get("made_from") == made_from(asked)


def answering(asked: Asked) -> Movement:
    """Giving the pack to the person, as a flow: facts as they are."""
    content, going = asked.content, asked.proposal.part("going")
    known = content["checked"] != "no"
    acting = content["asker"] == "self" or bool(content["authorised"])
    steps = {
        "requester-verified": known and acting and asked.about_themselves,
        "representative-authorised": bool(content["authorised"]),
        "request-in-writing": content["came"] == "writing",
        "third-parties-checked": others_checked(asked),
    }
    return movement(
        asked.opened.row,
        "answer",
        recipient="subject",
        purpose="rights",
        channel=going.get("channel", "post"),
        done=frozenset(step for step, taken in steps.items() if taken),
    )


def letter_of_pack(asked: Asked) -> Letter:
    """The pack as a document, in the language of the person, with the notice of what is held."""
    language, going = language_of(asked), asked.proposal.part("going")
    notice = notice_of_file(asked.opened, language, _heard(asked))
    with override(language):
        return Letter(
            language=language,
            reference=asked.row.reference,
            heading=notice.heading,
            lines=(*_asked_lines(asked), *notice.lines, *_left_out(asked)),
            told_heading=_("What is in your file"),
            told=going["text"],
            closing_heading=_("What you may ask of us"),
            closing=(*notice.rights, notice.turning),
            practice=_("Practice copy: everyone here is made up") if settings.PRACTICE else "",
        )


def _heard(asked: Asked) -> Hearing:
    """What goes, and nothing of what stays; of what colleagues were asked, where nothing of it does harm or is
    forbidden."""
    chosen = items_judged(asked)
    going = frozenset(item for item, how in chosen.items() if how in {GOES, MASKED})
    return Hearing(going, consulted=set(chosen.values()) <= {GOES, MASKED, "others"})


def _asked_lines(asked: Asked) -> list[Line]:
    by = asked.content["by"]
    return [
        (_("Your request"), asked.row.reference),
        *([(_("Given to"), by)] if by else []),
    ]


def _left_out(asked: Asked) -> list[Line]:
    """How much stays, and why; not what it says. Not a word of what the person may not even hear of."""
    reasons = {how: str(label) for how, label in STAYS}
    chosen = [how for how in items_judged(asked).values() if how in reasons]
    if not chosen:
        return []
    said = [
        ngettext("%(n)s thing: %(why)s", "%(n)s things: %(why)s", chosen.count(how))
        % {"n": chosen.count(how), "why": reasons[how]}
        for how in dict.fromkeys(chosen)
    ]
    return [(_("What is left out"), "\n".join(said))]
