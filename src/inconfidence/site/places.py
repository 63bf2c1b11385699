"""Where the house is: the folder of its data, its keys, its database. Nothing is made here."""

from pathlib import Path

from inconfidence.site import environment as env
from inconfidence.site.database import database

DATA = env.place("INCONFIDENCE_DATA", Path("var"))
SERVER_KEY = DATA / "server.key"
CHECKPOINT_KEY = DATA / "checkpoint.key"
DATABASE = database(env.text("INCONFIDENCE_DATABASE", ""), DATA / "inconfidence.sqlite3")


def founded() -> bool:
    """Whether a charity is in the database. Raises `BadSetting` where it does not answer."""
    from inconfidence.site.founded import founded  # and the drivers: only where something is not there

    return founded(DATABASE)


def stands() -> bool:
    """Whether there is something to begin with: all of it, or a charity that lost a key, which is said of the key."""
    in_file = str(DATABASE["ENGINE"]).endswith("sqlite3")
    wanted = [SERVER_KEY, CHECKPOINT_KEY, *([Path(str(DATABASE["NAME"]))] if in_file else [])]
    return DATA.is_dir() and (all(path.exists() for path in wanted) or founded())
