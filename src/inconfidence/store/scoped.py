"""The base of every table that belongs to a charity (design, storage rules 1 and 2)."""

from functools import lru_cache
from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models.sql.where import WhereNode

from inconfidence.kernel.ids import new_id
from inconfidence.store.scope import current_charity

Row = TypeVar("Row", bound="CharityModel")


@lru_cache(maxsize=1024)
def _of(model: type[models.Model], charity: UUID) -> models.QuerySet[Any]:
    """The question for a charity's rows, as every other one begins: it is never asked itself, and holds no row.

    To put it together anew costs as much as asking it.
    """
    return models.QuerySet(model).filter(charity_id=charity)


class ScopedManager(models.Manager[Row]):
    """Gives only the rows of the charity in scope; raises `NoCharity` where there is none."""

    use_in_migrations = False

    def get_queryset(self) -> models.QuerySet[Row]:
        found: models.QuerySet[Row] = _of(self.model, current_charity()).all()
        return found.using(self._db) if self._db else found

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        rows = list(objs)
        for row in rows:
            row.charity_id = current_charity()
        return super().bulk_create(rows, *args, **kwargs)


class CharityForeignKey(models.ForeignKey):  # type: ignore[type-arg]
    """A foreign key between two tables of one charity: each join says so, and so can be spread by charity."""

    def __init__(self, to: Any, on_delete: Any = models.CASCADE, **kwargs: Any) -> None:
        # Indexes of a charity's table begin with the charity; the single-column one would not.
        kwargs.setdefault("db_index", False)
        kwargs.setdefault("related_name", "+")
        super().__init__(to, on_delete, **kwargs)

    def get_extra_restriction(self, alias: str | None, related_alias: str | None) -> Any:
        if not alias or not related_alias:
            return None
        ours: Any = self.model._meta.get_field("charity")
        theirs: Any = self.remote_field.model._meta.get_field("charity")
        left = ours.get_col(related_alias, theirs)
        return WhereNode([left.output_field.get_lookup("exact")(left, theirs.get_col(alias, ours))])


class CharityModel(models.Model):
    """A row that belongs to one charity and never moves to another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    charity = models.ForeignKey(
        "store.Charity", on_delete=models.PROTECT, related_name="+", db_index=False, editable=False
    )

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        abstract = True
        # save() and refresh_from_db() go through the base manager: they name the charity as well.
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        charity = current_charity()
        own: UUID | None = self.charity_id
        if own is None:
            self.charity_id = charity
        elif own != charity:
            raise ValueError("this row belongs to another charity than the one in scope")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        # Django's collector deletes by primary key alone; ours names the charity.
        count = type(self)._base_manager.filter(pk=self.pk)._raw_delete(self._state.db or "default")
        return count, {self._meta.label: count}
