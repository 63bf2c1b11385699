"""A page of a list: what docs/cabinet-protocol.md says of it, read without the program; and pages that are none."""

import json
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from inconfidence.files.header import HeaderReading
from inconfidence.gate.bearer import HeldCabinet
from inconfidence.gate.list_ports import PageRow
from inconfidence.gate.pages import (
    Line,
    Listed,
    file_in,
    line_text,
    open_lines,
    open_terms,
    seal_lines,
    seal_terms,
)
from inconfidence.vault.cabinets import CabinetKeys
from inconfidence.vault.errors import SealBroken

CASES = json.loads((Path(__file__).parents[2] / "vectors" / "lists" / "pages.json").read_text("utf-8"))
HELD = HeldCabinet(4, CabinetKeys(bytes(range(128))))
WHERE = UUID(int=1), UUID(int=2), HELD
READING = HeaderReading()


def context(purpose: str, case) -> bytes:
    def frame(tag: bytes, value: bytes) -> bytes:
        return tag + len(value).to_bytes(2, "big") + value

    ids = [frame(b"u", UUID(case[name]).bytes) for name in ("charity", "cabinet")]
    epoch, page = frame(b"i", case["epoch"].to_bytes(8, "big")), frame(b"u", UUID(case["page"]).bytes)
    return b"\x01\x04" + b"".join([frame(b"s", purpose.encode()), *ids, epoch, page])


def plain(case, name: str) -> list[str]:
    key = HKDF(SHA256(), 32, b"inconfidence/derive/1", b"header-pack").derive(
        bytes.fromhex(case["symmetric"])
    )
    blob = bytes.fromhex(case[name])
    padded = AESGCM(key).decrypt(blob[2:14], blob[14:], blob[:2] + context(f"list-{PURPOSES[name]}", case))
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")].decode().split("\n")


PURPOSES = {"lines": "page", "terms": "terms"}


@pytest.mark.parametrize("case", CASES)
def test_the_vectors_read_by_hand(case):
    head, *lines = plain(case, "lines")
    head = json.loads(head)
    assert head["v"] == 1
    assert lines == [file["line"] for file in case["files"]]
    assert [head["facts"][own] for own in head["own"]] == [file["facts"] for file in case["files"]]
    head, *terms = plain(case, "terms")
    assert json.loads(head) == {"v": 1}
    for said, file in zip(terms, case["files"], strict=True):
        assert said.split("\x1f") == [UUID(file["file"]).hex, *(" ".join(term) for term in file["terms"])]


@pytest.mark.parametrize("case", CASES)
def test_the_vectors_read_by_the_program(case):
    lines, terms = bytes.fromhex(case["lines"]), bytes.fromhex(case["terms"])
    page = open_lines(*WHERE, PageRow(UUID(int=3), 4, 2, True, lines))
    assert page.lines == [file["line"] for file in case["files"]]
    assert open_terms(*WHERE, UUID(int=3), terms) == [
        frozenset(map(tuple, file["terms"])) for file in case["files"]
    ]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_any_names_come_back_one_a_line(names):
    listed = [
        Listed(UUID(int=number), "{}", line_text(READING, name, "F-AAAAA", UUID(int=number)), frozenset())
        for number, name in enumerate(name.encode("utf-8", "ignore").decode() for name in names)
    ]
    page = open_lines(*WHERE, PageRow(UUID(int=9), 4, 0, True, seal_lines(*WHERE, UUID(int=9), listed)))
    assert [file_in(text) for text in page.lines] == [Line.read(text).file for text in page.lines]
    assert [file_in(text) for text in page.lines] == [one.file for one in listed]


@pytest.mark.parametrize("change", ["page", "epoch", "cabinet", "terms for lines", "cut", "flipped", "text"])
def test_a_page_opens_in_its_place_alone(change):
    listed = [Listed(UUID(int=1), "{}", line_text(READING, "Basil", "F-AAAAA", UUID(int=1)), frozenset())]
    page, blob = UUID(int=3), seal_lines(*WHERE, UUID(int=3), listed)
    blob = {
        "terms for lines": seal_terms(*WHERE, page, listed),
        "cut": blob[:-1],
        "flipped": blob[:-1] + bytes([blob[-1] ^ 1]),
        "text": "not bytes",
    }.get(change, blob)
    where = (UUID(int=1), UUID(int=7 if change == "cabinet" else 2), HELD)
    row = PageRow(UUID(int=8) if change == "page" else page, 5 if change == "epoch" else 4, 1, True, blob)
    with pytest.raises(SealBroken):
        open_lines(*where, row)
