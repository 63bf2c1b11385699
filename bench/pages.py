"""Opening a file and saving a note, beside a plain Django application without encryption and with a read log.

python bench/pages.py
"""

import os
from statistics import median
from time import perf_counter_ns, process_time_ns
from uuid import uuid4

import house  # sets Django up
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client, override_settings
from measure import in_turn, machine, table
from peer.models import File, Note

from inconfidence.charity.house import house_open
from inconfidence.charity.sessions import session_open

NOTES = 10


def typed() -> dict[str, str]:
    """A note of some 400 characters, as the form sends it."""
    text = "Waiting for the scan. " * 18
    day = {"happened_on_day": "3", "happened_on_month": "2", "happened_on_year": "2026"}
    return {"record": str(uuid4()), "channel": "phone", "text": text, **day}


def our_pages(heron, file):
    """Our two pages, signed in with keys in hand."""
    client = Client(HTTP_HOST="localhost")
    client.cookies[settings.SESSION_COOKIE] = session_open(heron)
    path = f"/files/{file.reference}/"
    return lambda: client.get(path), lambda: client.post(f"{path}contacts/new/", typed())


def peers_pages():
    """The peer's two pages, signed in its own way; of two files, as ours."""
    user = User.objects.create_user("heron", password=house.PASSWORD)
    opened, saving = (peers_file(user) for _ in range(2))
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    return lambda: client.get(f"/peer/{opened.id}/"), lambda: client.post(f"/peer/{saving.id}/note/", typed())


def peers_file(user) -> File:
    """A file as ours is, with as many notes."""
    file = File.objects.create(name="Marigold Tansy", phone="06 39 98 12 34")
    for _ in range(NOTES):
        text = typed()["text"]
        Note.objects.create(file=file, author=user, channel="phone", happened_on="2026-02-03", text=text)
    return file


def main() -> None:
    charity, manager = house.found()
    with house_open(charity):
        row, heron = house.listener(manager)
        opened, saving = house.client_file(heron, row, NOTES), house.client_file(heron, row, NOTES)
        open_ours, _ = our_pages(heron, opened)
        _, save_ours = our_pages(heron, saving)
        # A client reads the middleware once, at its first request.
        with override_settings(MIDDLEWARE=settings.PEER_MIDDLEWARE):
            open_peers, save_peers = peers_pages()
            assert (open_peers().status_code, save_peers().status_code) == (200, 302)
        assert (open_ours().status_code, save_ours().status_code) == (200, 302)
        print(machine("django", "cryptography"))
        works = {
            "open a file": open_ours,
            "open a file (plain Django, read log)": open_peers,
            "save a note": save_ours,
            "save a note (plain Django, read log)": save_peers,
        }
        for clock, name in ((process_time_ns, "processor time"), (perf_counter_ns, "time on the clock")):
            taken = in_turn(works, int(os.environ.get("ROUNDS", "60")), clock)
            table(name, taken)
            _ratios(taken)


def _ratios(taken: dict[str, list[float]]) -> None:
    for name, figure in (("median", median), ("least", min)):
        open_ours, open_peers, save_ours, save_peers = (figure(figures) for figures in taken.values())
        opened, saved = open_ours / open_peers, save_ours / save_peers
        print(f"ratio, {name}: open {opened:.2f}, save {saved:.2f} (goal at most 1.5)")
    print()


if __name__ == "__main__":
    main()
