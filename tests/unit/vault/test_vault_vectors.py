"""What was stored opens: by the program, and by a second implementation that shares no code with it."""

import hashlib
import importlib.util
import io
import itertools
from pathlib import Path
from uuid import UUID

import pytest
import second_implementation as second

from inconfidence.gate.archives import archive_open
from inconfidence.vault import checkpoints, statements
from inconfidence.vault.blind import blind_token
from inconfidence.vault.cabinets import CabinetKeys
from inconfidence.vault.checkpoints import CheckpointKey
from inconfidence.vault.context import Context, Place
from inconfidence.vault.derive import derive
from inconfidence.vault.hazmat import slip39
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.members import PrivateKeys, PublicKeys
from inconfidence.vault.opening import open_from, open_sealed, open_session, unwrap, unwrap_from
from inconfidence.vault.padding import padded_size
from inconfidence.vault.pairs import PrivateKey
from inconfidence.vault.passwords import Stored, unlock
from inconfidence.vault.recovery import RecoverySeed
from inconfidence.vault.sheets import join, read_sheet
from inconfidence.vault.statements import GrantStatement

MAKER = Path(__file__).parents[2] / "vectors" / "vault" / "make.py"


def maker():
    spec = importlib.util.spec_from_file_location("make_vault_vectors", MAKER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", maker().FIXED)
def test_the_program_still_makes_the_stored_vectors(name):
    module = maker()
    assert (MAKER.parent / f"{name}.json").read_text(encoding="utf-8") == module.as_text(module.FIXED[name]())


def _context(case):
    kinds = {"uuid": UUID, "text": str, "number": int}
    parts = [kinds[kind](value) for part in case["parts"] for kind, value in part.items()]
    return Place(*parts) if case["purpose"] == "place" else Context.of(case["purpose"], *parts)


def _second_context(case):
    return second.context_bytes(case["purpose"], case["parts"])


def test_contexts(vectors):
    for case in vectors("contexts"):
        assert _context(case).to_bytes() == _second_context(case) == bytes.fromhex(case["bytes"])


def test_paddings(vectors):
    for case in vectors("paddings"):
        assert padded_size(case["size"]) == second.padded_size(case["size"]) == case["padded_size"]


def test_sealed_and_wrapped_under_a_key(vectors):
    for case in vectors("sealed"):
        key, blob, plaintext = (bytes.fromhex(case[name]) for name in ("key", "blob", "plaintext"))
        context = _context(case["context"])
        wrapped = case["kind"] == "wrapped"
        content = second.open_with_key(b"w" if wrapped else b"s", key, blob, _second_context(case["context"]))
        if wrapped:
            assert unwrap(SecretKey(key), blob, context).bytes == content == plaintext
        else:
            assert open_sealed(SecretKey(key), blob, context) == second.unpadded(content) == plaintext


def test_sealed_and_wrapped_to_a_public_key(vectors):
    for case in vectors("sealed-to"):
        private = PrivateKey.from_bytes(bytes.fromhex(case["private"]))
        seeds, blob, plaintext = (bytes.fromhex(case[name]) for name in ("private", "blob", "plaintext"))
        context = _context(case["context"])
        wrapped = case["kind"] == "wrapped-to"
        content = second.open_from(
            b"W" if wrapped else b"S", seeds[2:], blob, _second_context(case["context"])
        )
        if wrapped:
            assert unwrap_from(private, blob, context).bytes == content == plaintext
        else:
            assert open_from(private, blob, context) == second.unpadded(content) == plaintext


def test_keys_are_read_and_have_the_public_half_that_was_stored(vectors):
    kinds = {
        "private-key": PrivateKey,
        "member": PrivateKeys,
        "cabinet": CabinetKeys,
        "checkpoint": CheckpointKey,
    }
    for case in vectors("keys"):
        key = kinds[case["what"]].from_bytes(bytes.fromhex(case["private"]))
        assert key.to_bytes().hex() == case["private"]
        public = key.public if isinstance(key.public, bytes) else key.public.to_bytes()
        assert public.hex() == case["public"]


def test_passwords(vectors):
    for case in vectors("passwords"):
        stored = bytes.fromhex(case["stored"])
        key = unlock(case["password"], Stored.from_bytes(stored))
        assert key.bytes == second.password_key(case["password"], stored) == bytes.fromhex(case["key"])


def test_derived_keys(vectors):
    for case in vectors("derived"):
        key = bytes.fromhex(case["key"])
        again = second.hkdf(key, b"inconfidence/derive/1", case["label"].encode(), 32)
        assert derive(SecretKey(key), case["label"]).bytes == again == bytes.fromhex(case["derived"])


def test_blind_tokens(vectors):
    for case in vectors("blind"):
        key = bytes.fromhex(case["key"])
        again = second.blind_token(key, case["field"], case["folded"])
        assert (
            blind_token(SecretKey(key), case["field"], case["value"]) == again == bytes.fromhex(case["token"])
        )


def test_statements(vectors):
    for case in vectors("statements"):
        public, blob, signature = (bytes.fromhex(case[name]) for name in ("public", "statement", "signature"))
        statement = GrantStatement.from_bytes(blob)
        assert statement.to_bytes() == blob
        statements.verify(PublicKeys.from_bytes(public), statement, signature)
        second.check_statement(public, blob, signature)


def test_sheets_and_the_keys_that_they_give(vectors):
    for case in vectors("recovery"):
        seed, needed = bytes.fromhex(case["seed"]), case["needed"]
        for some in itertools.combinations(case["sheets"], needed):
            assert join([read_sheet(" ".join(sheet)) for sheet in some]).bytes == seed
            assert second.seed_of_words(list(some), list(slip39.WORDS)) == seed
        keys = RecoverySeed(seed).keys
        assert keys.to_bytes() == second.recovery_private(seed) == bytes.fromhex(case["private"])
        assert hashlib.sha256(keys.public.to_bytes()).hexdigest() == case["public_sha256"]


def test_pins(vectors):
    for case in vectors("pins"):
        blobs = {name: bytes.fromhex(value) for name, value in case.items()}
        assert second.check_pin(blobs) == blobs["change"]


def test_epochs(vectors):
    """The turn as the protocol tells it: the statement, the keys of before, and a file's key under either."""
    for case in vectors("epochs"):
        blobs = {
            name: bytes.fromhex(case[name])
            for name in ("signer_public", "cabinet_public", "statement", "signature")
        }
        grants = [
            bytes.fromhex(one["statement"]) for one in sorted(case["grants"], key=lambda one: one["grantee"])
        ]
        assert second.check_epoch(blobs, grants) == bytes.fromhex(case["change"])
        new, context = bytes.fromhex(case["new"]), case["former_context"]
        sealed = second.context_bytes(context["purpose"], context["parts"])
        old = second.unpadded(second.open_with_key(b"s", new[-32:], bytes.fromhex(case["former"]), sealed))
        assert old == bytes.fromhex(case["old"])
        ids = {name: {"uuid": case[name]} for name in ("charity", "cabinet", "drawer", "file")}
        for epoch, keys, wrapped in zip((1, 2), (old, new), case["drawer_wraps"], strict=True):
            place = [ids["charity"], ids["cabinet"], {"number": 1}, {"number": epoch}, ids["drawer"]]
            drawer_key = unwrapped(keys[-32:], wrapped, "drawer-key", place)
            key = unwrapped(drawer_key, case["in_drawer"], "key-in-drawer", list(ids.values()))
            assert key == bytes.fromhex(case["file_key"])


def unwrapped(key: bytes, blob: str, purpose: str, parts) -> bytes:
    return second.open_with_key(b"w", key, bytes.fromhex(blob), second.context_bytes(purpose, parts))


def test_sessions(vectors):
    for case in vectors("sessions"):
        cookie, blob, plaintext = (bytes.fromhex(case[name]) for name in ("cookie", "blob", "plaintext"))
        assert open_session(cookie, blob, UUID(case["session"])) == plaintext
        key = second.hkdf(cookie, b"inconfidence/derive/1", b"session", 32)
        context = second.context_bytes("session", [{"uuid": case["session"]}])
        assert second.unpadded(second.open_with_key(b"s", key, blob, context)) == plaintext


def test_checkpoints(vectors):
    for case in vectors("checkpoints"):
        public, message, signature = (
            bytes.fromhex(case[name]) for name in ("public", "message", "signature")
        )
        checkpoints.verify(public, message, signature)


def test_chunks_of_archives(vectors):
    pieces = [b"\x07" * 65_536, b"the last", b""]
    for case, piece in zip(vectors("archive-chunks"), pieces, strict=True):
        key, label = bytes.fromhex(case["key"]), bytes.fromhex(case["label"])
        assert (len(piece), hashlib.sha256(piece).hexdigest()) == (case["size"], case["plaintext_sha256"])
        sealed = second.archive_chunk(key, label, case["number"], case["last"], piece)
        assert hashlib.sha256(sealed).hexdigest() == case["sealed_sha256"]


def test_archives(vectors):
    for case in vectors("archives"):
        private, archive = (
            PrivateKey.from_bytes(bytes.fromhex(case["private"])),
            bytes.fromhex(case["archive"]),
        )
        opened = archive_open(io.BytesIO(archive), private)
        told = (opened.label.part, str(opened.label.charity), str(opened.label.snapshot))
        assert told == (case["part"], case["charity"], case["snapshot"])
        assert opened.label.to_bytes()[-8:] == case["microseconds"].to_bytes(8, "big")
        plaintext = second.open_archive(bytes.fromhex(case["private"])[2:], archive)
        assert opened.read() == plaintext == bytes.fromhex(case["plaintext"])
