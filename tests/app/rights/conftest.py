"""The ways of sharing, for what was shared from a file that goes; and a request, written down."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from inconfidence.rights.actions import request_take
from inconfidence.rights.models import Request
from inconfidence.store.models import SealedFile
from tests.app.conftest import Person
from tests.app.sharing.conftest import sharing

__all__ = ["request_by", "sent", "sharing"]

TAKEN = {
    "asker": "self",
    "by": "",
    "wanted": "copy",
    "said": "All of it.",
    "came": "writing",
    "checked": "known",
    "authorised": False,
}


def request_by(person: Person, file: SealedFile, **words: Any) -> Request:
    """A request about this file, taken down by this person."""
    terms = {"record": uuid4(), "received_on": timezone.localdate(), **TAKEN, **words}
    request_take(bearer=person.bearer, file=file, **terms)
    return Request.objects.get(id=terms["record"])


def sent(browser: Client, path: str, typed: dict[str, str], **how: Any) -> HttpResponse:
    """What the page of a request answers to a form that was read on it a moment ago."""
    seen = re.search(r'name="revision" value="(\d+)"', browser.get(path).content.decode())
    return browser.post(path, {**typed, "revision": seen[1] if seen else ""}, **how)
