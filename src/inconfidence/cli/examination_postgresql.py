"""What `inconfidence doctor` says of a PostgreSQL: whether a commit is on the disk, and what its own log keeps.

What was erased must not live on in a log. The program sends PostgreSQL ciphertext and random ids alone, and yet a
statement that is written down keeps the ciphertext, and which file it was of, for as long as somebody keeps the log.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from inconfidence.cli.finding import Finding, judged

_DURABLE = ("fsync", "synchronous_commit", "full_page_writes")
# Each setting that writes statements or their values down, the values that do not, and the one to set. One that this
# version of PostgreSQL does not have, or whose module is not loaded, is none.
_LOGS = {
    "log_statement": ({"none", "ddl"}, "none"),
    "log_min_duration_statement": ({"-1"}, "-1"),
    "log_min_duration_sample": ({"-1"}, "-1"),
    "log_transaction_sample_rate": ({"0"}, "0"),
    "log_min_error_statement": ({"fatal", "panic"}, "panic"),
    "log_parameter_max_length_on_error": ({"0"}, "0"),
    "auto_explain.log_min_duration": ({"-1"}, "-1"),
}


def postgresql_findings() -> Iterator[Finding]:
    """Of the server that `INCONFIDENCE_DATABASE` names, as this program's own user is treated there."""
    for setting in _DURABLE:
        yield judged(
            f"`{setting}` of the database is on", _asked(setting) == "on", "set it on and restart it"
        )
    new = int(_asked("server_version_num") or 0) >= 150_000
    yield judged("the database is PostgreSQL 15 or later", new, "upgrade it")
    role = _role()
    for setting, (silent, best) in _LOGS.items():
        mend = (
            f"as its superuser, run `ALTER ROLE {role} SET {setting} = '{best}'`;"
            " then start this program again, and delete the logs of before"
        )
        yield judged(
            f"`{setting}` of the database writes no statement down", _asked(setting) in {None, *silent}, mend
        )


def _role() -> str:
    """Whom this program signed in as, as a statement names them; the address of the database need not say."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(session_user)")
        return str(cursor.fetchone()[0])


def _asked(setting: str) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [setting])
        value: str | None = cursor.fetchone()[0]
        return value
