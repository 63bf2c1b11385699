"""No primitive without vectors: each module of hazmat against numbers that others published."""

from functools import partial

import pytest
from argon2.low_level import core, ffi

from inconfidence.vault.hazmat import Rejected
from inconfidence.vault.hazmat.aead import Aead
from inconfidence.vault.hazmat.hashing import hkdf, mac, same
from inconfidence.vault.hazmat.hpke import PRIVATE_SIZE, PUBLIC_SIZE, HpkePrivate, HpkePublic
from inconfidence.vault.hazmat.signatures import ED25519, ML_DSA_44, SEED_SIZE, Signing, Verifying
from inconfidence.vault.hazmat.slow_hash import argon2id

unhex = bytes.fromhex


def test_aes_256_gcm_case_16_of_the_proposal_to_nist():
    key = unhex("feffe9928665731c6d6a8f9467308308" * 2)
    nonce, associated = unhex("cafebabefacedbaddecaf888"), unhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    plaintext = unhex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    )
    ciphertext = unhex(
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        "76fc6ece0f4e1768cddf8853bb2d551b"
    )
    cipher = Aead(key)
    assert cipher.encrypt(nonce, plaintext, associated) == ciphertext
    assert cipher.decrypt(nonce, ciphertext, associated) == plaintext
    with pytest.raises(Rejected):
        cipher.decrypt(nonce, ciphertext, associated + b"\0")


@pytest.mark.parametrize("size", [16, 24])
def test_no_smaller_aes_by_accident(size):
    with pytest.raises(ValueError, match="32 bytes"):
        Aead(bytes(size))


@pytest.mark.parametrize(
    ("secret", "salt", "info", "size", "expected"),
    [
        pytest.param(
            "0b" * 22,
            "000102030405060708090a0b0c",
            "f0f1f2f3f4f5f6f7f8f9",
            42,
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
            id="A.1",
        ),
        pytest.param(
            bytes(range(0x50)).hex(),
            bytes(range(0x60, 0xB0)).hex(),
            bytes(range(0xB0, 0x100)).hex(),
            82,
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
            "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
            "cc30c58179ec3e87c14c01d5c1f3434f1d87",
            id="A.2",
        ),
        pytest.param(
            "0b" * 22,
            "",
            "",
            42,
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
            id="A.3",
        ),
    ],
)
def test_hkdf_of_rfc_5869(secret, salt, info, size, expected):
    assert hkdf(unhex(secret), unhex(salt), unhex(info), size).hex() == expected


def test_hmac_of_rfc_4231_case_2():
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert mac(b"Jefe", b"what do ya want for nothing?").hex() == expected
    assert same(unhex(expected), unhex(expected))
    assert not same(unhex(expected), bytes(32))


RFC_8032 = [
    pytest.param(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        id="test 1",
    ),
    pytest.param(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        id="test 2",
    ),
]


@pytest.mark.parametrize(("seed", "public", "message", "signature"), RFC_8032)
def test_ed25519_of_rfc_8032(seed, public, message, signature):
    assert Signing(unhex(seed), ED25519).public_bytes().hex() == public
    assert Signing(unhex(seed), ED25519).sign(unhex(message)).hex() == signature
    Verifying(unhex(public), ED25519).verify(unhex(message), unhex(signature))
    with pytest.raises(Rejected):
        Verifying(unhex(public), ED25519).verify(unhex(message) + b"\0", unhex(signature))


def test_a_signature_cannot_be_written_in_a_second_way():
    order = 2**252 + 27742317777372353535851937790883648493
    seed, public, message, signature = (unhex(value) for value in RFC_8032[1].values)
    scalar = int.from_bytes(signature[32:], "little") + order
    with pytest.raises(Rejected):
        Verifying(public, ED25519).verify(message, signature[:32] + scalar.to_bytes(32, "little"))
    Verifying(public, ED25519).verify(message, Signing(seed, ED25519).sign(message))


def test_argon2id_of_the_reference_implementation():
    expected = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
    assert argon2id(b"password", b"somesalt", 65536, 2, 1, 32).hex() == expected


def test_argon2id_of_rfc_9106_in_the_library_that_we_call():
    """§5.3 uses a secret and associated data, which our wrapper never does: hence one level lower."""
    out = ffi.new("uint8_t[]", 32)
    given = {"pwd": b"\1" * 32, "salt": b"\2" * 16, "secret": b"\3" * 8, "ad": b"\4" * 12}
    buffers = {name: ffi.new("uint8_t[]", value) for name, value in given.items()}
    sizes = {f"{name}len": len(value) for name, value in given.items()}
    work = {"t_cost": 3, "m_cost": 32, "lanes": 4, "threads": 1, "version": 0x13, "flags": 0}
    none = {"allocate_cbk": ffi.NULL, "free_cbk": ffi.NULL}
    context = ffi.new("argon2_context *", {"out": out, "outlen": 32, **buffers, **sizes, **work, **none})
    assert core(context, 2) == 0
    expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    assert bytes(ffi.buffer(out)).hex() == expected


def test_argon2id_that_cannot_be_computed_is_rejected():
    with pytest.raises(Rejected):
        argon2id(b"password", b"short", 8, 1, 1, 32)


@pytest.mark.parametrize("size", [0, 1, -1])
def test_halves_of_the_wrong_size_are_rejected(size):
    for half, right in (
        (HpkePublic, PUBLIC_SIZE),
        (HpkePrivate, PRIVATE_SIZE),
        *[(partial(Signing, scheme=scheme), SEED_SIZE) for scheme in (ED25519, ML_DSA_44)],
        *[(partial(Verifying, scheme=scheme), scheme.public_size) for scheme in (ED25519, ML_DSA_44)],
    ):
        with pytest.raises(Rejected):
            half(bytes(right + size if size else 0))
