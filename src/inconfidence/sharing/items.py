"""What a file holds, item by item, for choosing what goes and what stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from inconfidence.files.records import Opened
from inconfidence.files.selectors import OpenFile
from inconfidence.files.templatetags.files import channel
from inconfidence.sharing.words import HEADER_LABELS
from inconfidence.web.days import DAY, date_format


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can go or stay. `id` is stable, so that what was judged stays judged.

    `source` is what the file holds, whatever the language that `label` and `text` are said in.
    """

    id: str
    label: str
    text: str = field(repr=False)
    source: str = field(repr=False)

    def said(self) -> str:
        """As it stands in a text that goes: a line for a detail, a paragraph for a note."""
        if self.id.startswith("detail-"):
            return _("%(label)s: %(text)s") % {"label": self.label, "text": self.text}
        return f"{self.label}\n{self.text}"


def items_of(opened: OpenFile) -> list[Item]:
    """Everything in a file that can be passed on: the details first, then the notes, newest first."""
    return [*_details(opened), *notes_of(opened)]


def notes_of(opened: OpenFile) -> list[Item]:
    """The contacts and worries of a file, as they now read."""
    kinds = ("contact", "worry")
    return [_note(record) for record in opened.current() if record.kind in kinds]


def noted(record: Opened) -> str:
    """The id of the item that a note is."""
    return f"note-{record.id.hex}"


def composed(items: Iterable[Item], before: str = "") -> str:
    """One text of these items, details together, notes apart."""
    chosen = list(items)
    details = "\n".join(item.said() for item in chosen if item.id.startswith("detail-"))
    notes = [item.said() for item in chosen if item.id.startswith("note-")]
    return "\n\n".join(part for part in (before.strip(), details, *notes) if part)


def _details(opened: OpenFile) -> list[Item]:
    header = {key: " ".join(str(value).split()) for key, value in opened.header.items()}
    address = ", ".join(header[key] for key in ("street", "postcode", "city") if header.get(key))
    born = header.get("born", "")
    texts = {
        **header,
        "address": address,
        "born": date_format(date.fromisoformat(born), DAY) if born else "",
        "relatives": ", ".join(str(opened.header.get("relatives", "")).split("\n")),
    }
    return [
        Item(f"detail-{key}", str(label), texts[key], header.get(key) or texts[key])
        for key, label in HEADER_LABELS.items()
        if texts.get(key)
    ]


def _note(record: Opened) -> Item:
    day = record.content.get("happened_on")
    when = date_format(date.fromisoformat(day) if day else localtime(record.kept_at).date(), DAY)
    what = channel(record.content["channel"]) if record.kind == "contact" else _("A worry")
    text = "\n".join([record.content["text"], *(line["text"] for line in record.content.get("seen", []))])
    return Item(noted(record), f"{what}, {when}", text, text)
