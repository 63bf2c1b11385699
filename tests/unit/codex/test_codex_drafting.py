"""Answers from which a code is drafted: what will do, what is said of what will not, and what is made of them."""

import locale
import tomllib
from pathlib import Path

import pytest

from inconfidence.codex import CodeError, Fault
from inconfidence.codex.drafting import QUESTIONS, answers_from, drafted
from inconfidence.codex.drafting.draft import _sections
from inconfidence.codex.drafting.questions import BY_NAME
from inconfidence.codex.errors import Wrong

USUAL = {question.name: question.usual for question in QUESTIONS}


def faults(folder: Path, content: str | bytes) -> list[Fault]:
    place = folder / "answers.toml"
    place.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CodeError) as caught:
        answers_from(place)
    assert all(fault.file == str(place) for fault in caught.value.faults)
    return list(caught.value.faults)


class TestAnswers:
    @pytest.mark.parametrize(
        ("name", "given", "answer"),
        [
            ("title_en", "  Hill   House ", "Hill House"),
            ("title_en", "", "Our code of confidentiality"),
            ("grounds", "law,danger ,  risk", "law, danger, risk"),
            ("police", "anyone", "anyone"),
            ("title_en", "Hill,House", "Hill,House"),
            ("adopted_on", "2026-11", "2026-11"),
            ("title_fr", "a" * 120, "a" * 120),
        ],
    )
    def test_one_that_will_do_is_tidied(self, name: str, given: str, answer: str) -> None:
        assert BY_NAME[name].check(given) == answer

    @pytest.mark.parametrize(
        ("name", "given", "said", "near"),
        [
            ("police", "managr", "`managr` is no answer to `police`: did you mean `manager`?", "manager"),
            ("police", "zzz", "`zzz` is no answer to `police`: known are `manager`, `anyone`", None),
            ("grounds", "law, zzz", "`zzz` is no answer to `grounds`: known are `law`, `danger`, ", None),
            ("id", "Our Code", "`Our Code` is no answer to `id`: write it like `our-code`", None),
            ("adopted_on", "soon", "`soon` is no answer to `adopted_on`: write it like `not stated`", None),
            (
                "title_en",
                "a" * 121,
                "`title_en` must be a line of text without `|`, at most 120 characters long",
                None,
            ),
            ("title_en", "a|b", "`title_en` must be a line of text without `|`", None),
            ("title_en", "a\x07b", "`title_en` must be a line of text without `|`", None),
        ],
    )
    def test_one_that_will_not_do_is_told(self, name: str, given: str, said: str, near: str | None) -> None:
        with pytest.raises(Wrong) as caught:
            BY_NAME[name].check(given)
        assert caught.value.message.startswith(said)
        assert caught.value.nearest == near


class TestFiles:
    def test_what_is_left_out_is_as_usual(self, tmp_path: Path) -> None:
        place = tmp_path / "answers.toml"
        place.write_text('"id" = "hill"\ngrounds = ["law", "risk"]\n')
        assert answers_from(place) == USUAL | {"id": "hill", "grounds": "law, risk"}

    def test_every_wrong_answer_is_told_with_its_place(self, tmp_path: Path) -> None:
        one, two, three = faults(tmp_path, "id = 7\n'police' = \"managr\"\ngrounds = [1]\n")
        assert (one.message, one.line, one.column) == ("`id` must be text between quotes", 1, 1)
        assert (two.line, two.column, two.nearest) == (2, 13, "manager")
        assert (two.text, three.text) == ("'police' = \"managr\"", "grounds = [1]")
        assert three.message == "`grounds` must be text between quotes"

    def test_of_a_word_that_is_wrong_twice_the_first_is_pointed_to(self, tmp_path: Path) -> None:
        [found] = faults(tmp_path, 'grounds = "law, zzz, zzz"\n')
        assert found.column == 17

    @pytest.mark.parametrize(
        ("name", "said", "near"),
        [
            ("titel_en", "`titel_en` is no question: did you mean `title_en`?", "title_en"),
            ("zzz", "`zzz` is no question: known are `id`, `title_en`, `title_fr`, ", None),
        ],
    )
    def test_a_question_that_nobody_asked(
        self, tmp_path: Path, name: str, said: str, near: str | None
    ) -> None:
        [found] = faults(tmp_path, f'id = "hill"\n{name} = "x"\n')
        assert found.message.startswith(said)
        assert (found.line, found.column, found.nearest) == (2, 1, near)

    def test_an_answer_that_stands_in_no_line_of_its_own_is_told_at_the_beginning(
        self, tmp_path: Path
    ) -> None:
        [found] = faults(tmp_path, 'id = "hill"\n[police]\nwho = "all"\n')
        assert (found.message, found.line, found.column) == ("`police` must be text between quotes", 1, 1)

    @pytest.mark.parametrize(
        ("content", "line", "column"),
        [('id = "hill\n', 1, 11), ('id = "hill"\npolice =', 2, 9), ('id = "a"\nid = "b"\n', 2, 9)],
    )
    def test_a_file_that_is_no_toml_is_told_with_its_place(
        self, tmp_path: Path, content: str, line: int, column: int
    ) -> None:
        [found] = faults(tmp_path, content)
        with pytest.raises(tomllib.TOMLDecodeError) as caught:
            tomllib.loads(content)
        told = str(caught.value).partition(" (at ")[0]
        assert found.message == f'{told[0].lower()}{told[1:]}: write one `name = "answer"` a line'
        assert (found.line, found.text) == (line, content.split("\n")[line - 1])
        assert found.column in (column, 1)

    def test_a_file_that_is_not_utf8_is_told_with_its_place(self, tmp_path: Path) -> None:
        [found] = faults(tmp_path, 'id = "hill"\npolice = "été"\n'.encode("latin-1"))
        assert (found.message[:25], found.line, found.column) == ("this byte is not UTF-8: s", 2, 11)
        [found] = faults(tmp_path, b"\xff\xfei\0d\0")
        assert (found.line, found.column) == (1, 1)

    def test_a_file_that_cannot_be_read_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(
            CodeError, match=f"^`{tmp_path / 'none'}` cannot be read: no such file or directory$"
        ):
            answers_from(tmp_path / "none")
        with pytest.raises(CodeError, match="cannot be read: is a directory"):
            answers_from(tmp_path)


class TestDrafts:
    def test_a_section_that_is_not_chosen_is_left_out(self) -> None:
        chosen = "## {id}/a (E) [grounds law]\n\nlaw\n## {id}/b (E) [grounds risk]\n\nrisk\n"
        template = f"# A code\n\nWords.\n{chosen}## c\n\nall\n"
        for several in ("danger, law", "law, danger"):
            assert list(_sections(template, {"grounds": several})) == [
                "# A code\n\nWords.",
                "{id}/a (E)\n\nlaw",
                "c\n\nall\n",
            ]

    def test_the_answers_stand_in_it(self) -> None:
        text = drafted(USUAL | {"id": "hill", "title_en": "Hill House", "adopted_on": "2026-11"})
        assert "| id | hill |" in text and "| title en | Hill House |" in text
        assert "| adopted on | 2026-11 |" in text and "## hill/" in text
        assert "[grounds" not in text and "{" not in text.replace("{ ", "")

    def test_it_is_the_same_on_a_machine_that_writes_other_letters(self) -> None:
        here = locale.setlocale(locale.LC_CTYPE)
        try:
            locale.setlocale(locale.LC_CTYPE, "C")
            assert "### fr: Partagé entre ceux qui vous accompagnent" in drafted(USUAL)
        finally:
            locale.setlocale(locale.LC_CTYPE, here)

    def test_answers_that_do_not_go_together_are_faults_of_that_document(self) -> None:
        with pytest.raises(CodeError) as caught:
            drafted(USUAL | {"id": "house"})
        assert all(fault.file == "house.md" for fault in caught.value.faults)
