"""`inconfidence code new`: a document that checks, whatever is answered; wrong answers have their places."""

import io
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inconfidence.cli.main import main
from inconfidence.codex import CodeError, load
from inconfidence.codex.drafting import QUESTIONS, answers_from, drafted
from inconfidence.codex.library import load_text
from inconfidence.codex.reading import of_clients
from inconfidence.flow import Flow
from inconfidence.kernel.language import LANGUAGES

USUAL = {question.name: question.usual for question in QUESTIONS}


@pytest.mark.parametrize("seed", range(10))
def test_whatever_is_chosen_gives_a_code_that_checks_and_reads_plainly(seed):
    chance = random.Random(seed)
    answers = dict(USUAL)
    for question in QUESTIONS:
        if question.choices:
            most = len(question.choices) if question.several else 1
            answers[question.name] = ", ".join(chance.sample(question.choices, chance.randint(1, most)))
    code = load_text(drafted(answers), "drafted.md")
    assert code.id == "our-code"
    assert all(of_clients(code, lang).plain for lang in LANGUAGES)


def test_the_answers_decide():
    disclosure = {
        "action": "disclose",
        "actor": "listener",
        "relation": "supporting",
        "recipient": "authority",
        "subject": "client",
        "information": "health",
        "purpose": "legal",
        "grounds": ["public-interest"],
    }
    told = {
        grounds: load_text(drafted(USUAL | {"grounds": grounds}), "x.md")
        .decide(Flow.of(**disclosure))
        .outcome
        for grounds in ("law", "law, public-interest")
    }
    assert told == {"law": "refused", "law, public-interest": "incomplete"}


def test_asked_on_a_terminal_until_it_will_do(capsys, monkeypatch, tmp_path):
    typed = ["Our Code", "our-code", *[""] * (len(QUESTIONS) - 2), "managr", "manager"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(typed) + "\n"))
    place = tmp_path / "ours.md"
    assert main(["code", "new", "--to", str(place)]) == 0
    told = capsys.readouterr().out
    assert "`Our Code` is no answer to `id`: write it like `our-code`" in told
    assert "`managr` is no answer to `police`: did you mean `manager`?" in told
    assert load(place).id == "our-code"


def test_answers_that_end_early_are_said(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("our-code\n"))
    assert main(["code", "new"]) == 1
    assert "the answers end before `title_en`" in capsys.readouterr().out


def test_from_a_file(capsys, tmp_path):
    answers = tmp_path / "answers.toml"
    answers.write_text('id = "hill"\ntitle_en = "Hill House"\ngrounds = ["law", "risk"]\npolice = "anyone"\n')
    assert main(["code", "new", "--from", str(answers), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["id"] == "hill"
    assert "## hill/ground-risk (E)" in made["text"]
    assert "hill/police" not in made["text"]


def test_nothing_is_written_over(capsys, tmp_path):
    place = tmp_path / "ours.md"
    place.write_text("mine")
    answers = tmp_path / "answers.toml"
    answers.write_text("")
    assert main(["code", "new", "--from", str(answers), "--to", str(place)]) == 1
    assert "is there already" in capsys.readouterr().out
    assert place.read_text() == "mine"


@pytest.mark.parametrize(
    ("content", "line", "column", "said"),
    [
        ('id = "hill"\npolice = "managr"\n', 2, 11, "did you mean `manager`?"),
        ('id = "hill"\n\ngrounds = "law, dangr"\n', 3, 17, "did you mean `danger`?"),
        ('titel_en = "x"\n', 1, 1, "did you mean `title_en`?"),
        ("id = 7\n", 1, 1, "must be text between quotes"),
        ('id = "Hill House"\n', 1, 7, "write it like `our-code`"),
        ('id = "hill\n', 1, 11, 'write one `name = "answer"` a line'),
        ('id = "hill"\ntitle_en = "a | b"\n', 2, 1, "a line of text without `|`"),
    ],
)
def test_a_wrong_answer_has_its_place(tmp_path, content, line, column, said):
    answers = tmp_path / "answers.toml"
    answers.write_text(content)
    with pytest.raises(CodeError) as caught:
        answers_from(answers)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line, fault.column) == (str(answers), line, column)
    assert said in fault.message
    assert fault.text == content.split("\n")[line - 1]


def test_a_file_that_is_not_there_is_said(capsys, tmp_path):
    assert main(["code", "new", "--from", str(tmp_path / "none.toml")]) == 1
    assert "cannot be read: no such file" in capsys.readouterr().out


@given(content=st.binary(max_size=200) | st.text(alphabet='id="[]lawpoce,\n#.', max_size=120).map(str.encode))
@settings(deadline=None, max_examples=150)
def test_any_answers_are_answers_or_faults_with_places(tmp_path_factory, content):
    place: Path = tmp_path_factory.mktemp("answers") / "answers.toml"
    place.write_bytes(content)
    try:
        answers = answers_from(place)
    except CodeError as error:
        assert all(fault.line >= 1 and fault.column >= 1 and fault.message for fault in error.faults)
    else:
        assert set(answers) == set(USUAL)
