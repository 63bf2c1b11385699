"""What is sealed opens with its key in its place, and in no other case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recipes import ELSEWHERE, HERE, RECIPES, TEXT

from inconfidence.vault.context import Context
from inconfidence.vault.errors import KeyBroken, SealBroken, TooLarge
from inconfidence.vault.formats import Kind, header
from inconfidence.vault.hazmat.aead import Aead
from inconfidence.vault.hazmat.hpke import PUBLIC_SIZE, HpkePublic
from inconfidence.vault.keys import fresh_key
from inconfidence.vault.opening import open_from, open_sealed, unwrap, unwrap_from
from inconfidence.vault.padding import LARGEST_PADDED, MAX_PLAINTEXT, pad
from inconfidence.vault.pairs import PrivateKey, PublicKey
from inconfidence.vault.sealing import bound, seal, seal_to

KEY, PAIR = fresh_key(), PrivateKey.create()
MESSAGE = str(SealBroken())

every_recipe = pytest.mark.parametrize("recipe", RECIPES, ids=repr)


def refuses(open_it, *arguments):
    with pytest.raises(SealBroken) as caught:
        open_it(*arguments)
    assert type(caught.value) is SealBroken
    assert str(caught.value) == MESSAGE


@every_recipe
def test_opens_what_was_sealed(recipe):
    key = recipe.new_key()
    assert recipe.open(key, recipe.seal(key), True) == recipe.what


@every_recipe
def test_sealing_twice_gives_different_bytes(recipe):
    key = recipe.new_key()
    assert recipe.seal(key) != recipe.seal(key)


@every_recipe
def test_starts_with_version_and_kind_and_hides_the_rest(recipe):
    key = recipe.new_key()
    blob = recipe.seal(key)
    assert blob[0] == 1
    assert bytes((blob[1],)) in b"swSW"
    assert TEXT not in blob


@every_recipe
def test_another_key_or_place_does_not_open(recipe):
    key = recipe.new_key()
    blob = recipe.seal(key)
    refuses(recipe.open, recipe.new_key(), blob, True)
    refuses(recipe.open, key, blob, False)


@every_recipe
def test_every_flipped_bit_of_every_byte_is_found(recipe):
    key = recipe.new_key()
    blob = recipe.seal(key)
    for at in range(len(blob)):
        for bit in (1, 128) if len(blob) > 200 else (1, 2, 4, 8, 16, 32, 64, 128):
            changed = blob[:at] + bytes((blob[at] ^ bit,)) + blob[at + 1 :]
            refuses(recipe.open, key, changed, True)


@every_recipe
def test_every_truncation_and_extension_is_found(recipe):
    key = recipe.new_key()
    blob = recipe.seal(key)
    for end in range(len(blob)):
        refuses(recipe.open, key, blob[:end], True)
    for more in (b"\0", b"\1" * 16, blob):
        refuses(recipe.open, key, blob + more, True)


@every_recipe
def test_a_database_driver_may_give_a_memoryview(recipe):
    key = recipe.new_key()
    assert recipe.open(key, memoryview(recipe.seal(key)), True) == recipe.what


@pytest.mark.parametrize("name", ["seal", "wrap", "seal_to", "wrap_to"])
def test_one_kind_does_not_open_as_another(name):
    recipe = next(one for one in RECIPES if one.name == name)
    openers = {
        "seal": lambda blob: open_sealed(KEY, blob, HERE),
        "wrap": lambda blob: unwrap(KEY, blob, HERE),
        "seal_to": lambda blob: open_from(PAIR, blob, HERE),
        "wrap_to": lambda blob: unwrap_from(PAIR, blob, HERE),
    }
    blob = recipe.seal(PAIR if name.endswith("_to") else KEY)
    openers.pop(name)(blob)
    for kind in Kind:
        relabelled = header(kind) + blob[2:]
        for opener in openers.values():
            refuses(opener, relabelled)


@given(st.binary(max_size=3000))
def test_whatever_the_bytes_only_the_one_error(noise):
    for kind in (b"", *(header(kind) for kind in Kind)):
        for opener, key in ((open_sealed, KEY), (unwrap, KEY), (open_from, PAIR), (unwrap_from, PAIR)):
            refuses(opener, key, kind + noise, HERE)


@pytest.mark.parametrize("recipe", RECIPES[-1:], ids=repr)
@pytest.mark.parametrize("cookie", [b"", b"short", bytes(31), bytes(33), bytes(10_000)])
def test_a_made_up_cookie_does_not_open(recipe, cookie):
    refuses(recipe.open, cookie, recipe.seal(recipe.new_key()), True)


@given(st.binary(max_size=20_000))
def test_any_plaintext_comes_back(plaintext):
    assert open_sealed(KEY, seal(KEY, plaintext, HERE), HERE) == plaintext
    assert open_from(PAIR, seal_to(PAIR.public, plaintext, HERE), HERE) == plaintext


def test_the_largest_plaintext_comes_back_and_one_byte_more_is_refused():
    largest = bytes(MAX_PLAINTEXT)
    assert open_sealed(KEY, seal(KEY, largest, HERE), HERE) == largest
    assert open_from(PAIR, seal_to(PAIR.public, largest, HERE), HERE) == largest
    for attempt in (
        lambda: seal(KEY, largest + b"\0", HERE),
        lambda: seal_to(PAIR.public, largest + b"\0", HERE),
    ):
        with pytest.raises(TooLarge, match=f"`{MAX_PLAINTEXT + 1}`"):
            attempt()


def test_oversized_blobs_are_refused_before_any_work(monkeypatch):
    monkeypatch.setattr(Aead, "decrypt", lambda *_: pytest.fail("work was done"))
    refuses(open_sealed, KEY, header(Kind.SEALED) + bytes(2 * LARGEST_PADDED), HERE)


def sealed_content(kind, content):
    return header(kind) + bytes(12) + Aead(KEY.bytes).encrypt(bytes(12), content, bound(kind, HERE))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(bytes(3), id="no length"),
        pytest.param(bytes(63), id="not a bucket"),
        pytest.param(bytes(128), id="a larger bucket than it needs"),
        pytest.param(b"\xff\xff\xff\xff" + bytes(60), id="longer than there is"),
        pytest.param(b"\0\0\0\1" + b"x" * 60, id="not padded with zeros"),
    ],
)
def test_content_sealed_with_the_key_but_not_as_we_pad_is_refused(content):
    refuses(open_sealed, KEY, sealed_content(Kind.SEALED, content), HERE)
    info = bound(Kind.SEALED_TO, HERE)
    refuses(
        open_from, PAIR, header(Kind.SEALED_TO) + HpkePublic(PAIR.public.raw).encrypt(content, info), HERE
    )


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_wrap_of_anything_but_a_key_is_refused(size):
    refuses(unwrap, KEY, sealed_content(Kind.WRAPPED, bytes(size)), HERE)


def test_our_own_padding_passes_the_same_door():
    assert open_sealed(KEY, sealed_content(Kind.SEALED, pad(TEXT)), HERE) == TEXT


@pytest.mark.parametrize("context", [None, "", b"", ()])
def test_nothing_is_sealed_without_a_context(context):
    for attempt in (lambda: seal(KEY, TEXT, context), lambda: seal_to(PAIR.public, TEXT, context)):
        with pytest.raises(TypeError, match="without a context"):
            attempt()


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"\xff" * PUBLIC_SIZE, id="no ML-KEM key"),
        pytest.param(PAIR.public.raw[:-32] + bytes(32), id="X25519 point of small order"),
    ],
)
def test_nothing_is_sealed_to_what_is_no_key(raw):
    with pytest.raises(KeyBroken):
        seal_to(PublicKey(raw), TEXT, HERE)


@given(st.lists(st.uuids() | st.text(max_size=20) | st.integers(0, 2**63 - 1), max_size=6), st.data())
def test_a_seal_opens_in_the_same_context_made_again_and_in_no_other(parts, data):
    context = Context.of("trial", *parts)
    blob = seal(KEY, TEXT, context)
    assert open_sealed(KEY, blob, Context.of("trial", *list(parts))) == TEXT
    others = st.lists(st.uuids() | st.text(max_size=20) | st.integers(0, 2**63 - 1), max_size=6)
    other = Context.of("trial", *data.draw(others))
    if other != context:
        refuses(open_sealed, KEY, blob, other)
    refuses(open_sealed, KEY, blob, ELSEWHERE if context != ELSEWHERE else HERE)
