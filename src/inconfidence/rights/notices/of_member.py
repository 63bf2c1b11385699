"""What is held about a member, for themselves: as whom they are known, what they signed, which keys they hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from inconfidence.charity.house import the_charity
from inconfidence.charity.models import PlaceKey
from inconfidence.charity.own_papers import kept_beside, sessions_of, trainings_of, undertakings_of
from inconfidence.charity.places import keys_of_member
from inconfidence.charity.processing.statements import grounds_of, stated
from inconfidence.charity.templatetags.charity import cabinet as cabinet_said
from inconfidence.charity.templatetags.charity import role as role_said
from inconfidence.files.movements import PEOPLE
from inconfidence.files.paper import papers_with
from inconfidence.kernel.language import Language
from inconfidence.rights.notices.notice import Line, Notice
from inconfidence.rights.notices.rights_said import code_said, openers
from inconfidence.store.models import CabinetGrant, FileGrant, Member
from inconfidence.web.days import DAY, date_format


def notice_of_member(member: Member, language: Language) -> Notice:
    """The notice for a member about themselves, in this language."""
    with override(language):
        heading = _("What we hold about you as a member")
        return Notice.of(language, _("A member’s notice"), heading, _lines(member, language))


def _lines(member: Member, language: Language) -> list[Line]:
    return [
        (_("Who holds it"), the_charity().name),
        (_("About you"), _("Your name, your email address and the language that you chose.")),
        (_("What you do"), ", ".join(filter(None, [role_said(member.role), _branch(member)]))),
        (_("Your undertakings"), _days(one.signed_at for one in undertakings_of(member))),
        (_("Your training"), _days(one.given_on for one in trainings_of(member))),
        (_("Keys that you hold"), _keys(member)),
        *_about_paper(member),
        *((title, _days(moments)) for title, moments in kept_beside(member)),
        (_("Where you are signed in"), _sessions(member)),
        (_("Your password"), _("It is kept nowhere. What is kept can only tell whether you typed it right.")),
        (
            _("What you did"),
            _(
                "That you opened a file or wrote in one is in the ledger, with the moment. Nobody can take it out."
            ),
        ),
        (_("What for"), _("To keep our code: %(code)s.") % {"code": code_said(language)}),
        *(
            [(_("On what ground"), "\n".join(grounds))]
            if (grounds := grounds_of("members", language))
            else []
        ),
        (_("Who can open it"), _readers()),
        (_("How long it is kept"), stated("members/retention", language) or _how_long()),
    ]


def _how_long() -> str:
    return _(
        "Our code gives no length of time. Your undertaking lasts after you leave, and so does the ledger."
    )


def _branch(member: Member) -> str:
    return member.branch.name if member.branch else _("the whole charity")


def _days(moments: Iterable[date | datetime]) -> str:
    return "\n".join(date_format(_here(moment), DAY) for moment in moments) or _("None.")


def _here(moment: date | datetime) -> date | datetime:
    """A moment on the clock of the charity; a day is a day everywhere."""
    return timezone.localtime(moment) if isinstance(moment, datetime) else moment


def _keys(member: Member) -> str:
    grants = CabinetGrant.objects.filter(member=member).select_related("cabinet")
    cabinets = sorted({cabinet_said(grant.cabinet.kind) for grant in grants})
    files = FileGrant.objects.filter(member=member, file__reference__startswith=PEOPLE).count()
    said = ngettext(
        "%(n)s file of a person whom you support", "%(n)s files of people whom you support", files
    )
    return ", ".join([*cabinets, *([said % {"n": files}] if files else [])]) or _("None.")


def _about_paper(member: Member) -> list[Line]:
    """As far as there is any: keys to where it is locked away, and what they have out. Not whose it is."""
    keys, out = keys_of_member(member), papers_with(member)
    lines = [
        (_("Keys to places for paper"), "\n".join(_key_said(key) for key in keys)),
        (_("Paper that you have taken out, since"), _days(row.taken_at for row in out if row.taken_at)),
    ]
    return [line for line, found in zip(lines, (keys, out), strict=True) if found]


def _key_said(key: PlaceKey) -> str:
    given = date_format(_here(key.given_at), DAY)
    if key.back_at is None:
        return _("since %(day)s") % {"day": given}
    return _("from %(first)s to %(last)s") % {"first": given, "last": date_format(_here(key.back_at), DAY)}


def _sessions(member: Member) -> str:
    sessions = sessions_of(member)
    return "\n".join(date_format(timezone.localtime(one.seen_at), "j F Y, H:i") for one in sessions)


def _readers() -> str:
    """Whoever holds the directory reads names; the rest is for the offices that answer for members."""
    offices = ", ".join(openers("responsible", "volunteer", "personnel"))
    if not offices:
        return _("Your name: every member who has keys. The rest: you alone.")
    return _("Your name: every member who has keys. The rest: you, and by their office: %(who)s.") % {
        "who": offices
    }
