"""Where the database is: the address in the settings, as Django wants it. What it says besides a place is a secret."""

from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from inconfidence.site.environment import BadSetting

_IN_FILE = "sqlite:///"
# A password with one of `/ ? # @ %` in it parts the address in the wrong place: nothing of it may be repeated.
_AS = (
    "`INCONFIDENCE_DATABASE` cannot be read: write `postgresql://name:password@host:5432/database`, with nothing after "
    "it; in a password, `/` is written `%2F`, `@` is `%40`, `:` is `%3A`, `?` is `%3F`, `#` is `%23`, `%` is `%25`"
)


def database(url: str, default: Path) -> dict[str, object]:
    """Django's settings of the database at `url`, or in the file `default` where it says nothing. Raises `BadSetting`,
    which does not repeat the address."""
    if not url:
        return _in_file(str(default))
    if url.startswith(_IN_FILE):
        return _in_file("/" + url.removeprefix(_IN_FILE).lstrip("/"))
    if url.startswith("postgresql://"):
        return _on_server(url)
    raise BadSetting("`INCONFIDENCE_DATABASE` must begin with `sqlite:///` or `postgresql://`")


def _in_file(path: str) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            # Days and moments come as text, and Django makes of each what its field is: the driver would look
            # at the type of every column of every row for them.
            "detect_types": 0,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
            "PRAGMA temp_store=MEMORY;",
        },
    }


def _on_server(url: str) -> dict[str, object]:
    parts, port = _parted(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # Statements written by hand (`store.books`) are planned once they were asked five times on a connection.
        "OPTIONS": {
            "connect_timeout": 5,
            "options": "-c statement_timeout=15000",
            "prepare_threshold": 5,
        },
    }


def _parted(url: str) -> tuple[SplitResult, int | None]:
    """The parts and the port. What `urllib` says of a part that cannot be read would quote it."""
    try:
        unquote(url, errors="strict").encode()  # text that the driver can send
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadSetting(_AS) from None
    name = parts.path.lstrip("/")
    parted_wrongly = {"/", "@"} & set(name) or parts.query or parts.fragment
    if not name or parted_wrongly or "\0" in unquote(url):
        raise BadSetting(_AS)
    return parts, port
