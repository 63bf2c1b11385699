"""Which rows and columns go into which archive. A table or a column of bytes that nobody placed stops the start.

Into `keys` goes all that opens something, or that something can be looked up by: so that it dies with the last
archive of keys in which it is. All else is `content`, and opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register
from django.db import models

from inconfidence.store.scoped import CharityModel

# Tables that are in no backup, each with the reason.
LEFT_OUT = {
    "store.Session": "nobody stays signed in through a disaster",
    "charity.Tries": "tries at a door that has been rebuilt",
    "store.ListPage": "made again from the files at the first look",
    "store.BlindRow": "made again from the files at the first look",
}
# Columns that are in no backup, likewise.
LEFT_OUT_COLUMNS = {
    # The page of a list that is not restored: every file stands on none.
    "store.SealedFile": ("page",),
}
# Tables of which every row is a key to something.
WHOLLY_KEYS = {
    "store.CabinetGrant",
    "store.FormerCabinetKeys",
    "store.Drawer",
    "store.FileGrant",
    "store.RecoveryGrant",
    "charity.SecondFactor",
    "charity.RecoveryCode",
    "charity.Passkey",
    # Text about a file, sealed to its writer alone: it must not outlive the file's key.
    "store.Draft",
    # Names of people about whom somebody asked: deleted when dealt with, in old backups too.
    "sharing.Enquiry",
    # What whoever raised a grievance wrote, sealed to them alone: likewise.
    "conduct.OwnCopy",
    # Whoever has the code opens them for ever: they must not outlive the report.
    "conduct.Letter",
}
KEY_COLUMNS = {
    "store.SealedFile": ("key_wrap", "old_keys"),
    "store.Member": ("lookup", "password", "private_wrapped", "invitation"),
    "sharing.Consultation": ("asker_wrap", "colleague_wrap"),
    "conduct.Alert": ("lookup",),
}
# Columns of bytes that open nothing: sealed under a key that is in the other archive, or public.
CONTENT_BYTES = {
    "store.Cabinet": ("public_key", "proof"),
    "store.CabinetEpoch": ("statement", "signature"),
    "store.SealedFile": ("header", "facts"),
    "store.SealedRecord": ("content",),
    "store.Member": ("name_sealed", "public_keys", "former_keys", "keys_proof"),
    "store.RecoveryKey": ("public_keys", "signer_public", "signature", "proof"),
    "store.LedgerHead": ("frontier",),
    "store.LedgerEntry": ("entry", "leaf_hash"),
    "store.Checkpoint": ("note",),
    "charity.Adoption": ("texts",),
    "charity.Undertaking": ("signature",),
    "charity.Place": ("name_sealed",),
    "sharing.Consultation": ("terms",),
    "sharing.Message": ("content",),
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the house, and which of its columns go where. `pk` is in both, and orders the rows."""

    model: type[models.Model]
    pk: tuple[str, ...]
    content: tuple[str, ...]
    keys: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its name in the archives, such as `store.Member`."""
        return self.model._meta.label


def tables() -> list[Table]:
    """Every table that is kept, in the one order in which both archives have them."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("inconfidence.")]
    return [_table(model) for model in ours if model._meta.label not in LEFT_OUT]


def _table(model: type[models.Model]) -> Table:
    pk = tuple(field.attname for field in model._meta.pk_fields)
    out = (*pk, *LEFT_OUT_COLUMNS.get(model._meta.label, ()))
    columns = tuple(field.attname for field in _fields(model) if field.attname not in out)
    if model._meta.label in WHOLLY_KEYS:
        return Table(model, pk, (), columns)
    keys = KEY_COLUMNS.get(model._meta.label, ())
    return Table(model, pk, tuple(name for name in columns if name not in keys), tuple(keys))


def _fields(model: type[models.Model]) -> Iterator[Any]:
    """The columns, without the charity: there is one in an archive."""
    shared = not issubclass(model, CharityModel)
    return (field for field in model._meta.concrete_fields if shared or field.name != "charity")


@register("storage")
def bytes_have_a_place(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Whoever adds a column of bytes says whether it is a key."""
    return [
        Error(
            f"`{table.label}.{name}` is neither content nor a key",
            hint="Place it in `store.backup.parts`: whatever opens something is a key.",
            id="store.E005",
        )
        for table in tables()
        if table.label not in WHOLLY_KEYS
        for name in _bytes(table.model)
        if name not in (*KEY_COLUMNS.get(table.label, ()), *CONTENT_BYTES.get(table.label, ()))
    ]


def _bytes(model: type[models.Model]) -> Iterator[str]:
    return (field.attname for field in _fields(model) if isinstance(field, models.BinaryField))
