"""The two bytes that every stored blob starts with: the version of its format, and what it is."""

from enum import IntEnum

from inconfidence.vault.errors import KeyBroken

VERSION = 1
HEADER_SIZE = 2


class Kind(IntEnum):
    """What a blob is. Values are letters, so that a dump can be read; none is ever used again."""

    SEALED = ord("s")
    WRAPPED = ord("w")
    SEALED_TO = ord("S")
    WRAPPED_TO = ord("W")
    PUBLIC_KEY = ord("p")
    PRIVATE_KEY = ord("k")
    MEMBER_PUBLIC = ord("m")
    MEMBER_PRIVATE = ord("M")
    CABINET_KEYS = ord("C")
    STORED_PASSWORD = ord("a")
    GRANT = ord("g")
    GRANT_SIGNATURE = ord("G")
    CHECKPOINT_KEY = ord("L")
    COSIGNING_KEY = ord("Q")
    RECOVERY_PIN = ord("r")
    PIN_SIGNATURE = ord("R")
    EPOCH = ord("e")
    EPOCH_SIGNATURE = ord("E")
    ARCHIVE = ord("A")


_HEADERS = {kind: bytes((VERSION, kind)) for kind in Kind}


def header(kind: Kind) -> bytes:
    """The version byte and the kind byte."""
    return _HEADERS[kind]


def key_body(kind: Kind, blob: bytes, size: int, what: str) -> bytes:
    """The `size` bytes after the header; raises KeyBroken, which names `what`, on anything else."""
    if len(blob) != HEADER_SIZE + size or blob[:HEADER_SIZE] != header(kind):
        raise KeyBroken(what)
    return bytes(blob[HEADER_SIZE:])  # a database driver may give a memoryview
