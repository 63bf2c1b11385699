"""What an authenticator answers: the right answer to the right question holds, and nothing else does."""

import json

import pytest
from tests.authenticator import Authenticator

from inconfidence.charity.errors import WrongPasskey
from inconfidence.charity.passkeys import (
    Credential,
    Site,
    creation_asked,
    fresh_challenge,
    passkey_made,
    passkey_used,
    use_asked,
)

SITE = Site("Garden Support", "files.garden.example", "https://files.garden.example")
CHALLENGE = fresh_challenge()
GARBAGE = ["", "null", "[]", "{}", "[" * 9000, '{"id": 1}', "\x00", "ünïcode", '"x"', "1e999", "x" * 99_999]
SPOILT = ["", "!", "AAAA", None, 7, ["AAAA"], {"a": {}}]

OTHER_ORIGINS = [
    "http://files.garden.example",
    "https://files.garden.example:444",
    "https://a.files.garden.example",
    "https://garden.example",
    "https://files.garden.example.evil.example",
    "null",
    "",
]


@pytest.fixture(scope="module")
def key() -> Authenticator:
    return Authenticator(origin=SITE.origin)


@pytest.fixture(scope="module")
def known(key: Authenticator) -> list[Credential]:
    """Another's, and this one."""
    return [made(Authenticator(id=b"another", origin=SITE.origin)), made(key)]


def made(key: Authenticator) -> Credential:
    return passkey_made(SITE, CHALLENGE, key.makes(creation_asked(SITE, CHALLENGE, [])))[0]


def test_a_passkey_is_made_and_used(key: Authenticator, known: list[Credential]) -> None:
    assert known[1].id == key.id
    asked = use_asked(SITE, CHALLENGE, known)
    assert [one["type"] for one in asked["allowCredentials"]] == ["public-key"] * 2
    assert passkey_used(SITE, CHALLENGE, known, key.signs(asked)) == (1, key.used)


def test_what_an_authenticator_is_told_names_the_charity_alone(known: list[Credential]) -> None:
    asked, again = (creation_asked(SITE, CHALLENGE, known) for _ in range(2))
    assert asked["user"]["name"] == asked["user"]["displayName"] == asked["rp"]["name"] == SITE.name
    assert asked["user"]["id"] != again["user"]["id"], "no handle that follows a member about"
    assert asked["attestation"] == "none"
    assert len(asked["excludeCredentials"]) == 2, "no second one in the same device"


def test_the_model_of_the_device_is_not_kept(known: list[Credential]) -> None:
    assert Authenticator.MODEL not in known[1].id + known[1].key


@pytest.mark.parametrize("answer", GARBAGE, ids=lambda words: words[:9])
def test_garbage(known: list[Credential], answer: str) -> None:
    with pytest.raises(WrongPasskey):
        passkey_made(SITE, CHALLENGE, answer)
    with pytest.raises(WrongPasskey):
        passkey_used(SITE, CHALLENGE, known, answer)


@pytest.mark.parametrize("spoilt", SPOILT, ids=str)
def test_a_spoilt_part(key: Authenticator, known: list[Credential], spoilt: object) -> None:
    for part in ("clientDataJSON", "authenticatorData", "signature"):
        with pytest.raises(WrongPasskey):
            _used(known, _with(key.signs(use_asked(SITE, CHALLENGE, known)), part, spoilt))
    for part in ("clientDataJSON", "attestationObject"):
        with pytest.raises(WrongPasskey):
            passkey_made(SITE, CHALLENGE, _with(key.makes(creation_asked(SITE, CHALLENGE, [])), part, spoilt))


@pytest.mark.parametrize("origin", OTHER_ORIGINS)
def test_another_origin(key: Authenticator, known: list[Credential], origin: str) -> None:
    phished = Authenticator(origin=origin, key=key.key)
    with pytest.raises(WrongPasskey):
        _used(known, phished.signs(use_asked(SITE, CHALLENGE, known)))
    with pytest.raises(WrongPasskey):
        made(phished)


def test_another_host(key: Authenticator, known: list[Credential]) -> None:
    asked = {**use_asked(SITE, CHALLENGE, known), "rpId": "garden.example"}
    with pytest.raises(WrongPasskey):
        _used(known, key.signs(asked))


@pytest.mark.parametrize("challenge", [b"", b"x" * 32, CHALLENGE[:-1]], ids=["none", "another", "cut"])
def test_another_challenge(key: Authenticator, known: list[Credential], challenge: bytes) -> None:
    answer = key.signs(use_asked(SITE, CHALLENGE, known))
    with pytest.raises(WrongPasskey):
        passkey_used(SITE, challenge, known, answer)


def test_nobody_there_to_touch_it(key: Authenticator, known: list[Credential]) -> None:
    with pytest.raises(WrongPasskey):
        _used(known, key.signs(use_asked(SITE, CHALLENGE, known), present=False))


def test_the_wrong_key_under_the_right_id(known: list[Credential]) -> None:
    with pytest.raises(WrongPasskey):
        _used(known, Authenticator(origin=SITE.origin).signs(use_asked(SITE, CHALLENGE, known)))


def test_one_that_is_not_known(key: Authenticator, known: list[Credential]) -> None:
    with pytest.raises(WrongPasskey):
        _used(known[:1], key.signs(use_asked(SITE, CHALLENGE, known)))


def test_an_answer_to_the_other_question(key: Authenticator, known: list[Credential]) -> None:
    with pytest.raises(WrongPasskey):
        _used(known, key.makes(creation_asked(SITE, CHALLENGE, [])))
    with pytest.raises(WrongPasskey):
        passkey_made(SITE, CHALLENGE, key.signs(use_asked(SITE, CHALLENGE, known)))


def test_no_error_says_what_was_answered() -> None:
    with pytest.raises(WrongPasskey) as refused:
        passkey_made(SITE, CHALLENGE, '{"id": "telling"}')
    assert "telling" not in str(refused.value)
    assert refused.value.__cause__ is None and refused.value.__suppress_context__


def _used(known: list[Credential], answer: str) -> tuple[int, int]:
    return passkey_used(SITE, CHALLENGE, known, answer)


def _with(answer: str, part: str, spoilt: object) -> str:
    changed = json.loads(answer)
    changed["response"][part] = spoilt
    return json.dumps(changed)
