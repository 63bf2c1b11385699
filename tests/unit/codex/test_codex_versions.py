"""A version that was adopted stays as it was, or nothing is decided by it."""

import json
import zlib

import pytest

from inconfidence.codex import CodeError, bundled_ids, load, versions
from inconfidence.codex.library import load_text
from inconfidence.codex.versions import VersionBroken, restored, texts_of
from inconfidence.flow import Flow

FLOW = Flow.of(
    action="disclose",
    actor="manager",
    relation="responsible",
    recipient="authority",
    subject="client",
    information="support",
    purpose="legal",
    grounds={"public-interest"},
)


@pytest.mark.parametrize("id", bundled_ids())
def test_a_version_comes_back_as_it_was(id):
    code = load(id)
    again = restored(texts_of(code), code.digest)
    assert again.digest == code.digest
    assert [source.text for source in (again.source, *again.foundations)] == [
        source.text for source in (code.source, *code.foundations)
    ]
    assert again.decide(FLOW).as_json() == code.decide(FLOW).as_json()


def test_its_letters_are_kept_as_they_are():
    kept = zlib.decompress(texts_of(load("csf-2012"))[1:]).decode()
    assert "é" in kept and "\\u" not in kept


def test_texts_of_another_version_are_not_taken():
    with pytest.raises(VersionBroken, match="is not what was adopted"):
        restored(texts_of(load("csf-2012")), load("csf-2016").digest)


def test_what_is_said_names_the_version_and_what_to_do():
    digest = load("csf-2016").digest
    with pytest.raises(VersionBroken) as caught:
        restored(texts_of(load("csf-2012")), digest)
    with pytest.raises(VersionBroken) as unreadable:
        restored(b"", digest)
    assert (
        str(caught.value)
        == str(unreadable.value)
        == (
            f"the kept text of version `{digest[:12]}` is not what was adopted: restore the database from a copy, "
            "and run `inconfidence ledger verify`"
        )
    )


def test_what_comes_back_says_which_version_it_is():
    code = load("csf-2012")
    assert restored(texts_of(code), code.digest).source.file == f"version {code.digest[:12]}"


def test_texts_that_unfold_beyond_measure_are_no_version(monkeypatch):
    code = load("csf-2012")
    kept = texts_of(code)
    monkeypatch.setattr(versions, "_MOST_BYTES", 1000)
    with pytest.raises(VersionBroken):
        restored(kept, code.digest)


def test_one_changed_word_is_found():
    code = load("csf-2024")
    texts = json.loads(zlib.decompress(texts_of(code)[1:]))
    texts[1] = texts[1].replace("permit", "permit ", 1)
    with pytest.raises(VersionBroken):
        restored(b"\x01" + zlib.compress(json.dumps(texts).encode()), code.digest)


PACKED = (b"[]", b"7", b"{half", b'["no code"]', b"[7]")


@pytest.mark.parametrize(
    "kept",
    [b"", b"\x01", b"\x02" + zlib.compress(b"[]"), *(b"\x01" + zlib.compress(texts) for texts in PACKED)],
)
def test_what_is_no_version_is_refused(kept):
    with pytest.raises(VersionBroken):
        restored(kept, load("csf-2024").digest)


def test_a_text_of_ones_own_stands_on_what_comes_with_the_program():
    text = load("csf-2024").source.text.replace("| id | csf-2024 |", "| id | mine |")
    mine = load_text(text.replace("## csf-2024/", "## mine/"), "your text")
    assert mine.id == "mine" and [part.header.id for part in mine.foundations] == ["house", "law-fr"]
    with pytest.raises(CodeError, match="your text:"):
        load_text(text, "your text")
