"""System checks that hold the storage rules: a table that breaks one does not start."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register
from django.db import models

from inconfidence.store.scoped import CharityForeignKey, CharityModel

# Tables that belong to no one charity, each with the reason.
SHARED = {
    "store.Charity": "the list of charities itself",
    "store.LedgerHead": "keyed by its charity, which is also its only column of identity",
}


@register("storage")
def tables_belong_to_a_charity(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every table of ours is a charity's, or is listed as shared; keys and indexes begin with the charity."""
    return [fault for model in apps.get_models() for fault in _faults(model)]


def _faults(model: type[models.Model]) -> Iterator[CheckMessage]:
    if not model.__module__.startswith("inconfidence.") or model._meta.label in SHARED:
        return
    if not issubclass(model, CharityModel):
        yield Error(
            f"`{model._meta.label}` is neither a charity's table nor listed as shared",
            hint="Derive it from `CharityModel`, or add it to `store.checks.SHARED` with the reason.",
            id="store.E001",
        )
        return
    for name, fields in _keys(model):
        if not fields or fields[0] != "charity":
            yield Error(f"`{name}` of `{model._meta.label}` does not begin with the charity", id="store.E002")
    for field in model._meta.get_fields():
        if isinstance(field, models.ForeignKey) and field.name != "charity":
            yield from _foreign_key_faults(model, field)


def _keys(model: type[models.Model]) -> Iterator[tuple[str, list[str]]]:
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            yield constraint.name, list(constraint.fields)
    for index in model._meta.indexes:
        yield index.name, list(index.fields)


def _foreign_key_faults(model: type[models.Model], field: Any) -> Iterator[CheckMessage]:
    if not isinstance(field, CharityForeignKey):
        yield Error(f"`{model._meta.label}.{field.name}` must be a `CharityForeignKey`", id="store.E003")
    if field.remote_field.on_delete is models.SET_NULL:
        yield Error(f"`{model._meta.label}.{field.name}` may not use SET_NULL", id="store.E004")
