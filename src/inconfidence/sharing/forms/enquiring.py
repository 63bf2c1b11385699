"""Somebody outside asks about a person: who, how, about whom, what for."""

from __future__ import annotations

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from inconfidence.sharing.forms.fields import KeptWhileTyped, one_of, words
from inconfidence.web.forms import Form, option

_ASKERS = [
    ("police", _("The police")),
    ("court", _("A court, or a lawyer for one")),
    ("authority", option(_("A public authority"), _("Social services, for example"))),
    ("agency", option(_("Somebody who helps them"), _("A doctor, a hospital, another charity"))),
    ("relative", _("Family or friends")),
    ("other", _("Somebody else, or they do not say")),
]
_WAYS = [
    ("phone", _("By telephone")),
    ("in-person", _("At the door")),
    ("post", _("By letter")),
    ("email", _("By email")),
    ("messaging", _("By message")),
]


class EnquiryForm(KeptWhileTyped, Form):
    """What the manager needs to deal with it; a name that is asked about is looked up nowhere."""

    enquiry = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    recipient = one_of(_("Who asks?"), _ASKERS)
    channel = one_of(_("How do they ask?"), _WAYS)
    who = words(_("Their name, and where they can be reached"), rows=2)
    about = words(
        _("About whom do they ask?"),
        _("As they say it. It is looked up nowhere, and only the manager can read it."),
        rows=2,
    )
    why = words(_("What do they want to know, and why?"), rows=3)
