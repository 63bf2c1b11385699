"""What can be wrong with a backup. Each message says what to do next."""

from inconfidence.kernel.errors import InConfidenceError


class BackupError(InConfidenceError):
    """The root of the errors of making a backup and of restoring one."""


class BackupUnderWay(BackupError):
    """Another process is making a backup in the same folder."""

    def __init__(self) -> None:
        super().__init__("another backup is being made in this folder: wait until it is done")


class BackupFailed(BackupError):
    """A backup could not be made; those made before are as they were."""

    def __init__(self, why: str) -> None:
        super().__init__(f"no backup was made: {why}; the earlier ones are as they were")


class FolderUnusable(BackupError):
    """The folder for backups cannot be used."""

    def __init__(self, folder: object, why: str) -> None:
        super().__init__(
            f"`{folder}` cannot be used for backups ({why}): make it, give it to this user, or name another one"
        )


class NoBackup(BackupError):
    """There is nothing whole to restore."""

    def __init__(self, folder: object) -> None:
        super().__init__(
            f"`{folder}` holds no whole backup: that is three files of one name, ending in `.content`, `.keys`"
            " and `.manifest`"
        )


class ManifestBroken(BackupError):
    """A manifest cannot be read, or its signature is not that of the ledger's key."""

    def __init__(self, name: str) -> None:
        super().__init__(f"`{name}` was changed or damaged: take another backup, with `--backup NAME`")


class ArchiveMissing(BackupError):
    """One of the two archives is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"`{name}` is not there: archives of keys are kept for the latest few backups alone; take a later one"
        )


class ArchiveBroken(BackupError):
    """An archive is not the one that its manifest names, or does not open to its end."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"`{name}` was cut, changed, or put in the place of another: take another backup, with `--backup NAME`"
        )


class WrongPair(BackupError):
    """The sheets are not those that this backup was sealed for."""

    def __init__(self, fingerprint: str) -> None:
        super().__init__(
            "the sheets are whole, but this backup was sealed for others:"
            f" take the sheets with the fingerprint `{fingerprint}`"
        )


class OtherVersion(BackupError):
    """The backup was made by a program whose tables are not these."""

    def __init__(self, made_by: str, table: str) -> None:
        super().__init__(
            f"the backup was made by version `{made_by}` of the program, whose table `{table}` is not as here:"
            " restore it with that version, then upgrade"
        )


class OlderThanSaved(BackupError):
    """A later state of the ledger is known than the one in the backup."""

    def __init__(self, size: int, saved: int, where: str) -> None:
        super().__init__(
            f"the ledger of this backup has `{size}` entries, and {where} was signed for `{saved}`: something later"
            " is missing; restore a later backup, or say `--older` if there is none and the board knows it"
        )


class NotWhole(BackupError):
    """The ledger of what was restored does not verify."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("nothing was restored: the ledger is not whole: " + "; ".join(sentences))
