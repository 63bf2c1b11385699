"""Cases of the registers above: each has a line with a file behind it, and goes once it is closed."""

from __future__ import annotations

from inconfidence.store.erasing import outliving_files
from inconfidence.store.models import SealedFile

_OF_A_CASE = {"reference", "closed_at"}


def closed_case(reference: str) -> SealedFile | None:
    """The file of a case that is closed, in whichever register its line stands; the gate says whether there is for
    the bearer."""
    closed = {"reference": reference.upper(), "closed_at__isnull": False, "file__isnull": False}
    for model, path in outliving_files():
        if path == "file" and {field.name for field in model._meta.get_fields()} >= _OF_A_CASE:
            lines = model._default_manager.select_related("file__cabinet").filter(**closed)
            if row := lines.first():
                file: SealedFile = row.file  # type: ignore[attr-defined]
                return file
    return None
