"""The document that goes: what is in it, what is not, and who can open it."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pikepdf
import pytest

from inconfidence.files.records import Opened
from inconfidence.sharing import actions
from inconfidence.sharing.documents.letter import Letter, fresh_password, locked_letter
from inconfidence.sharing.documents.signs import not_shown
from inconfidence.sharing.items import _note, composed, items_of

LETTER = Letter(
    language="en",
    reference="D-4K7PX",
    heading="Passed on in confidence: D-4K7PX",
    lines=(("To", "Social services"), ("What you need it for", "so that somebody goes there")),
    told_heading="What is passed on",
    told="She has not eaten.\nNobody has been there.",
    closing_heading="What we ask of you",
    closing=("Keep it locked.",),
)
HOSTILE = [
    '#panic("x") #include("/etc/passwd") #sys.inputs',
    "= Heading\n- list\n*bold* _it_ `raw` $x^2$ <label> @ref \\ // comment /* */",
    "\u202eright to left\u202c \u0000 \u0007 \ufeff",
    "e\u0301 Å ﷽ 漢字 עברית 🙂",
    "x" * 20_000,
    "word " * 4_000,
    "\n" * 500,
    "",
    "</p><script>alert(1)</script>",
    "\ud83d\ude42".encode("utf-16", "surrogatepass").decode("utf-16"),
]


def opened(document: bytes, password: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(document), password=password)


def words_of(document: bytes, password: str) -> str:
    """The text of a document, as a tool that we did not write reads it."""
    reader = shutil.which("pdftotext")
    assert reader, "pdftotext is missing: install your system's package poppler-utils"
    command = [reader, "-upw", password, "-", "-"]
    return subprocess.run(command, input=document, capture_output=True, check=True).stdout.decode()


def test_it_opens_with_its_password_alone():
    password = fresh_password()
    document = locked_letter(LETTER, password)
    for wrong in ("", fresh_password(), password.lower()):
        with pytest.raises(pikepdf.PasswordError):
            opened(document, wrong)
    assert "She has not eaten." in " ".join(words_of(document, password).split())


def test_it_is_locked_with_aes_256():
    password = fresh_password()
    with opened(locked_letter(LETTER, password), password) as pdf:
        assert pdf.encryption.R == 6 and pdf.encryption.bits == 256
        assert pdf.encryption.stream_method == pikepdf.models.EncryptionMethod.aesv3


def test_none_of_it_can_be_read_from_its_bytes():
    document = locked_letter(LETTER, fresh_password())
    for word in ("D-4K7PX", "Social", "eaten", "confidence"):
        for written in (word.encode(), word.encode("utf-16-be"), word.encode("utf-16-le")):
            assert written not in document


def test_qpdf_finds_no_fault_in_it(tmp_path):
    checker = shutil.which("qpdf")
    assert checker, "qpdf is missing: install your system's package qpdf"
    password, file = fresh_password(), tmp_path / "letter.pdf"
    file.write_bytes(locked_letter(LETTER, password))
    subprocess.run([checker, "--check", f"--password={password}", str(file)], check=True, capture_output=True)
    refused = subprocess.run([checker, "--check", "--password=wrong", str(file)], capture_output=True)
    assert refused.returncode == 2 and b"invalid password" in refused.stderr


def test_its_title_says_the_reference_and_nothing_else():
    password = fresh_password()
    with opened(locked_letter(LETTER, password), password) as pdf:
        assert str(pdf.docinfo["/Title"]) == "D-4K7PX"
        assert set(pdf.docinfo.keys()) <= {"/Title", "/Creator", "/Producer"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_can_be_read_aloud(language):
    password = fresh_password()
    with opened(locked_letter(replace(LETTER, language=language), password), password) as pdf:
        assert str(pdf.Root.Lang).startswith(language)
        assert pdf.Root.MarkInfo.Marked and "/StructTreeRoot" in pdf.Root
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()
        assert pdf.allow.accessibility


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_type_is_never_read_as_markup(text):
    letter = replace(LETTER, told=text, lines=((text[:200] or "–", text[:200]),))
    password = fresh_password()
    with opened(locked_letter(letter, password), password) as pdf:
        assert len(pdf.pages) >= 1


def test_markup_stands_in_it_as_it_was_typed():
    password = fresh_password()
    document = locked_letter(replace(LETTER, told="= No heading\n#panic() *no stars* $1"), password)
    assert "= No heading" in words_of(document, password)
    assert "#panic() *no stars* $1" in words_of(document, password)


def test_a_sign_that_no_font_holds_is_a_square_and_no_fault():
    password = fresh_password()
    told = words_of(locked_letter(replace(LETTER, told="before 🙂漢 after"), password), password)
    assert "before □□ after" in told


def test_which_signs_cannot_be_shown_is_known_beforehand():
    assert not_shown("Élodie’s cœur – 3 % Ж Ω עברית e\u0301\n") == []
    assert not_shown("a 🙂 b 🙂 漢\x07") == ["🙂", "漢", "\x07"]


def test_a_text_made_to_be_costly_is_not():
    many = "".join(chr(0x4E00 + number) for number in range(5_000))
    assert len(not_shown(many)) == 5_000


def test_passwords_are_long_and_never_the_same():
    passwords = {fresh_password() for _ in range(500)}
    assert len(passwords) == 500 and all(len(password) == 19 for password in passwords)


def test_what_was_withheld_is_not_in_it(sharing, house, heron):
    file = house.open_file(heron, phone="01632 960123", street="3 Fern Lane", relatives="Sorrel Tansy")
    house.note(heron, file, "The hellebores are out.")
    house.note(heron, file, "She fell on Monday.")
    proposal = sharing.proposal(heron, file, "court-order")
    goes = [item for item in items_of(proposal.opened) if "Monday" in item.text]
    judged = {item.id: {"goes": item in goes, "why": "x"} for item in items_of(proposal.opened)}
    going = {"form": "identified", "identity_reason": "named in the order", "text": composed(goes)}
    proposal = sharing.proposal(heron, file, "court-order", items=judged, going=going)
    made = sharing.make(heron, proposal)
    _reference, document = actions.document_read(bearer=heron.bearer, file=file, record=proposal.id)
    told = words_of(document, made.password)
    assert "She fell on Monday." in told and "Social services" in told
    for withheld in ("hellebores", "01632", "Fern Lane", "Sorrel", "Marigold", "Tansy"):
        assert withheld not in told


def test_a_new_password_closes_the_old_one_out(sharing, heron, marigold):
    proposal = sharing.proposal(heron, marigold, "court-order")
    first = sharing.make(heron, proposal)
    gone = sharing.read(heron, marigold, proposal.id, "disclosure")
    second = actions.document_renew(bearer=heron.bearer, proposal=gone)
    name, document = actions.document_read(bearer=heron.bearer, file=marigold, record=proposal.id)
    assert name == first.reference == second.reference
    with pytest.raises(pikepdf.PasswordError):
        opened(document, first.password)
    opened(document, second.password).close()


def test_neither_document_nor_password_is_in_any_column(sharing, heron, marigold):
    from inconfidence.store.models import LedgerEntry, SealedRecord

    made = sharing.make(heron, sharing.proposal(heron, marigold, "court-order"))
    kept = b"".join(bytes(one.content) for one in SealedRecord.objects.all())
    kept += b"".join(bytes(one.entry) for one in LedgerEntry.objects.all())
    assert made.password.encode() not in kept and b"%PDF" not in kept and b"JVBERi0" not in kept


def test_a_worry_is_of_the_day_that_the_clock_on_the_wall_showed() -> None:
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    worry = Opened(uuid4(), uuid4(), late, None, {"kind": "worry", "text": "She is afraid."})
    assert _note(worry).label == "A worry, 1 July 2026"
