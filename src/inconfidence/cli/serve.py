"""`inconfidence serve`: the pages, for browsers, and the work of the clock beside them."""

import re
import socket
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from uuid import UUID

from inconfidence.cli.house import NOT_YET, NotReady, charity_ids, wake

STOPPED, UNUSABLE = 0, 2
_WAITING = 2048  # connections that nobody has taken up yet, as gunicorn has it
_ADDRESS = re.compile(r"(?:[\w.-]+|\[[0-9a-fA-F:]+\]):(\d{1,5})")


def configure(parser: ArgumentParser) -> None:
    """Declares where to listen and what to write down."""
    parser.add_argument(
        "--bind", metavar="HOST:PORT", type=_address, default="127.0.0.1:8000", help="where to listen"
    )
    parser.add_argument("--threads", metavar="N", type=_count, default=8, help="requests served at once")
    parser.add_argument(
        "--access-log", action="store_true", help="log each request: time, method, path without query, status"
    )


def run(args: Namespace) -> int:
    """Serves until it is stopped; 2 where it cannot start."""
    wake()
    charities = charity_ids()
    if not charities:
        raise NotReady("there is no charity here yet: run `inconfidence init`")
    _prepare()
    listening = _listen(args.bind)
    print(_greeting(args.bind), flush=True)
    _serve(listening, args, charities)
    return STOPPED


def _prepare() -> None:
    """Refuses to start on a fault that a check knows, and puts style sheets and scripts in their place."""
    from django.core import checks
    from django.core.management import call_command
    from django.db import connections

    faults = [fault for fault in checks.run_checks() if fault.is_serious()]
    if faults:
        raise NotReady("the program does not pass its own checks:\n" + "\n".join(map(str, faults)))
    call_command("collectstatic", interactive=False, verbosity=0)
    # The server's workers are copies of this process: none may inherit a connection.
    connections.close_all()


def _listen(bind: str) -> int:
    """The descriptor of the socket: taken before anybody reads that the pages are there."""
    host, port = bind.rsplit(":", 1)
    try:
        place = socket.socket(socket.AF_INET6 if host.startswith("[") else socket.AF_INET)
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        place.bind((host.strip("[]"), int(port)))
        place.listen(_WAITING)
    except (OSError, UnicodeError) as fault:
        why = (getattr(fault, "strerror", None) or "there is no such name").lower()
        raise NotReady(
            f"cannot listen at `{bind}`: {why}; stop what listens there, or name another place with `--bind`, "
            "such as 127.0.0.1:8001"
        ) from None
    return place.detach()


def _serve(listening: int, args: Namespace, charities: list[UUID]) -> None:
    from inconfidence.cli.server import Server

    Server(listening, args.threads, args.access_log, charities).run()


def _greeting(bind: str) -> str:
    from django.conf import settings

    name = "In Confidence, a practice copy," if settings.PRACTICE else "In Confidence"
    scheme = "https" if settings.HTTPS else "http"
    return f"{name} is at {scheme}://{bind}\n{NOT_YET}\nCtrl+C stops it."


def _address(word: str) -> str:
    found = _ADDRESS.fullmatch(word)
    if not found or not 0 < int(found[1]) < 65_536:
        raise ArgumentTypeError(f"`{word}` is no place to listen at: write it as 127.0.0.1:8000")
    return word


def _count(word: str) -> int:
    if not word.isdecimal() or not 1 <= int(word) <= 64:
        raise ArgumentTypeError(f"`{word}` must be a whole number from 1 to 64")
    return int(word)
