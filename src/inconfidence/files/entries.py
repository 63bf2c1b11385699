"""What each record of a file says on a page: a heading, its words, and where it leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inconfidence.charity.templatetags.charity import role
from inconfidence.files.forms import CHANNELS, COPIES
from inconfidence.files.records import Opened
from inconfidence.files.telling import day_of
from inconfidence.files.worry_forms import DANGERS

Entry = dict[str, Any]

_CHANNELS = dict(CHANNELS)
_COPIES = dict(COPIES)


def channel_said(word: str) -> str:
    """The vocabulary's word for a channel, as people say it."""
    return str(_CHANNELS.get(word, word))


def address_of(view: str, *args: object) -> str:
    """The address of a view of another room, or "" while that room is not there."""
    try:
        return reverse(view, args=args)
    except NoReverseMatch:
        return ""


def happened_on(record: Opened) -> date:
    """The day that a record is about: the one it names, else that on which it was kept."""
    day = record.content.get("happened_on")
    return date.fromisoformat(day) if day else timezone.localdate(record.kept_at)


def when_of(record: Opened) -> str:
    """That day, as one writes it."""
    return day_of(happened_on(record), timezone.localdate())


def call_address(reference: str, worry: UUID, grounds: Iterable[str]) -> str:
    """Where a call for help is entered that was made first; "" where no danger was the reason for one."""
    return address_of("call-new", reference, worry) if DANGERS.intersection(grounds) else ""


def entry_of(record: Opened, names: Mapping[UUID, str], reference: str, me: UUID) -> Entry:
    """One record in the list of what has been said."""
    said = _SAID.get(record.kind, _other)(record, reference, record.author == me)
    author, by = (_("you") if one == me else names.get(one, "") for one in (record.author, record.worded_by))
    corrected = {"corrected_by": by} if record.worded_by != record.author else {}
    return {"when": when_of(record), "author": author, **corrected, **said}


def step_of(record: Opened) -> str:
    """A step of the first contact, as something that was done; or that was not, after all."""
    words = record.content
    said = _step_said(words)
    undone = {
        "mistake": _("Not done after all: %(step)s"),
        "taken-back": _("Taken back: %(step)s"),
    }.get(words.get("undone", ""))
    return undone % {"step": said} if undone else said


def _step_said(words: Mapping[str, Any]) -> str:
    return {
        "explained": lambda: _("The code was explained") + _in_brackets(channel_said(words.get("how", ""))),
        "caveat": lambda: _("They were told that email and messages can be read by others"),
        "copy": lambda: _("A copy of the code was offered") + _in_brackets(_copy(words.get("copy"))),
        "consent": lambda: _("The consent form was completed") + _in_brackets(_signed(words)),
        "touch": lambda: _("Safe ways to be in touch were agreed"),
        "client": lambda: _("They became a client"),
    }.get(words["step"], str)()


def _in_brackets(words: str) -> str:
    """The words as an aside; WhatsApp and SMS keep their capitals."""
    first = words.partition(" ")[0]
    plain = words[0].lower() + words[1:] if first.istitle() else words
    return f" ({plain})" if words else ""


def _copy(form: str | None) -> str:
    return str(_COPIES.get(form or "none", ""))


def _signed(words: Mapping[str, Any]) -> str:
    day = words.get("signed_on")
    signed = day_of(date.fromisoformat(day), timezone.localdate()) if day else ""
    passing = words.get("pass_on", "")
    return (
        _("%(signed)s; they let us pass on: %(what)s") % {"signed": signed, "what": passing}
        if passing
        else signed
    )


def _contact(record: Opened, reference: str, mine: bool) -> Entry:
    corrected = "corrected_at" in record.content
    return {
        "heading": channel_said(record.content["channel"]),
        "text": record.content["text"],
        "correct": reverse("contact-correct", args=[reference, record.id]),
        "wordings": reverse("contact", args=[reference, record.id]) if corrected else "",
    }


def _worry(record: Opened, reference: str, mine: bool) -> Entry:
    correct = reverse("worry-correct", args=[reference, record.id])
    return {
        "heading": _("A worry"),
        "text": record.content["text"],
        "correct": correct,
        "wordings": f"{correct}#before" if record.content.get("before") else "",
        "seen": seen_to(record),
        "more": call_address(reference, record.id, record.content["grounds"]),
        "more_label": _("Somebody outside has been rung already"),
    }


def seen_to(record: Opened) -> list[dict[str, str]]:
    """What was done about a worry, first to last: by which office, on which day, and what."""
    today = timezone.localdate()
    return [
        {
            "office": role(line["office"]),
            "when": day_of(timezone.localdate(datetime.fromisoformat(line["at"])), today),
            "text": line["text"],
        }
        for line in record.content.get("seen", [])
    ]


def _moved(record: Opened, reference: str, mine: bool) -> Entry:
    text = _("Something that was put here by mistake was moved to its own file.")
    return {"heading": _("Moved"), "text": text}


def _consultation(record: Opened, reference: str, mine: bool) -> Entry:
    """A thread is open to the two who take part, and to whoever holds the file."""
    if record.content.get("state") == "proposed":
        more = address_of("consult-check", reference, record.id)
        return {"heading": _("A question, not asked yet"), "more": more, "more_label": _("Carry on with it")}
    more = address_of("thread", record.id)
    return {"heading": _("Asked a colleague"), "more": more, "more_label": _("The question and the answer")}


def _disclosure(record: Opened, reference: str, mine: bool) -> Entry:
    if record.content.get("state") == "proposed":
        more = address_of("disclose-check", reference, record.id)
        return {
            "heading": _("Telling someone outside, not done yet"),
            "more": more,
            "more_label": _("Carry on with it"),
        }
    more = address_of("disclosed", reference, record.id)
    return {"heading": _("Told someone outside"), "more": more, "more_label": _("What was told, and to whom")}


def _request(record: Opened, reference: str, mine: bool) -> Entry:
    more = address_of("request", reference, record.id)
    return {
        "heading": _("A request about their rights"),
        "more": more,
        "more_label": record.content["reference"],
    }


def _notice(record: Opened, reference: str, mine: bool) -> Entry:
    more = address_of("held", reference)
    return {
        "heading": _("They were given what we hold about them"),
        "more": more,
        "more_label": _("What we hold, as it is now"),
    }


def _checked(record: Opened, reference: str, mine: bool) -> Entry:
    right = record.content["result"] == "right"
    return {
        "heading": _("Checked with them"),
        "text": _("What we hold is right.") if right else _("Something was wrong, and was put right."),
    }


def _other(record: Opened, reference: str, mine: bool) -> Entry:
    return {"heading": _("Entry")}


_SAID: dict[str, Callable[[Opened, str, bool], Entry]] = {
    "contact": _contact,
    "worry": _worry,
    "moved": _moved,
    "consultation": _consultation,
    "disclosure": _disclosure,
    "request": _request,
    "notice": _notice,
    "checked": _checked,
}
