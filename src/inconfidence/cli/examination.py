"""What `inconfidence doctor` looks at. Each part gives findings: what is wrong, and how to mend it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, OperationalError, connection

from inconfidence.cli.examination_postgresql import postgresql_findings
from inconfidence.cli.finding import Finding, judged, owners_alone
from inconfidence.cli.house import migrations_missing

_LEAST_FREE = 1 << 30  # bytes
_LONGEST_IDLE = 15  # minutes
_RESTORE = "stop the server and restore a backup"
_LOCAL = {"127.0.0.1", "localhost", "[::1]"}

# Django's own list for a deployment, without what this site does in another way (its own headers, sessions).
_DJANGO = {"security.W009", "security.W018", "security.W020", "security.W022"}
_DJANGO_HTTPS = {"security.W004", "security.W008", "security.W016"}


def findings() -> Iterator[Finding]:
    """Everything, in the order of how much depends on it."""
    yield from _settings()
    yield from _files()
    yield from _database()
    yield from _door()
    yield from _django()
    yield _disk()


def _settings() -> Iterator[Finding]:
    for name, meant in settings.UNKNOWN.items():
        write = f"write `{meant}`, or take it out" if meant else "take it out"
        yield Finding(f"`{name}` is no setting", write)


def _files() -> Iterator[Finding]:
    private = {
        "the folder of the data": settings.DATA,
        "server key": settings.DATA / "server.key",
        "checkpoint key": settings.DATA / "checkpoint.key",
    }
    if connection.vendor == "sqlite":
        private["the database file"] = Path(str(settings.DATABASES["default"]["NAME"]))
    for what, path in private.items():
        bits = "700" if path.is_dir() else "600"
        yield owners_alone(f"{what} is its owner's alone", [path], f"run `chmod {bits} {path}`")


def _database() -> Iterator[Finding]:
    try:
        missing = migrations_missing()
    except DatabaseError as fault:
        yield _no_answer(fault)
        return
    mend = "run `inconfidence init` for a new one, or `inconfidence upgrade` for one of before"
    yield judged("the database is up to date", not missing, mend)
    yield from _sqlite() if connection.vendor == "sqlite" else postgresql_findings()
    if not missing:
        try:
            yield from _charity()
        except DatabaseError:
            yield Finding("the tables are as this program made them", _RESTORE)


def _no_answer(fault: DatabaseError) -> Finding:
    # A file that is there and cannot be read as a database is no fault of operation.
    if connection.vendor == "sqlite" and not isinstance(fault, OperationalError):
        return Finding("the database file is sound", _RESTORE)
    return Finding("the database answers", "start it, or correct `INCONFIDENCE_DATABASE`")


def _sqlite() -> Iterator[Finding]:
    mend = "another program changed it; stop the server and start it again"
    yield judged("the database writes ahead (WAL)", _asked("PRAGMA journal_mode") == "wal", mend)
    yield judged("every commit is on the disk before it counts", _asked("PRAGMA synchronous") == 2, mend)
    yield judged("what is deleted is overwritten", _asked("PRAGMA secure_delete") == 1, mend)
    yield judged("the database file is sound", _sound(), _RESTORE)


def _sound() -> bool:
    try:
        return _asked("PRAGMA quick_check") == "ok"
    except DatabaseError:
        return False


def _asked(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def _charity() -> Iterator[Finding]:
    from inconfidence.store.models import Charity

    charity = Charity.objects.first()
    if charity is None:
        yield Finding("a charity is founded", "run `inconfidence init`")
        return
    same = charity.practice == settings.PRACTICE
    word = "yes" if charity.practice else "no"
    yield judged("practice copies say so, and others do not", same, f"set `INCONFIDENCE_PRACTICE={word}`")
    yield _whistleblowing(charity.id)
    from inconfidence.cli.examination_backups import backup_findings
    from inconfidence.cli.examination_ledger import ledger_finding
    from inconfidence.cli.examination_recovery import recovery_findings

    yield ledger_finding(charity.id)
    yield from recovery_findings(charity.id)
    yield from backup_findings(charity)


def _whistleblowing(charity: UUID) -> Finding:
    """A founder holds the key of the whistle-blowing cabinet until a trustee does; it may be about them."""
    from inconfidence.store.models import CabinetGrant
    from inconfidence.store.scope import charity_scope

    with charity_scope(charity):
        held = CabinetGrant.objects.filter(cabinet__kind="whistleblowing", member__role="trustee").exists()
    return judged(
        "a trustee holds the key of the whistle-blowing cabinet",
        held,
        "let the manager invite a trustee and give them their keys; until then the founder holds it",
    )


def _door() -> Iterator[Finding]:
    near = set(settings.ALLOWED_HOSTS) <= _LOCAL
    mend = "put a server with a certificate in front and set `INCONFIDENCE_HTTPS=yes`"
    yield judged("pages go over HTTPS, or to this machine alone", settings.HTTPS or near, mend)
    yield _passkeys()
    mend = "set `INCONFIDENCE_PROXIES` to the address of the web server in front, mostly `127.0.0.1`"
    apart = bool(settings.PROXIES) or not settings.HTTPS
    yield judged("visitors who try invitations are told apart", apart, mend)
    named = "*" not in settings.ALLOWED_HOSTS
    yield judged("the site answers to its own name alone", named, "name it in `INCONFIDENCE_HOSTS`")
    soon = settings.IDLE_MINUTES <= _LONGEST_IDLE
    mend = f"set `INCONFIDENCE_IDLE_MINUTES` to {_LONGEST_IDLE} or less"
    yield judged(f"pages lock after {settings.IDLE_MINUTES} idle minutes", soon, mend)
    slow = settings.PRACTICE or settings.ARGON2_MEMORY >= 131_072
    yield judged("a guess at a password costs enough", slow, "take out `INCONFIDENCE_ARGON2_MEMORY`")


def _passkeys() -> Finding:
    from inconfidence.charity.passkey_site import hosts_for_passkeys

    mend = (
        "a browser makes them for a name over HTTPS, or for `localhost`: no number and no pattern; name the site "
        "in `INCONFIDENCE_HOSTS` and set `INCONFIDENCE_HTTPS=yes`"
    )
    return judged("passkeys can be used at the address of the site", bool(hosts_for_passkeys()), mend)


def _django() -> Iterator[Finding]:
    wanted = _DJANGO | (_DJANGO_HTTPS if settings.HTTPS else set())
    for message in checks.run_checks(include_deployment_checks=True):
        if message.is_serious() or message.id in wanted:
            yield Finding(str(message.msg), str(message.hint or "see the documentation of Django"))
    yield Finding("the program passes its own checks, as far as nothing else is said here")


def _disk() -> Finding:
    free = shutil.disk_usage(settings.DATA).free
    mend = f"make room in {settings.DATA}: a full disk refuses notes"
    return judged(f"{free / (1 << 30):.1f} GiB of the disk are free", free >= _LEAST_FREE, mend)
