"""What is held about somebody with a file: kinds of things, how many, since when. Never what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from inconfidence.charity.house import the_charity
from inconfidence.charity.processing.statements import grounds_of, stated
from inconfidence.charity.templatetags.charity import role as role_said
from inconfidence.files.entries import channel_said, happened_on
from inconfidence.files.paper import papers_of
from inconfidence.files.readers import readers_of
from inconfidence.files.records import Opened
from inconfidence.files.selectors import OpenFile
from inconfidence.kernel.language import Language
from inconfidence.rights.accuracy import accuracy_of
from inconfidence.rights.notices.notice import Line, Notice
from inconfidence.rights.notices.rights_said import code_said
from inconfidence.sharing.items import items_of, noted
from inconfidence.sharing.words import RECIPIENT_LABELS
from inconfidence.web.days import DAY, date_format


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the person hears of. `items`: the ids of what is counted; `consulted`: whether of what colleagues were
    asked as well."""

    items: frozenset[str]
    consulted: bool


def hearing(opened: OpenFile, worries: bool = False) -> Hearing:
    """All of it; of worries, and of what colleagues were asked over them, only where somebody says that they may."""
    unspoken = set() if worries else {noted(one) for one in opened.current("worry")}
    return Hearing(frozenset(item.id for item in items_of(opened)) - unspoken, worries)


def notice_of_file(opened: OpenFile, language: Language, heard: Hearing | None = None) -> Notice:
    """The notice for the person whom the file is about, in this language."""
    heard = heard or hearing(opened)
    with override(language):
        reference = opened.row.reference
        heading = _("What we hold about you: %(reference)s") % {"reference": reference}
        return Notice.of(language, reference, heading, _lines(opened, language, heard))


def kept_from_them(opened: OpenFile) -> int:
    """How many things were told outside of which the person may not hear: the notice is silent about them."""
    return sum(not _may_hear(one) for one in _told(opened))


def unspoken_of(opened: OpenFile) -> int:
    """How many worries, and questions to colleagues, the notice is silent about unless somebody says otherwise."""
    return len(opened.current("worry")) + len(_asked(opened))


def _lines(opened: OpenFile, language: Language, heard: Hearing) -> list[Line]:
    lines = [
        (_("Who holds it"), the_charity().name),
        (_("Since when"), date_format(timezone.localtime(opened.row.opened_at), DAY)),
        (_("About you"), _details(opened, heard)),
        (_("What was written down"), _contacts(opened, heard)),
        (_("Worries about somebody’s safety"), _worries(_heard(opened, "worry", heard))),
        (_("Asked of colleagues"), _consulted(opened) if heard.consulted else ""),
        (_("On paper"), _on_paper(opened)),
        (_("Told outside"), _disclosed(opened)),
        (_("Where it comes from"), _("From you, and from those who support you.")),
        (_("What for"), _("To support you, under our code: %(code)s.") % {"code": code_said(language)}),
        (_("On what ground"), "\n".join(grounds_of("support", language))),
        (_("Checked with you"), _checked(opened)),
        (_("Who can open it"), _readers(opened)),
        (_("How long it is kept"), stated("support/retention", language) or kept_how_long()),
    ]
    return [(question, answer) for question, answer in lines if answer]


def kept_how_long() -> str:
    """The code has no figure, and the notice says so."""
    return _(
        "Our code gives no length of time. It is kept while it is needed to support you, or until you have it deleted."
    )


def _details(opened: OpenFile, heard: Hearing) -> str:
    labels = [
        item.label for item in items_of(opened) if item.id.startswith("detail-") and item.id in heard.items
    ]
    return ", ".join(labels)


def _heard(opened: OpenFile, kind: str, heard: Hearing) -> list[Opened]:
    return [one for one in opened.current(kind) if noted(one) in heard.items]


def _contacts(opened: OpenFile, heard: Hearing) -> str:
    contacts = _heard(opened, "contact", heard)
    if not contacts:
        # Of what is all withheld the notice says neither that it is there nor that it is not.
        return "" if opened.current("contact") else _("Nothing yet.")
    days = sorted(happened_on(one) for one in contacts)
    ways = ", ".join(sorted({channel_said(one.content["channel"]) for one in contacts}))
    said = ngettext(
        "%(n)s contact, on %(first)s: %(ways)s.",
        "%(n)s contacts, from %(first)s to %(last)s: %(ways)s.",
        len(contacts),
    )
    first, last = (date_format(day, DAY) for day in (days[0], days[-1]))
    return said % {"n": len(contacts), "first": first, "last": last, "ways": ways}


def _worries(worries: list[Opened]) -> str:
    said = ngettext("%(n)s, from %(days)s", "%(n)s, from %(days)s", len(worries))
    return said % {"n": len(worries), "days": _days(one.kept_at for one in worries)} if worries else ""


def _asked(opened: OpenFile) -> list[Opened]:
    return [one for one in opened.current("consultation") if one.content["state"] == "gone"]


def _consulted(opened: OpenFile) -> str:
    asked = _asked(opened)
    if not asked:
        return ""
    nameless = sum(one.content.get("form") != "identified" for one in asked)
    said = ngettext("%(n)s time", "%(n)s times", len(asked)) % {"n": len(asked)}
    return _("%(times)s; without your name: %(nameless)s.") % {"times": said, "nameless": nameless}


def _checked(opened: OpenFile) -> str:
    """When they were last asked whether it is right, and until when they are asked again."""
    stands = accuracy_of(opened.row)
    again = _("We ask you by %(day)s whether it is right.") % {"day": date_format(stands.next_on, DAY)}
    if stands.checked_on is None:
        return again
    return _("On %(day)s.") % {"day": date_format(stands.checked_on, DAY)} + " " + again


def _on_paper(opened: OpenFile) -> str:
    """How much there is, and that it is locked away."""
    number = sum(row.gone_at is None for row in papers_of(opened))
    said = ngettext("%(n)s paper, locked away.", "%(n)s papers, locked away.", number)
    return said % {"n": number} if number else ""


def _disclosed(opened: OpenFile) -> str:
    told = [one for one in _told(opened) if _may_hear(one)]
    return "\n".join(
        f"{date_format(_gone(one), DAY)}, {RECIPIENT_LABELS[one.content['who']['recipient']]}" for one in told
    )


def _told(opened: OpenFile) -> list[Opened]:
    return [one for one in opened.current("disclosure") if one.content["state"] == "gone"]


def _may_hear(told: Opened) -> bool:
    """It was not written down that telling the person would be an offence, or do harm."""
    return bool(told.content.get("talk", {}).get("discussion") != "forbidden")


def _gone(told: Opened) -> datetime:
    return timezone.localtime(datetime.fromisoformat(told.content["gone_at"]))


def _readers(opened: OpenFile) -> str:
    """By their office, and how many of each; nobody's name."""
    readers = readers_of(opened)
    supporting = _counted(member.role for member in readers.team)
    office = _counted(member.role for member in readers.office)
    lines = [
        _("Those who support you: %(who)s.") % {"who": supporting} if supporting else "",
        _("By their office: %(who)s.") % {"who": office} if office else "",
        _("Whenever one of them opens it, it is written down, and you may ask who did."),
    ]
    return "\n".join(line for line in lines if line)


def _counted(roles: Iterable[str]) -> str:
    found = list(roles)
    return ", ".join(f"{role_said(role)} ({found.count(role)})" for role in dict.fromkeys(found))


def _days(moments: Iterable[datetime]) -> str:
    days = sorted(timezone.localtime(moment) for moment in moments)
    said = dict.fromkeys(date_format(day, DAY) for day in (days[0], days[-1]))
    return " – ".join(said)
