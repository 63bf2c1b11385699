"""Signed notes: what is signed reads back, and nothing that was touched does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_cast import IMPOSTOR, KEY_LINE, SIGNER, VERIFIER, WITNESS, unhurried

from inconfidence.ledger.errors import NoteBroken
from inconfidence.ledger.note import (
    MAX_NOTE,
    NamedSigner,
    NamedVerifier,
    Signature,
    format_note,
    key_line,
    parse_note,
    sign_note,
    verify_note,
)
from inconfidence.vault.checkpoints import verify

texts = st.text(st.characters(blacklist_categories=("Cc", "Cs")) | st.just("\n")).map(lambda t: t + "\n")


def test_the_note_of_the_go_documentation_holds(vectors):
    known = vectors("go-note")
    verifier = NamedVerifier.from_line(known["key"], verify)
    assert verify_note(known["note"].encode(), verifier) == known["text"]


@unhurried
@given(texts)
def test_what_was_signed_reads_back(text):
    note = sign_note(text, SIGNER, WITNESS)
    assert verify_note(note, VERIFIER) == text
    parsed = parse_note(note)
    assert format_note(parsed.text, parsed.signatures) == note


@unhurried
@given(texts, st.data())
def test_any_flipped_bit_is_found(text, data):
    note = bytearray(sign_note(text, SIGNER))
    note[data.draw(st.integers(0, len(note) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(NoteBroken):
        verify_note(bytes(note), VERIFIER)


@unhurried
@given(texts, st.data())
def test_any_cut_is_found(text, data):
    note = sign_note(text, SIGNER)
    with pytest.raises(NoteBroken):
        verify_note(note[: data.draw(st.integers(0, len(note) - 1))], VERIFIER)


@unhurried
@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail_in_another_way(data):
    with pytest.raises(NoteBroken):
        verify_note(data, VERIFIER)


def test_a_signature_by_an_unknown_key_is_passed_over():
    assert verify_note(sign_note("text\n", WITNESS, IMPOSTOR, SIGNER), VERIFIER) == "text\n"


def test_signatures_of_other_lengths_are_passed_over():
    """A post-quantum witness signs with 2,420 bytes and more."""
    ours = parse_note(sign_note("text\n", SIGNER)).signatures
    theirs = [Signature("witness.example/pq", bytes(4), bytes(5000))] * 16
    assert verify_note(format_note("text\n", [*theirs, *ours]), VERIFIER) == "text\n"


def test_only_strangers_signatures_are_no_signature():
    with pytest.raises(NoteBroken, match="not signed by the key"):
        verify_note(sign_note("text\n", WITNESS, IMPOSTOR), VERIFIER)


def test_a_false_signature_in_our_name_spoils_a_true_one():
    true = parse_note(sign_note("text\n", SIGNER)).signatures[0]
    false = Signature(true.name, true.key_id, bytes(64))
    for pair in ([true, false], [false, true]):
        with pytest.raises(NoteBroken, match="does not hold"):
            verify_note(format_note("text\n", pair), VERIFIER)


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"\n\n",
        b"text\n",
        b"text\n\n",
        b"text\n\n- a AAAAAAAA\n",
        "text\n\n— a b\n".encode(),
        "text\n\n— a AAAA\n".encode(),
        "text\n\n— a AAAAAAA\n".encode(),
        "text\n\n— a+b AAAAAAAA\n".encode(),
        "text\n\n—  AAAAAAAA\n".encode(),
        "text\r\n\n— a AAAAAAAA\n".encode(),
        "text\n\n— a AAAAAAAA".encode(),
        "text\n\n— a AAAAAAAA\n\n".encode(),
        b"\xff\xfe\n\n",
        b"x" * (MAX_NOTE + 1),
    ],
)
def test_malformed_notes_are_refused(note):
    with pytest.raises(NoteBroken):
        parse_note(note)


def test_a_verifier_that_fails_in_its_own_way_refuses():
    def broken(public, message, signature):
        raise ZeroDivisionError

    with pytest.raises(NoteBroken):
        verify_note(sign_note("text\n", SIGNER), NamedVerifier(SIGNER.name, SIGNER.public, broken))


def test_a_key_reads_back_from_its_line():
    assert NamedVerifier.from_line(f" {KEY_LINE}\n", verify) == VERIFIER


@pytest.mark.parametrize(
    "line",
    [
        "",
        "name",
        "name+00000000",
        KEY_LINE.replace("ledger", "lodger"),
        KEY_LINE[:-2] + "==",
        KEY_LINE.replace("+", "+0", 1),
        KEY_LINE.replace("+A", "+B"),
        "é" * 100_000,
    ],
)
def test_a_key_that_was_copied_wrongly_is_refused(line):
    with pytest.raises(NoteBroken):
        NamedVerifier.from_line(line, verify)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\u00a0b", "a\nb", "a\x1b"])
def test_names_that_can_not_stand_in_a_note_are_refused(name):
    with pytest.raises(NoteBroken):
        NamedSigner(name, SIGNER.public, SIGNER.sign)
    with pytest.raises(NoteBroken):
        key_line(name, SIGNER.public)


def test_a_key_of_another_length_is_refused():
    with pytest.raises(NoteBroken):
        NamedVerifier("name", bytes(31), verify)


def test_a_text_without_its_last_newline_can_not_be_signed():
    with pytest.raises(NoteBroken):
        sign_note("text", SIGNER)
