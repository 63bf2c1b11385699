"""What the commands share that work on a charity's books: waking the web framework, finding the charity."""

import gc
import os
from uuid import UUID

from inconfidence.cli.dumps import forbid_dumps
from inconfidence.kernel.errors import InConfidenceError

NOT_YET = (
    "Not yet for real people's data: nobody from outside has reviewed it."
    " Use it to practise, with people made up."
)


class NotReady(InConfidenceError):
    """The command can not work yet; the message says which command to run first."""


def wake(*, founding: bool = False) -> None:
    """Sets the web framework up with the site's settings. Raises `BadSetting`, also where nothing was founded yet,
    unless the command is `founding` a house, or its upkeep: then what is not there is made.

    Only the commands that need the books call it: the others answer without.
    """
    os.environ.setdefault(
        "DJANGO_SETTINGS_MODULE", f"inconfidence.site.{'settings' if founding else 'standing'}"
    )
    # What the program writes is for its own user alone.
    os.umask(0o077)
    # What it holds is for its own memory alone, also where it was not `main` that began.
    forbid_dumps()
    import django

    # What is read now stays to the end: looking for rubbish in it, over and over, would find none.
    gc.disable()
    django.setup()
    gc.freeze()
    gc.enable()


def migrations_missing() -> bool:
    """Whether the database lacks tables or changes that this version of the program needs."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def charity_ids() -> list[UUID]:
    """The charities whose books are here. Raises `NotReady` where there is no database to ask, an old one, or
    one that is damaged."""
    from django.db import DatabaseError

    from inconfidence.store.models import Charity

    try:
        missing = migrations_missing()
        found = [] if missing else list(Charity.objects.values_list("id", flat=True))
    except DatabaseError:
        raise NotReady(
            "the database does not answer as it should: run `inconfidence doctor`, which says what is wrong"
        ) from None
    if missing:
        raise NotReady(
            "the database is not there or not up to date: run `inconfidence init` for a new one,"
            " or `inconfidence upgrade` for one of before"
        )
    return found


def one_charity(wanted: str | None) -> UUID:
    """The charity whose id is given, or the only one there is. Raises `NotReady`."""
    found = [charity for charity in charity_ids() if wanted is None or str(charity) == wanted]
    if not found:
        raise NotReady("there is no such charity here: run `inconfidence init`, or leave out `--charity`")
    if len(found) > 1:
        raise NotReady("there are several charities here: say which with `--charity ID`")
    return found[0]
