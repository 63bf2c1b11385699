"""A charity in a new database of its own, for the benches that need one."""

import atexit
import datetime
import os
import shutil
import tempfile
from uuid import uuid4

FOLDER = tempfile.mkdtemp(prefix="inconfidence-bench-")
os.environ["INCONFIDENCE_DATA"] = FOLDER
os.environ["INCONFIDENCE_ARGON2_MEMORY"] = "64"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peer.settings")

import django

django.setup()

from django.core.management import call_command

from inconfidence.charity import actions as charity
from inconfidence.charity.actions.founding import Founder, charity_found
from inconfidence.files import actions as files
from inconfidence.files.header import header_of
from inconfidence.gate import Bearer
from inconfidence.gate.recovery import RecoveryHalf
from inconfidence.store.models import Branch, Member, SealedFile
from inconfidence.vault.recovery import RecoverySeed

PASSWORD = "a garden of quiet birds"
STEPS = ("explained", "caveat", "copy", "touch")
_MAKER = os.getpid()


@atexit.register
def _leave_nothing() -> None:
    """Some of these databases are large, and nobody reads one again. Forked writers leave it to who made it."""
    if os.getpid() == _MAKER:
        shutil.rmtree(FOLDER, ignore_errors=True)


def found() -> tuple[object, Bearer]:
    """The charity and its manager, keys in hand."""
    call_command("migrate", verbosity=0, run_syncdb=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    founder = Founder(
        name="Wren Hazel",
        email="wren@garden.example",
        password=PASSWORD,
        trained_until=datetime.date.today() + datetime.timedelta(days=300),
    )
    recovery = RecoveryHalf.of(RecoverySeed.create(), made=3)
    return charity_found(
        name="Bench", code="csf-2024", branches=["North"], founder=founder, recovery=recovery
    )


def listener(manager: Bearer) -> tuple[Member, Bearer]:
    """A listener with their keys."""
    _row, code = charity.member_invite(
        bearer=manager,
        name="Heron Fell",
        email="heron@garden.example",
        role="listener",
        branch=Branch.objects.get(),
        language="en",
    )
    row = charity.invitation_take_up(code=code, password=PASSWORD)
    today = datetime.date.today()
    until = today + datetime.timedelta(days=300)
    charity.training_enter(bearer=manager, member=row, given_on=today, valid_until=until)
    row.refresh_from_db()
    charity.cabinets_give(bearer=manager, member=row)
    return row, charity.member_sign_in(email="heron@garden.example", password=PASSWORD)


def client_file(bearer: Bearer, member: Member, notes: int) -> SealedFile:
    """A client's file after a first contact, with so many notes of 400 characters."""
    header = header_of({"name": "Marigold Tansy"})
    file = files.file_open(bearer=bearer, member=member, file=uuid4(), subject="client", header=header)
    for step in STEPS:
        files.first_contact_step(bearer=bearer, file=file, step=step)
    for _ in range(notes):
        note(bearer, file)
    return SealedFile.objects.select_related("cabinet").get(id=file.id)


def note(bearer: Bearer, file: SealedFile) -> None:
    """A contact is recorded."""
    files.contact_record(
        bearer=bearer,
        file=file,
        record=uuid4(),
        channel="phone",
        happened_on=datetime.date.today(),
        text="Waiting for the scan. " * 18,
    )
