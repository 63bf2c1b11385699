"""`inconfidence redact`: a line in, a line out, and a sentence where a line cannot be redacted."""

import io
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from inconfidence.cli.main import main

GOOD = {"lang": "en", "file": {"names": ["Wilhelmina Ashdown"]}, "text": "Rang Wilhelmina's GP."}


@pytest.fixture
def redact(tmp_path, capsysbinary):
    """Gives the exit status and the answers to lines, which may be objects or bytes."""

    def run(*lines):
        path = tmp_path / "texts.jsonl"
        path.write_bytes(
            b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
        )
        status = main(["redact", str(path)])
        return status, [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]

    return run


def test_a_line_gives_spans_and_the_text_without_them(redact):
    status, answers = redact(GOOD)
    assert status == 0
    assert answers == [
        {
            "spans": [
                {"start": 5, "end": 17, "kind": "person", "tier": "known", "replacement": "[the person]'s"}
            ],
            "text": "Rang [the person]'s GP.",
        }
    ]


def test_everything_but_the_language_and_the_text_may_be_left_out(redact):
    status, answers = redact({"lang": "fr", "text": "Vu hier."}, {"lang": "fr", "file": None, "text": ""})
    assert (status, answers) == (0, [{"spans": [], "text": "Vu hier."}, {"spans": [], "text": ""}])


def test_labelled_notes_can_be_given_as_they_are(redact):
    status, answers = redact({**GOOD, "id": 7, "spans": [{"start": 5, "end": 15}]})
    assert status == 0
    assert answers[0]["text"] == "Rang [the person]'s GP."


WRONG = [
    (b"", None, "empty"),
    (b"{", None, "not JSON"),
    (b"[]", None, "one JSON object"),
    (b"\xff\xfe", None, "not UTF-8"),
    (b'{"Wilhelmina": 1, "Wilhelmina": 2}', None, "stands twice"),
    (b"[" * 100_000, None, "nested too deeply to be read"),
    ({**GOOD, "lang": "de"}, "lang", "`en` or `fr`"),
    ({"text": "Rang Wilhelmina."}, "lang", "`en` or `fr`"),
    ({"lang": "en"}, "text", "must be there"),
    ({**GOOD, "text": ["Wilhelmina"]}, "text", "must be there"),
    ({**GOOD, "fiel": {}}, "line", "not known"),
    ({**GOOD, "file": []}, "file", "must be an object"),
    ({**GOOD, "file": {"nmaes": ["Wilhelmina"]}}, "file", "did you mean `names`"),
    ({**GOOD, "file": {"dob": "1961-13-01"}}, "file.dob", "calendar"),
]


@pytest.mark.parametrize(("line", "attribute", "message"), WRONG)
def test_a_wrong_line_says_so_in_its_place_and_the_others_are_answered(redact, line, attribute, message):
    status, answers = redact(GOOD, line, GOOD)
    assert status == 2
    assert [set(answer) for answer in answers] == [{"spans", "text"}, {"error"}, {"spans", "text"}]
    error = answers[1]["error"]
    assert error["attribute"] == attribute
    assert message in error["message"]
    assert "Wilhelmina" not in error["message"]


def test_half_of_a_surrogate_pair_comes_back_as_it_went_in(redact):
    status, answers = redact(b'{"lang": "en", "text": "odd \\ud83d end"}')
    assert (status, answers[0]["text"]) == (0, "odd \ud83d end")


def test_what_is_piped_in_is_read(monkeypatch, capsysbinary):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps(GOOD).encode())))
    assert main(["redact", "-"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["text"] == "Rang [the person]'s GP."


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path, capsys):
    assert main(["redact", str(tmp_path / "none.jsonl")]) == 2
    assert "no such file or directory; give the path of a file" in capsys.readouterr().err


def test_redacting_needs_no_web_framework():
    script = "import sys, inconfidence.cli.redact; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
