"""The web server: one process of gunicorn with threads, a thread that ticks, and one that backs up."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from inconfidence.kernel.quiet_log import QuietFormatter

TICK_SECONDS = 5
BACKUP_SECONDS = 30
# Time, method, path without query, status: a search for a name must not come to lie in a log.
_ACCESS = "%(t)s %(m)s %(U)s %(s)s"

_log = logging.getLogger("inconfidence.clock")


class QuietLogger(Logger):  # type: ignore[misc]
    """Gunicorn's log, without what was typed."""

    def setup(self, cfg: Any) -> None:
        """Puts our formatter on every handler of the error log."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(QuietFormatter())

    def access(self, resp: Any, req: Any, environ: Any, request_time: Any) -> None:
        """A line for each answer, but none where nobody may learn that somebody came, or when."""
        if not _is_unnamed(str(environ.get("PATH_INFO", ""))):
            super().access(resp, req, environ, request_time)

    def atoms(self, resp: Any, req: Any, environ: Any, request_time: Any) -> dict[str, Any]:
        """What the access log may say. An address that is not there could be anything that somebody typed."""
        words: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        return words | {"U": "(no such address)"} if str(words["s"]) == "404" else words


def _is_unnamed(path: str) -> bool:
    from django.urls import Resolver404, resolve

    from inconfidence.web.routes import is_unnamed

    try:
        return is_unnamed(resolve(path).func)
    except Resolver404:
        return False


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn, set up here and by nothing else. `listening` is the descriptor of its socket."""

    def __init__(self, listening: int, threads: int, access_log: bool, charities: list[UUID]) -> None:
        self._charities = charities
        self._settings = {
            "bind": f"fd://{listening}",
            # One process: at most two sign-ins are worked out at a time (128 MiB each), the others wait.
            "workers": 1,
            "threads": threads,
            "worker_class": "gthread",
            "timeout": 60,
            "umask": 0o077,
            # A warning quotes the request that could not be read; an error does not.
            "loglevel": "error",
            "logger_class": QuietLogger,
            # No proxy of ours says at which path the site begins: whoever comes through it must not say so either.
            "forwarder_headers": "",
            "accesslog": "-" if access_log else None,
            "access_log_format": _ACCESS,
            "post_worker_init": self._start_ticking,
        }
        super().__init__()

    def load_config(self) -> None:
        """Takes the settings above; gunicorn's own file and environment are not read."""
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The site."""
        from django.core.wsgi import get_wsgi_application

        return get_wsgi_application()

    def _start_ticking(self, worker: object) -> None:
        from inconfidence.cli.backups import back_up_if_due
        from inconfidence.cli.tick import tick

        # Two threads: nobody's page stays unlocked because a backup takes its time.
        for name, work, pause in (("tick", tick, TICK_SECONDS), ("backup", back_up_if_due, BACKUP_SECONDS)):
            rounds = [name, work, pause, self._charities]
            threading.Thread(target=_for_ever, args=rounds, name=name, daemon=True).start()


def _for_ever(name: str, work: Callable[[UUID], object], pause: int, charities: list[UUID]) -> None:
    from django.db import close_old_connections

    while True:
        for charity in charities:
            try:
                work(charity)
            except Exception:  # a fault in one round must not end the rounds
                _log.exception("a %s failed; the next one tries again", name)
        close_old_connections()
        time.sleep(pause)
