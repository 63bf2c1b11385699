"""Inspects a whole ledger: derives everything again from the entries, and believes nothing stored."""

from collections.abc import Callable, Sequence
from itertools import chain

from inconfidence.ledger.checkpoint import Checkpoint
from inconfidence.ledger.entry import Entry
from inconfidence.ledger.errors import EntryBroken, FrontierBroken, SourceBroken
from inconfidence.ledger.filing import FilingCheck
from inconfidence.ledger.frontier import Frontier
from inconfidence.ledger.hashing import leaf_hash
from inconfidence.ledger.note import Verifier
from inconfidence.ledger.report import MAX_FAULTS as MAX_FAULTS
from inconfidence.ledger.report import Fault as Fault
from inconfidence.ledger.report import Faults, Report, TooManyFaults
from inconfidence.ledger.rows import RowReader
from inconfidence.ledger.signed import saved_checkpoints, stored_checkpoints
from inconfidence.ledger.source import FiledSource, LedgerSource, TileSource
from inconfidence.ledger.tilecheck import TileCheck
from inconfidence.ledger.tree import DerivedTree, Proven
from inconfidence.ledger.unsigned import Unsigned

Progress = Callable[[int, int], None]
"""Told now and then how many entries were read, and how many there are to read."""
_STRIDE = 4096


def verify_ledger(
    source: LedgerSource,
    verifier: Verifier,
    saved: Sequence[bytes] = (),
    progress: Progress | None = None,
) -> Report:
    """Name every fault of the ledger, up to `MAX_FAULTS`; never raises, whatever is stored.

    `saved` are checkpoints that somebody kept elsewhere: they alone show a tail cut off, or a past
    replaced by someone who holds the signing key. Memory does not grow with the ledger.
    """
    inspection = _Inspection(source, verifier, progress)
    try:
        inspection.run(saved)
    except TooManyFaults:
        return inspection.report(finished=False)
    return inspection.report(finished=True)


class _Inspection:
    """Walks along the entries, and stops at each size that a checkpoint signed for."""

    def __init__(self, source: LedgerSource, verifier: Verifier, progress: Progress | None) -> None:
        self.source, self.verifier, self.progress = source, verifier, progress
        self.faults = Faults()
        self.tree = DerivedTree()
        self.tiles = TileCheck(source, self.faults) if isinstance(source, TileSource) else None
        self.filing = FilingCheck(source, self.faults) if isinstance(source, FiledSource) else None
        self.stored = stored_checkpoints(source, verifier, self.faults)
        self.due: Checkpoint | None = None  # the next stored checkpoint
        self.saved: list[Checkpoint] = []
        self.unsigned = Unsigned(self.faults)
        self.doubts: list[int] = []  # entries that disagree with the hash stored beside them
        self.size = 0  # how many entries the head counts
        self.position = 0  # how many are behind us
        self.covered = 0  # the longest stored checkpoint that holds
        self.parted = False  # a checkpoint signed for other entries than these

    def run(self, saved: Sequence[bytes]) -> None:
        self.read_size()
        self.saved = saved_checkpoints(saved, self.verifier, self.faults)
        if self.saved:
            self.unsigned = Unsigned(self.faults, settled=self.saved[-1].size)
        self.due = next(self.stored, None)
        self.meet_checkpoints()
        for index, data, stored in RowReader(self.source, self.size, self.faults).rows():
            self.reach(index)
            self.take(index, data, stored)
        self.reach(self.size)
        self.end()

    def report(self, finished: bool) -> Report:
        root = self.tree.root() if finished and not self.parted else None
        return Report(tuple(self.faults.found), self.position, root, self.covered, finished)

    def read_size(self) -> None:
        try:
            self.size, origin = self.source.size(), self.source.origin()
        except SourceBroken as broken:
            self.faults.add("unreadable", None, str(broken))
            return
        if origin != self.verifier.name:
            self.faults.add("origin", None, f"this is not the log whose key is named `{self.verifier.name}`")

    # Along the entries

    def take(self, index: int, data: bytes, stored: bytes) -> None:
        self.read(index, data)
        derived = leaf_hash(data)
        if derived != stored:
            self.doubt(index)
        if self.tree.known:
            self.tree.append(derived, stored)
            if self.tiles:
                self.tiles.append(derived, doubtful=derived != stored)
        self.position = index + 1
        self.meet_checkpoints()
        if self.progress and self.position % _STRIDE == 0:
            self.progress(self.position, self.size)

    def read(self, index: int, data: bytes) -> None:
        try:
            entry = Entry.from_bytes(data)
        except EntryBroken as broken:
            self.faults.add("entry-malformed", index, f"entry {index}: {broken}")
            return
        self.unsigned.meet(index, entry.at)
        if self.filing:
            self.filing.meet(index, entry.file)

    def reach(self, index: int) -> None:
        """Go on at `index`; if that leaves entries out, the tree is not known from here on."""
        if index > self.position:
            self.settle_doubts(None)
            self.tree.lose()
            self.position = index
            self.meet_checkpoints()

    def doubt(self, index: int) -> None:
        self.doubts.append(index)
        if not self.tree.known or len(self.doubts) == MAX_FAULTS:
            self.settle_doubts(None)

    def settle_doubts(self, proven: Proven | None) -> None:
        """Say of each doubtful entry what was changed, as far as a signed root has shown it."""
        for index in self.doubts:
            self.faults.add("leaf-hash", index, _VERDICTS[proven].format(index))
        self.doubts = []

    # At the checkpoints

    def meet_checkpoints(self) -> None:
        while self.due and self.due.size <= self.position:
            self.meet_stored(self.due)
            self.due = next(self.stored, None)
        while self.saved and self.saved[0].size <= self.position:
            self.meet_saved(self.saved.pop(0))

    def meet_stored(self, checkpoint: Checkpoint) -> None:
        self.unsigned.signed()
        if not self.tree.known or self.parted:
            return  # the fault that makes this one impossible to check has been named
        proven = self.tree.prove(checkpoint.root)
        self.settle_doubts(proven)
        if proven:
            self.covered = checkpoint.size
            return
        self.parted = True
        which = f"the entries from {self.covered} to {checkpoint.size - 1}"
        self.faults.add(
            "checkpoint-root",
            checkpoint.size,
            f"{which} are not those that the checkpoint at {checkpoint.size} signed for",
        )

    def meet_saved(self, checkpoint: Checkpoint) -> None:
        size = checkpoint.size
        if not self.tree.known:
            sentence = f"the saved checkpoint at {size} cannot be confirmed: an earlier entry is out of reach"
            self.faults.add("saved-unconfirmed", size, sentence)
            return
        proven = self.tree.prove(checkpoint.root)
        self.settle_doubts(proven)
        if not proven:
            sentence = (
                f"the first {size} entries are not those of the saved checkpoint: the past was replaced"
            )
            self.faults.add("saved-root", size, sentence)

    # At the end

    def end(self) -> None:
        if self.progress:
            self.progress(self.position, self.size)
        self.settle_doubts(None)
        self.unsigned.signed()
        self.check_head()
        self.check_beyond()
        if self.tiles and self.tree.known:
            self.tiles.finish()

    def check_head(self) -> None:
        try:
            head = Frontier.from_bytes(self.source.head())
        except (SourceBroken, FrontierBroken) as broken:
            # Where it is not there at all, there was no size either, and that has been said.
            if str(broken) not in {fault.sentence for fault in self.faults.found}:
                self.faults.add("head", self.size, str(broken))
            return
        if head.size != self.size or (self.tree.known and not self.parted and not self.tree.has(head)):
            sentence = f"the stored head is not the frontier of these {self.size} entries"
            self.faults.add("head", self.size, sentence)

    def check_beyond(self) -> None:
        """Name the checkpoints that promise entries which are not there."""
        if self.due:
            longest = max(checkpoint.size for checkpoint in chain([self.due], self.stored))
            sentence = (
                f"a checkpoint signed for {longest} entries, but there are {self.size}: the tail was cut"
            )
            self.faults.add("checkpoint-beyond-end", longest, sentence)
        for checkpoint in self.saved:
            lengths = f"is of {checkpoint.size} entries, but there are {self.size}"
            sentence = f"a saved checkpoint {lengths}: the tail was cut"
            self.faults.add("saved-cut", checkpoint.size, sentence)


_VERDICTS: dict[Proven | None, str] = {
    "entries": "the hash stored beside entry {} was changed: a signed checkpoint holds with the entry",
    "hashes": "entry {} was changed: a signed checkpoint holds with the hash stored beside it",
    None: "entry {} and the hash stored beside it disagree: one of the two was changed",
}
