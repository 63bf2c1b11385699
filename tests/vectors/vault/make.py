"""Makes the vectors of docs/cabinet-protocol.md: `python tests/vectors/vault/make.py`.

All is fixed, nonces too, so that the same files come out again; a test holds them to it. Sealing to a public
key cannot be fixed (the library takes no randomness from outside): `sealed-to.json` is made where it is
missing, and kept where it is there. The keys are for tests: anyone can read them here.
"""

import json
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256, shake_256
from pathlib import Path
from typing import Any
from uuid import UUID

from inconfidence.vault.archives import CHUNK, Label, begin_archive, seal_chunk
from inconfidence.vault.blind import blind_token
from inconfidence.vault.cabinets import CabinetKeys
from inconfidence.vault.checkpoints import CheckpointKey
from inconfidence.vault.context import Context, Part, Place
from inconfidence.vault.derive import LABELS, derive
from inconfidence.vault.epochs import EpochStatement, sign_epoch
from inconfidence.vault.formats import Kind, header
from inconfidence.vault.hazmat.aead import Aead
from inconfidence.vault.hazmat.hashing import hkdf
from inconfidence.vault.hazmat.slow_hash import argon2id
from inconfidence.vault.keys import SecretKey
from inconfidence.vault.members import PrivateKeys
from inconfidence.vault.padding import MAX_PLAINTEXT, pad, padded_size
from inconfidence.vault.pairs import PrivateKey
from inconfidence.vault.passwords import Cost, Stored
from inconfidence.vault.pins import RecoveryPin, sign_pin
from inconfidence.vault.recovery import RecoverySeed
from inconfidence.vault.sealing import bound, seal_to, wrap_to
from inconfidence.vault.sessions import session_context, session_key
from inconfidence.vault.sheets import read_sheet
from inconfidence.vault.statements import GrantStatement, sign

HERE = Path(__file__).parent
# Trustees' sheets of `material("recovery seed", 32)` and of `material("another recovery seed", 32)`.
WORDS_OF_THREE = (
    "agree evil academic acid adequate include wireless romantic blue deadline talent "
    "prayer deliver course leaves visual visual else paces company briefing minister "
    "picture estimate alto short empty garbage execute axle best agree diagnose",
    "agree evil academic agency adorn arena argue season both ceiling voter "
    "nuclear trust hospital formal quick exchange best that talent actress lips "
    "tendency destroy tendency shadow disease review snapshot worthy merchant physics sack",
    "agree evil academic always advocate should aquatic chemical bishop declare mental "
    "picture ceramic graduate deadline laden mineral cricket guard stadium dragon large "
    "critical tadpole kernel slush river pacific soul evoke clay coal avoid",
)
WORDS_OF_FIVE = (
    "gums surprise academic acne aspect makeup process election mild scatter makeup "
    "angel kitchen furl decent depict view benefit huge pleasure browser therapy "
    "wavy recover fridge employer disaster texture rainbow painting improve employer slim",
    "gums surprise academic agree animal bulge boring guard fawn modify blanket "
    "therapy orbit client often lend piece writing style intimate safari idle "
    "fragment purple voter rumor upstairs negative nail response national says fact",
    "gums surprise academic amazing acne airport equip owner endorse meaning true "
    "divorce briefing stadium ambition gross pacific music lawsuit lying knit should "
    "frequent slap surprise include ladybug editor various hobo involve dwarf bumpy",
    "gums surprise academic arcade airport much upgrade research lift strategy infant "
    "spider wavy prepare peasant standard slice jump sidewalk fawn physics garbage "
    "wealthy security intend voice raspy dragon snapshot identify minister regular lilac",
    "gums surprise academic axle acquire pickup impact briefing burning argue element "
    "parking estimate prepare mental clay funding retreat smoking dream reject trust "
    "finger prisoner nuclear paces prevent domestic check climate indicate canyon lyrics",
)
Case = dict[str, Any]


def material(label: str, size: int) -> bytes:
    """Bytes that look random and are the same each time."""
    return shake_256(b"inconfidence vectors " + label.encode()).digest(size)


def uuid(label: str) -> UUID:
    return UUID(bytes=material(label, 16), version=4)


PLACE = Place(uuid("charity"), uuid("cabinet"), uuid("file"), uuid("record"), "text", 1)
FILE_KEY = Context.of("file-key", uuid("charity"), uuid("cabinet"), uuid("file"))
PURPOSE_ONLY = Context.of("directory")
MIXED = Context.of("trial", "é", 0, 2**63 - 1, uuid("file"), "")
CONTEXTS = [PLACE, FILE_KEY, PURPOSE_ONLY, MIXED]


def _part(part: Part) -> Case:
    kinds: dict[type, str] = {UUID: "uuid", str: "text", int: "number"}
    return {kinds[type(part)]: str(part) if isinstance(part, UUID) else part}


def _context(context: Context) -> Case:
    return {"purpose": context.purpose, "parts": [_part(part) for part in context.parts]}


def contexts() -> list[Case]:
    return [{**_context(context), "bytes": context.to_bytes().hex()} for context in CONTEXTS]


def paddings() -> list[Case]:
    sizes = [0, 1, 59, 60, 61, 124, 125, 1000, 4092, 4093, 8188, 8189, 100_000, 1_000_000, MAX_PLAINTEXT]
    return [{"size": size, "padded_size": padded_size(size)} for size in sizes]


def _fixed_seal(kind: Kind, key: bytes, content: bytes, context: Context, label: str) -> bytes:
    nonce = material("nonce " + label, 12)
    return header(kind) + nonce + Aead(key).encrypt(nonce, content, bound(kind, context))


def sealed() -> list[Case]:
    key, inner = material("sealing key", 32), material("inner key", 32)
    texts = [b"", b"one word", "Une phrase à garder.".encode() * 9, bytes(300)]
    cases = [("sealed", text, context) for text in texts for context in CONTEXTS]
    cases += [("wrapped", inner, context) for context in CONTEXTS]
    return [
        {
            "kind": kind,
            "key": key.hex(),
            "context": _context(context),
            "plaintext": plaintext.hex(),
            "blob": _fixed_seal(
                Kind.SEALED if kind == "sealed" else Kind.WRAPPED,
                key,
                pad(plaintext) if kind == "sealed" else plaintext,
                context,
                f"{kind} {number}",
            ).hex(),
        }
        for number, (kind, plaintext, context) in enumerate(cases)
    ]


def sealed_to() -> list[Case]:
    """Not the same twice: see the head of this file."""
    private, inner = PrivateKey(material("pair", 96)), SecretKey(material("inner key", 32))
    common = {"private": private.to_bytes().hex(), "context": _context(PLACE)}
    text = "Quelqu’un a déposé ceci.".encode()
    return [
        {
            "kind": "sealed-to",
            **common,
            "plaintext": text.hex(),
            "blob": seal_to(private.public, text, PLACE).hex(),
        },
        {
            "kind": "wrapped-to",
            **common,
            "plaintext": inner.bytes.hex(),
            "blob": wrap_to(private.public, inner, PLACE).hex(),
        },
    ]


def keys() -> list[Case]:
    pair, member = PrivateKey(material("pair", 96)), PrivateKeys(material("member", 128))
    cabinet, checkpoint = CabinetKeys(material("cabinet", 128)), CheckpointKey(material("checkpoint", 32))
    rows = [
        ("private-key", pair.to_bytes(), pair.public.to_bytes()),
        ("member", member.to_bytes(), member.public.to_bytes()),
        ("cabinet", cabinet.to_bytes(), cabinet.public.to_bytes()),
        ("checkpoint", checkpoint.to_bytes(), checkpoint.public),
    ]
    return [{"what": what, "private": one.hex(), "public": other.hex()} for what, one, other in rows]


def passwords() -> list[Case]:
    salt = material("salt", 16)
    rows = [("correct horse battery staple", Cost(64, 3, 1)), ("ﬁnancé Ⅻ, une fois", Cost(32, 1, 2))]
    return [_password(password, cost, salt) for password, cost in rows]


def _password(password: str, cost: Cost, salt: bytes) -> Case:
    normal = unicodedata.normalize("NFKC", password).encode()
    slow = argon2id(normal, salt, cost.memory_kib, cost.passes, cost.lanes, 32)
    both = hkdf(slow, b"", b"inconfidence/password/1", 64)
    stored = Stored(cost, salt, both[:32]).to_bytes()
    return {"password": password, "stored": stored.hex(), "key": both[32:].hex()}


def derived() -> list[Case]:
    key = material("parent", 32)
    return [
        {"key": key.hex(), "label": label, "derived": derive(SecretKey(key), label).bytes.hex()}
        for label in LABELS
    ]


def blind() -> list[Case]:
    key = material("index key", 32)
    values = [
        ("name", "O’BRIEN, Jean-Pierre", "jean obrien pierre"),
        ("name", "Élodie", "elodie"),
        ("sound", "kathryn", "katrin"),
        ("sound", "dupond", "dupon"),
        ("phone", "06 39 98 12 34", "+33639981234"),
        ("phone", "+44 7700 900123", "+447700900123"),
        ("email", " Someone@Example.ORG ", "someone@example.org"),
        ("postcode", "sw1a 1aa", "sw1a1aa"),
        ("born", "1975-03-02", "19750302"),
        ("reference", "F-7K3QX", "f7k3qx"),
        ("sign-in-name", "Alice", "alice"),
    ]
    return [
        {
            "key": key.hex(),
            "field": field,
            "value": value,
            "folded": folded,
            "token": blind_token(SecretKey(key), field, value).hex(),
        }
        for field, value, folded in values
    ]


def statements() -> list[Case]:
    member = PrivateKeys(material("member", 128))
    moment = datetime(2026, 11, 22, 9, 30, 0, 123456, tzinfo=UTC)
    digest = sha256(b"a wrap").digest()
    people = uuid("grantee"), uuid("granter")
    rows = [
        GrantStatement(uuid("charity"), "cabinet", uuid("cabinet"), 1, *people, "grant", moment, digest),
        GrantStatement(uuid("charity"), "file", uuid("file"), 2**32 - 1, *people, "revoke", moment, digest),
        GrantStatement(uuid("charity"), "directory", uuid("charity"), 0, *people, "grant", moment, digest),
    ]
    public = member.public.to_bytes().hex()
    return [
        {"public": public, "statement": row.to_bytes().hex(), "signature": sign(member, row).hex()}
        for row in rows
    ]


def sessions() -> list[Case]:
    cookie, session, plaintext = material("cookie", 32), uuid("session"), b"what the session keeps"
    key, context = session_key(cookie), session_context(session)
    blob = _fixed_seal(Kind.SEALED, key.bytes, pad(plaintext), context, "session")
    return [
        {"cookie": cookie.hex(), "session": str(session), "plaintext": plaintext.hex(), "blob": blob.hex()}
    ]


def checkpoints() -> list[Case]:
    key, message = CheckpointKey(material("checkpoint", 32)), b"example.org/log\n3\nAAAA\n"
    return [{"public": key.public.hex(), "message": message.hex(), "signature": key.sign(message).hex()}]


def recovery() -> list[Case]:
    """The words were drawn once: which lists a secret is split into, the library leaves to chance."""
    rows = [
        (material("recovery seed", 32), 2, WORDS_OF_THREE),
        (material("another recovery seed", 32), 3, WORDS_OF_FIVE),
    ]
    return [
        {
            "sheets": [words.split() for words in sheets],
            "needed": needed,
            "set": read_sheet(sheets[0]).set_number,
            "seed": seed.hex(),
            "private": RecoverySeed(seed).keys.to_bytes().hex(),
            "public_sha256": sha256(RecoverySeed(seed).keys.public.to_bytes()).hexdigest(),
        }
        for seed, needed, sheets in rows
    ]


def pins() -> list[Case]:
    founder, moment = (
        PrivateKeys(material("member", 128)),
        datetime(2026, 11, 22, 9, 30, 0, 123456, tzinfo=UTC),
    )
    public = RecoverySeed(material("recovery seed", 32)).keys.public.to_bytes()
    pin = RecoveryPin(
        uuid("charity"), uuid("recovery"), 1, 2, 3, uuid("granter"), moment, sha256(public).digest()
    )
    signature, signer = sign_pin(founder, pin), founder.public.to_bytes()
    hashes = b"".join(sha256(blob).digest() for blob in (public, signer, signature))
    return [
        {
            "recovery_public": public.hex(),
            "signer_public": signer.hex(),
            "pin": pin.to_bytes().hex(),
            "signature": signature.hex(),
            "change": sha256(hashes).hexdigest(),
        }
    ]


def epochs() -> list[Case]:
    """A turn: the signed statement, the keys of before under the new ones, and a file's key from one to the other."""
    signer, moment = (
        PrivateKeys(material("member", 128)),
        datetime(2026, 11, 22, 9, 30, 0, 123456, tzinfo=UTC),
    )
    old, new = (CabinetKeys(material(f"cabinet of epoch {epoch}", 128)) for epoch in (1, 2))
    grants = sorted(
        [(uuid("granter"), b"one grant"), (uuid("grantee"), b"another"), (uuid("recovery"), b"sheets")]
    )
    public = new.public.to_bytes()
    statement = EpochStatement(
        uuid("charity"),
        uuid("cabinet"),
        2,
        uuid("granter"),
        moment,
        sha256(public).digest(),
        sha256(b"".join(sha256(grant).digest() for _who, grant in grants)).digest(),
    )
    signature = sign_epoch(signer, statement)
    former = Context.of("former-cabinet-keys", uuid("charity"), uuid("cabinet"), 1, 2)
    drawer_key, file_key = material("drawer key", 32), material("file key", 32)
    drawer = [
        _fixed_seal(
            Kind.WRAPPED,
            keys.symmetric.bytes,
            drawer_key,
            Context.of("drawer-key", uuid("charity"), uuid("cabinet"), 1, epoch, uuid("drawer")),
            f"drawer in epoch {epoch}",
        )
        for epoch, keys in ((1, old), (2, new))
    ]
    lies_in = Context.of("key-in-drawer", uuid("charity"), uuid("cabinet"), uuid("drawer"), uuid("file"))
    in_drawer = _fixed_seal(Kind.WRAPPED, drawer_key, file_key, lies_in, "in the drawer")
    return [
        {
            "signer_public": signer.public.to_bytes().hex(),
            "cabinet_public": public.hex(),
            "grants": [{"grantee": str(who), "statement": grant.hex()} for who, grant in grants],
            "statement": statement.to_bytes().hex(),
            "signature": signature.hex(),
            "change": sha256(sha256(statement.to_bytes()).digest() + sha256(signature).digest()).hexdigest(),
            "old": old.to_bytes().hex(),
            "new": new.to_bytes().hex(),
            "former_context": _context(former),
            "former": _fixed_seal(
                Kind.SEALED, new.symmetric.bytes, pad(old.to_bytes()), former, "former"
            ).hex(),
            "file": str(uuid("file")),
            "charity": str(uuid("charity")),
            "cabinet": str(uuid("cabinet")),
            "drawer": str(uuid("drawer")),
            "drawer_wraps": [wrap.hex() for wrap in drawer],
            "in_drawer": in_drawer.hex(),
            "file_key": file_key.hex(),
        }
    ]


def _label(part: str) -> Label:
    moment = datetime(2026, 11, 22, 2, 30, 0, 123456, tzinfo=UTC)
    return Label("content" if part == "content" else "keys", uuid("charity"), uuid("snapshot"), moment)


def archive_chunks() -> list[Case]:
    """Two chunks, the first of them full: too long to be written out, so by their digests."""
    key = material("archive key", 32)
    pieces = [(0, False, b"\x07" * CHUNK), (1, True, b"the last"), (2**32 - 1, True, b"")]
    return [
        {
            "key": key.hex(),
            "label": _label("content").to_bytes().hex(),
            "number": number,
            "last": last,
            "plaintext_sha256": sha256(piece).hexdigest(),
            "size": len(piece),
            "sealed_sha256": sha256(
                seal_chunk(SecretKey(key), piece, number, last, _label("content"))
            ).hexdigest(),
        }
        for number, last, piece in pieces
    ]


def archives() -> list[Case]:
    """Not the same twice: see the head of this file."""
    private, plaintext = PrivateKey(material("pair", 96)), b'{"v":1,"program":"0.1.0"}\n'
    cases = []
    for part in ("content", "keys"):
        key, head = begin_archive(private.public, _label(part))
        archive = head + seal_chunk(key, plaintext, 0, True, _label(part))
        cases.append(
            {
                "private": private.to_bytes().hex(),
                "part": part,
                "charity": str(uuid("charity")),
                "snapshot": str(uuid("snapshot")),
                "microseconds": 1_795_314_600_123_456,
                "plaintext": plaintext.hex(),
                "archive": archive.hex(),
            }
        )
    return cases


FIXED: dict[str, Callable[[], list[Case]]] = {
    "contexts": contexts,
    "paddings": paddings,
    "sealed": sealed,
    "keys": keys,
    "passwords": passwords,
    "derived": derived,
    "blind": blind,
    "statements": statements,
    "sessions": sessions,
    "checkpoints": checkpoints,
    "recovery": recovery,
    "pins": pins,
    "epochs": epochs,
    "archive-chunks": archive_chunks,
}
KEPT: dict[str, Callable[[], list[Case]]] = {"sealed-to": sealed_to, "archives": archives}


def as_text(cases: list[Case]) -> str:
    return json.dumps(cases, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    for name, make in (FIXED | KEPT).items():
        path = HERE / f"{name}.json"
        if name in FIXED or not path.exists():
            path.write_text(as_text(make()), encoding="utf-8")


if __name__ == "__main__":
    main()
