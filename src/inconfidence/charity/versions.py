"""The versions of the code that the charity in scope adopted, each as it was on that day, by its digest."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from inconfidence.charity.errors import UnknownVersion
from inconfidence.charity.models import Adoption
from inconfidence.codex import Clause, Code, bundled_ids, load
from inconfidence.codex.versions import restored
from inconfidence.flow import Decision
from inconfidence.store.models import Charity
from inconfidence.store.rows import rows
from inconfidence.store.scope import current_charity


def in_force(charity: Charity) -> Code:
    """The version that this charity, the one in scope, keeps now."""
    if charity.code in bundled_ids() and load(charity.code).digest == charity.code_digest:
        return load(charity.code)
    return version(charity.code_digest)


def version(digest: str) -> Code:
    """The version of this digest (hex SHA-256).

    Raises:
        UnknownVersion: neither adopted by the charity nor one that comes with the program.
        VersionBroken: its kept text is not what was adopted.
    """
    return _version(current_charity(), digest)


@lru_cache(maxsize=64)
def _version(charity: UUID, digest: str) -> Code:
    row = next(iter(rows(Adoption, "digest = %s ORDER BY id LIMIT 1", digest)), None)
    known = [row.code] if row is not None else bundled_ids()
    for id in known:
        if id in bundled_ids() and load(id).digest == digest:
            return load(id)
    if row is None:
        raise UnknownVersion(f"`{digest[:12]}` is no version of the code that was ever adopted here")
    return restored(bytes(row.texts), digest)


def adoptions() -> list[Adoption]:
    """Every adoption, the latest first, without the texts."""
    return list(Adoption.objects.defer("texts").order_by("-entered_at"))


def clause_of(decision: Decision, id: str) -> tuple[Clause, Code]:
    """A clause that a decision names, and the version that says it: the one in force, or the one promised."""
    code = version(decision.digest)
    if id not in code.every_clause and decision.promised_digest:
        code = version(decision.promised_digest)
    return code.clause(id), code


def clause_named(id: str, ours: Code) -> Clause:
    """The clause of this id in the code in force, else in the latest version that had it.

    Raises KeyError where no version ever had it.
    """
    if id in ours.every_clause:
        return ours.clause(id)
    for row in adoptions():
        if id in version(row.digest).every_clause:
            return version(row.digest).clause(id)
    return load(id.partition("/")[0]).clause(id)
