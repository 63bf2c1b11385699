"""What is kept. Whatever a person said, or is called, is ciphertext here."""

from inconfidence.store.models.cabinets import (
    Cabinet,
    CabinetEpoch,
    CabinetGrant,
    Drawer,
    FormerCabinetKeys,
)
from inconfidence.store.models.charities import Branch, Charity
from inconfidence.store.models.erasures import Erasure
from inconfidence.store.models.files import FileGrant, SealedFile, SealedRecord
from inconfidence.store.models.ledger import Checkpoint, LedgerEntry, LedgerHead
from inconfidence.store.models.lists import BlindRow, ListPage
from inconfidence.store.models.members import Member
from inconfidence.store.models.recovery import RecoveryGrant, RecoveryKey
from inconfidence.store.models.sessions import Draft, Session

__all__ = [
    "BlindRow",
    "Branch",
    "Cabinet",
    "CabinetEpoch",
    "CabinetGrant",
    "Charity",
    "Checkpoint",
    "Draft",
    "Drawer",
    "Erasure",
    "FileGrant",
    "FormerCabinetKeys",
    "LedgerEntry",
    "LedgerHead",
    "ListPage",
    "Member",
    "RecoveryGrant",
    "RecoveryKey",
    "SealedFile",
    "SealedRecord",
    "Session",
]
