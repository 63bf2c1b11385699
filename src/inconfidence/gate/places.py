"""What each sealed thing is bound to, so that none can be put in another's place."""

from functools import lru_cache
from uuid import UUID

from inconfidence.vault.context import Context, Part, Place


# A file that somebody works in is opened again and again, and four of these are made each time. They are ids, no
# secrets. By their types, too: True would pass for 1.
@lru_cache(maxsize=4096, typed=True)
def _place(charity: UUID, cabinet: UUID, file: UUID, record: UUID, field: str, version: int) -> Place:
    return Place(charity, cabinet, file, record, field, version)


@lru_cache(maxsize=4096, typed=True)
def _context(purpose: str, *parts: Part) -> Context:
    return Context.of(purpose, *parts)


def header(charity: UUID, cabinet: UUID, file: UUID, version: int) -> Place:
    """A file's header: the name and how to be in touch."""
    return _place(charity, cabinet, file, file, "header", version)


def facts(charity: UUID, cabinet: UUID, file: UUID, version: int) -> Place:
    """A file's facts sheet, which the gate reads before it opens."""
    return _place(charity, cabinet, file, file, "facts", version)


def record(charity: UUID, cabinet: UUID, file: UUID, record: UUID, version: int) -> Place:
    """One thing kept in a file."""
    return _place(charity, cabinet, file, record, "content", version)


def file_key(charity: UUID, cabinet: UUID, epoch: int, file: UUID) -> Context:
    """A file's key, dropped into its cabinet."""
    return _context("file-key", charity, cabinet, epoch, file)


def drawer_key(charity: UUID, cabinet: UUID, made: int, epoch: int, drawer: UUID) -> Context:
    """A drawer's key under its cabinet's of one epoch, and in which epoch it was made."""
    return _context("drawer-key", charity, cabinet, made, epoch, drawer)


def key_in_drawer(charity: UUID, cabinet: UUID, drawer: UUID, file: UUID) -> Context:
    """A file's key under that of a drawer."""
    return _context("key-in-drawer", charity, cabinet, drawer, file)


def file_grant(charity: UUID, file: UUID, member: UUID) -> Context:
    """A file's key, sealed to a member of its care team."""
    return _context("file-grant", charity, file, member)


def quick_wrap(charity: UUID, file: UUID, member: UUID) -> Context:
    """A file's key under the own symmetric key of a member of its care team."""
    return _context("quick-wrap", charity, file, member)


def old_keys(charity: UUID, file: UUID, generation: int) -> Context:
    """The keys a file had before, under the present one."""
    return _context("old-file-keys", charity, file, generation)


def cabinet_grant(charity: UUID, cabinet: UUID, epoch: int, member: UUID) -> Context:
    """A cabinet's keys, sealed to a key-holder."""
    return _context("cabinet-grant", charity, cabinet, epoch, member)


def former_cabinet(charity: UUID, cabinet: UUID, epoch: int, under: int) -> Context:
    """The keys a cabinet had in an epoch before, under those of the present one."""
    return _context("former-cabinet-keys", charity, cabinet, epoch, under)


def entry_detail(charity: UUID, about: UUID, generation: int) -> Context:
    """The part of a ledger's entry that says what happened: about a file, or a member's own list."""
    return _context("entry-detail", charity, about, generation)


def act_detail(charity: UUID, actor: UUID) -> Context:
    """The part of an entry about no file, sealed to the office that may read what is said of members."""
    return _context("act-detail", charity, actor)


def member_name(charity: UUID, member: UUID) -> Context:
    """A member's name and address, under the directory key."""
    return _context("member-name", charity, member)


def member_private(charity: UUID, member: UUID) -> Context:
    """A member's private keys, under their password."""
    return _context("member-private", charity, member)


def session(charity: UUID, member: UUID) -> Context:
    """The keys of a session, under the secret that only the cookie holds."""
    return _context("session", charity, member)


def draft(charity: UUID, member: UUID, slot: str) -> Context:
    """What somebody was writing, sealed to themselves."""
    return _context("draft", charity, member, slot)


def thread(charity: UUID, thread: UUID, member: UUID) -> Context:
    """A conversation's key, sealed to one who takes part in it."""
    return _context("thread", charity, thread, member)


def thread_terms(charity: UUID, thread: UUID) -> Context:
    """What the gate must know before it opens a conversation."""
    return _context("thread-terms", charity, thread)


def thread_message(charity: UUID, thread: UUID, message: UUID, author: UUID) -> Context:
    """One message of a conversation, as its author's."""
    return _context("thread-message", charity, thread, message, author)


def second_factor(charity: UUID, member: UUID) -> Context:
    """What makes a member's one-time codes, under a key of the server's."""
    return _context("second-factor", charity, member)


def passkey(charity: UUID, member: UUID, passkey: UUID) -> Context:
    """One of a member's passkeys and what they call it, under the same key of the server's."""
    return _context("passkey", charity, member, passkey)


def list_page(charity: UUID, cabinet: UUID, epoch: int, page: UUID) -> Context:
    """A page of a cabinet's list, under its key for header packs."""
    return _context("list-page", charity, cabinet, epoch, page)


def list_terms(charity: UUID, cabinet: UUID, epoch: int, page: UUID) -> Context:
    """What the files of a page are found by, under the same key."""
    return _context("list-terms", charity, cabinet, epoch, page)
