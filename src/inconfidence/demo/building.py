"""Builds the practice copy: an empty database, a charity, its people, and months of their lives."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from inconfidence.charity.house import CLOCK, house_open
from inconfidence.demo.cast import Cast, Player
from inconfidence.demo.checks import Checks
from inconfidence.demo.diary import Diary
from inconfidence.demo.lives import Lives
from inconfidence.demo.members import Company
from inconfidence.demo.moments import Moments
from inconfidence.demo.summonses import Summonses
from inconfidence.demo.table import table
from inconfidence.kernel.errors import InConfidenceError
from inconfidence.store.checkpoints import checkpoint_sign

_FOUNDED, _LEFT = 300, 40  # days ago
_ROLES = {
    "listener": "listener",
    "counsellor": "counsellor",
    "coordinator": "coordinator",
    "safeguarding": "safeguarding team",
    "manager": "charity manager",
    "trustee": "trustee",
    "staff": "member of staff",
}
_STATES = {"well": "", "lapsed": "training has lapsed", "left": "has left", "invited": "invited"}


class NotAPracticeCopy(InConfidenceError):
    """The demonstration makes its database anew, and so keeps away from any that could be real."""


def build(*, code: str, seed: int) -> Company:
    """Makes the practice copy anew; gives its members. Raises `NotAPracticeCopy`."""
    _empty_database()
    chance = random.Random(seed)  # noqa: S311  # decides who has which day, not who has which key
    today = datetime.now(UTC)
    company = Company(Cast.of(chance), today)
    diary = Diary(today, chance)
    with CLOCK.set_to(diary.moment(_FOUNDED)):
        charity = company.found(code)
    # As if the program had run all the while.
    sign = partial(checkpoint_sign, charity.id, settings.CHECKPOINT_KEY, batch=timedelta(days=1))
    with house_open(charity):
        for number, player in enumerate(company.cast.members[1:]):
            diary.write(diary.moment(_FOUNDED - 3 - number), partial(company.join, player))
        diary.live(sign)
        for player in company.cast.members:
            if player.state == "left":
                diary.write(diary.moment(_LEFT), partial(company.leave, player))
        lives = Lives(company, diary)
        lives.write()
        Moments(company, diary, lives).write()
        Checks(company, diary).write()
        Summonses(company, diary, lives).write()
        diary.live(sign)
    checkpoint_sign(charity.id, settings.CHECKPOINT_KEY, today)
    return company


def _empty_database() -> None:
    if not settings.PRACTICE or connection.vendor != "sqlite":
        raise NotAPracticeCopy(
            "the demonstration needs `INCONFIDENCE_PRACTICE=yes` and a SQLite database of its own: run `make demo`"
        )
    path = Path(str(connection.settings_dict["NAME"]))
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
    # While it is built, nothing in it is worth a wait for the disk.
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    call_command("migrate", verbosity=0, interactive=False)


def welcome(company: Company, code: str) -> str:
    """What is printed: who can sign in, and with what."""
    here = [player for player in company.cast.members if player.state in {"well", "lapsed"}]
    lines = [
        "",
        f"  {company.cast.charity}: a practice copy under the code `{code}`. Everyone in it is made up.",
        "",
        table(["Who", "Role", "Branch", "Email", "Password"], [_row(company, player) for player in here]),
        "",
    ]
    for name, invitation in company.codes.items():
        lines.append(f"  {name} is invited and can join at /join/ with the code {invitation}")
    return "\n".join([*lines, ""])


def _row(company: Company, player: Player) -> list[str]:
    role = _ROLES[player.role]
    state = _STATES[player.state]
    said = f"{role} ({state})" if state else role
    return [player.name, said, player.branch or "", player.email, company.cast.password]
