"""Strict readers of the environment: a value that cannot be used stops the start and says why."""

import os
from datetime import time
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from zoneinfo import ZoneInfo

from inconfidence.kernel.errors import InConfidenceError
from inconfidence.kernel.nearest import nearest

_PREFIX = "INCONFIDENCE_"
_OF_TESTS = {"INCONFIDENCE_DRILL"}
_ASKED: set[str] = set()
_LONGEST_NUMBER = 12  # digits: Python refuses thousands with a fault of its own


class BadSetting(InConfidenceError):
    """A setting has a value that cannot be used."""


def unknown() -> dict[str, str | None]:
    """Names in the environment that look like settings and that no reader has asked for yet, each as far as it can be
    shown, with the setting that may be meant."""
    known = {name.removeprefix(_PREFIX).casefold(): name for name in _ASKED}
    names = [name for name in os.environ if name.upper().startswith(_PREFIX)]
    return {
        ascii(name)[1:-1][:80]: known.get(nearest(name[len(_PREFIX) :], known) or "")
        for name in sorted(set(names) - _ASKED - _OF_TESTS)
    }


def text(name: str, default: str) -> str:
    """The setting as written, or `default` where it is absent or empty."""
    _ASKED.add(name)
    return os.environ.get(name) or default


def yes_or_no(name: str, default: bool) -> bool:
    """`yes` or `no`; anything else raises `BadSetting`."""
    value = text(name, "").casefold()
    if value == "":
        return default
    if value in {"yes", "no"}:
        return value == "yes"
    raise BadSetting(f"`{name}` must be `yes` or `no`")


def whole_number(name: str, default: int, least: int, most: int) -> int:
    """A whole number between `least` and `most`; anything else raises `BadSetting`."""
    value = text(name, str(default))
    if not value.isdecimal() or len(value) > _LONGEST_NUMBER or not least <= int(value) <= most:
        raise BadSetting(f"`{name}` must be a whole number from {least} to {most}")
    return int(value)


def words(name: str, default: str) -> list[str]:
    """A list parted by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Network addresses, or whole networks, parted by commas; anything else raises `BadSetting`."""
    try:
        return [ip_network(word) for word in words(name, "")]
    except ValueError:
        raise BadSetting(f"`{name}` must be network addresses, such as `127.0.0.1` or `10.0.0.0/8`") from None


def times(name: str, default: str) -> list[time]:
    """Times of day such as `02:30`, parted by commas; anything else raises `BadSetting`."""
    try:
        found = [time.fromisoformat(word) for word in words(name, default)]
    except ValueError:
        found = []
    if not found:
        raise BadSetting(f"`{name}` must be times of day, such as `02:30` or `12:00,23:30`")
    return found


def time_zone(name: str, default: str) -> str:
    """A time zone of the IANA database; anything else raises `BadSetting`."""
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (
        KeyError,
        ValueError,
        OSError,
    ):  # not there; no path that may be; a folder of them, such as `Europe`
        raise BadSetting(f"`{name}` must be a time zone, such as `Europe/Paris` or `UTC`") from None
    return value


def path_or_no(name: str, default: Path | None) -> Path | None:
    """A path, or None where it says `no`. Nothing is made: the disk that it is on may not be there today."""
    value = text(name, "")
    if value == "":
        return default
    return None if value.casefold() == "no" else Path(value).absolute()


def place(name: str, default: Path) -> Path:
    """A path, whether or not anything is there."""
    return Path(text(name, str(default))).absolute()


def made(name: str, folder: Path) -> Path:
    """The folder of a setting, made where it is not there, for its owner alone; raises `BadSetting` where it cannot
    be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK | os.X_OK)
    except OSError:
        writable = False
    if not writable:
        raise BadSetting(
            f"`{name}` must be a folder that you may write to: make `{folder}` and give it to this user"
        )
    return folder
