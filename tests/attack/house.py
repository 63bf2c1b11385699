"""A house in which drills are held: its manager at the pages, and files with something in them."""

from datetime import date

from tests.installation import ANSWERS, PASSWORD
from tests.visitor import Visitor

NAME, SAID = "Xylander Quobblethwaite", "a hullabaloo about the pewter gondola"


def today(field: str) -> dict[str, str]:
    """This day, as a form's three boxes of this field have it."""
    return in_boxes(field, date.today())


def in_boxes(field: str, day: date) -> dict[str, str]:
    """A day, as a form's three boxes of this field have it."""
    return {f"{field}_day": str(day.day), f"{field}_month": str(day.month), f"{field}_year": str(day.year)}


def signed_in(address: str) -> Visitor:
    """The manager, at the pages."""
    visitor = Visitor(address)
    visitor.sign_in(str(ANSWERS["email"]), PASSWORD)
    return visitor


def reference(file: str) -> str:
    """Of the address `/files/F-7K3QX/`."""
    return file.strip("/").split("/")[-1]


def open_file(visitor: Visitor, name: str = NAME) -> str:
    """A file whose first contact is done, so that notes can be kept in it: its address."""
    new = visitor.fill_in("/files/new/", name=name, subject="client")
    file = new.location.removesuffix("first-contact/")
    assert visitor.fill_in(f"{file}first-contact/explained/", how="phone").status == 302
    assert visitor.fill_in(f"{file}first-contact/copy/", copy="print", language="en").status == 302
    return file


def lived_file(visitor: Visitor) -> str:
    """A file with a note and a draft in it: its address."""
    file = open_file(visitor)
    note = {"channel": "phone", **today("happened_on"), "text": SAID}
    assert visitor.fill_in(f"{file}contacts/new/", **note).status == 302
    form = visitor.get(f"{file}contacts/new/").hidden()
    kept = visitor.post(f"/draft/?for={file}contacts/new/", {**form, "name": "text", "text": SAID})
    assert kept.status == 204
    return file
