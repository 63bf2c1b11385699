"""A file lies in a branch: its own where whoever opens it has one, else the one that they choose."""

from uuid import uuid4

import pytest

from inconfidence.files import actions
from inconfidence.files.errors import NoBranch
from inconfidence.files.header import header_of
from inconfidence.store.models import Branch, SealedFile


def new(**words) -> dict[str, str]:
    return {"record": str(uuid4()), "name": "Sorrel Meadow", "subject": "client", **words}


def test_somebody_of_no_branch_is_asked_which(house, at_page):
    client, south = at_page(house.wren), Branch.objects.get(name="South")
    assert "In which branch?" in client.get("/files/new/").content.decode()
    client.post("/files/new/", new())
    assert not SealedFile.objects.exists()
    client.post("/files/new/", new(branch=str(south.id)))
    assert SealedFile.objects.get().cabinet.branch_id == south.id


def test_somebody_of_a_branch_is_not_asked_and_cannot_choose(house, heron, at_page):
    client, south = at_page(heron), Branch.objects.get(name="South")
    assert "In which branch?" not in client.get("/files/new/").content.decode()
    client.post("/files/new/", new(branch=str(south.id)))
    assert SealedFile.objects.get().cabinet.branch.name == "North"


def test_without_a_choice_it_is_refused_and_not_guessed(house):
    with pytest.raises(NoBranch):
        actions.file_open(
            bearer=house.wren.bearer,
            member=house.wren.row,
            file=uuid4(),
            subject="client",
            header=header_of({"name": "Sorrel Meadow"}),
        )
