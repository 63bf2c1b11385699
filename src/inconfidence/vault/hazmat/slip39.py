"""SLIP-0039: a secret as several lists of words, of which so many give it back.

The library says in its errors how a mistyped list began: none of its errors, nor their causes, leave this module.
"""

from dataclasses import dataclass, field

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.share import Share
from shamir_mnemonic.wordlist import WORDLIST

from inconfidence.vault.hazmat import Rejected

WORDS: tuple[str, ...] = tuple(WORDLIST)
# Each word of the list can be told by so many of its letters.
TELLING = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """What one list says of itself: its set, its place in it (from 0), and how many lists give the secret."""

    set_number: int
    place: int
    needed: int
    # Everything that all lists of one set have in common.
    common: tuple[object, ...] = field(repr=False)


def split(secret: bytes, needed: int, made: int) -> list[str]:
    """`made` lists of words; any `needed` of them give `secret` (16 bytes or more, an even number) back."""
    [lists] = generate_mnemonics(1, [(needed, made)], secret, b"", extendable=True, iteration_exponent=0)
    return list(lists)


def heading(words: str) -> Heading:
    """Reads one list; raises Rejected where its words do not fit together."""
    try:
        share = Share.from_mnemonic(words)
    except (MnemonicError, ValueError):
        raise Rejected from None
    # One group, and no more stretching than ours: a list that somebody made up must not keep the machine busy.
    if (share.group_count, share.group_threshold, share.iteration_exponent) != (1, 1, 0):
        raise Rejected
    common = (*share.common_parameters(), share.member_threshold)
    return Heading(share.identifier, share.index, share.member_threshold, common)


def combine(lists: list[str]) -> bytes:
    """The secret; raises Rejected where the lists do not belong together, or are too few or too many."""
    try:
        return bytes(combine_mnemonics(lists))
    except (MnemonicError, ValueError):
        raise Rejected from None
