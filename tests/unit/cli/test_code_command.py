"""`inconfidence code`: what a trustee asks of a code, in words and as data."""

import json

import pytest

from inconfidence.cli.main import main


def ask(capsys, *words: str) -> tuple[int, str]:
    status = main(["code", *words])
    return status, capsys.readouterr().out


def test_list_names_the_five(capsys):
    status, told = ask(capsys, "list", "--json")
    assert status == 0
    assert [row["id"] for row in json.loads(told)] == ["csf-2012", "csf-2016", "csf-2024", "csg06", "cwc"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_show_gives_every_clause_in_the_language(capsys, lang):
    status, told = ask(capsys, "show", "csf-2024", "--lang", lang)
    assert status == 0
    assert ("We offer you a copy" in told) == (lang == "en")
    assert told.count("csf-2024/") >= 19


def test_check_says_that_a_code_can_be_kept(capsys):
    status, told = ask(capsys, "check", "cwc", "--json")
    assert status == 0
    assert json.loads(told)["stands_on"] == ["house", "law-uk"]


def test_check_says_how_hard_the_code_is_to_read(capsys, tmp_path):
    from pathlib import Path

    from inconfidence import codes

    status, told = ask(capsys, "check", "csf-2024")
    assert status == 0
    assert "en: Flesch-Kincaid grade " in told and "fr: Kandel-Moles ease " in told
    assert "too hard" not in told
    hard = "Notwithstanding considerations of confidentiality, institutional obligations necessitate alternatives. "
    text = (Path(codes.__file__).parent / "csf-2024.md").read_text()
    draft = tmp_path / "draft.md"
    draft.write_text(text.replace("You may say no.", hard * 20))
    status, told = ask(capsys, "check", str(draft))
    assert status == 0
    assert "too hard for what clients read; begin with `csf-2024/offer-copy`" in told
    assert not json.loads(ask(capsys, "check", str(draft), "--json")[1])["reading"]["en"]["plain"]


def test_check_proves_what_must_never_be_and_notes_what_does_nothing(capsys):
    status, told = ask(capsys, "check", "cwc")
    assert status == 0
    assert "proved over every possible flow: 13 promises of what must never be" in told
    assert (
        "worth a look: cwc.md:" in told
        and "`cwc/scope` says again what `house/good-standing` (house.md:" in told
    )
    assert json.loads(ask(capsys, "check", "cwc", "--json")[1])["proved"] == 13


def test_check_shows_the_flow_that_breaks_a_promise(capsys, tmp_path):
    from pathlib import Path

    from inconfidence import codes

    text = (Path(codes.__file__).parent / "cwc.md").read_text()
    draft = tmp_path / "draft.md"
    draft.write_text(text.replace("forbid keep\n  information dbs-certificate\n  retention past\n", ""))
    status, told = ask(capsys, "check", str(draft))
    assert status == 1
    assert "`cwc/dbs-handling` promises that this never is" in told
    assert "never dbs-certificate kept past its limit" in told
    assert "`house/keeping` (house.md:" in told


def test_check_points_to_the_misspelt_word(capsys, tmp_path):
    from pathlib import Path

    from inconfidence import codes

    text = (Path(codes.__file__).parent / "csf-2024.md").read_text()
    lines = text.split("\n")
    at = next(i for i, line in enumerate(lines) if line.strip() == "standing untrained")
    lines[at] = lines[at].replace("untrained", "untraned")
    draft = tmp_path / "draft.md"
    draft.write_text("\n".join(lines))
    status, told = ask(capsys, "check", str(draft))
    assert status == 1
    assert f"draft.md:{at + 1}:" in told
    assert "untrained" in told
    status, told = ask(capsys, "check", str(draft), "--json")
    fault = json.loads(told)["faults"][0]
    assert (fault["line"], fault["nearest"]) == (at + 1, "untrained")


@pytest.mark.parametrize("question", ["show", "check", "render", "coverage", "matrix"])
def test_a_code_that_is_not_there_is_said_with_the_nearest(capsys, question):
    status, told = ask(capsys, question, "csf-2042")
    assert status == 1
    assert "csf-2024" in told or "csf-2012" in told


def test_render_is_a_page_of_its_own(capsys):
    status, page = ask(capsys, "render", "csf-2024", "--large")
    assert status == 0
    assert page.startswith("<!doctype html>") and "18pt" in page
    assert "http" not in page and "<script" not in page
    assert "April 2024" in page


def test_render_writes_a_pdf_to_a_file(capsys, tmp_path):
    file = tmp_path / "consent.pdf"
    status, told = ask(
        capsys, "render", "cwc", "--paper", "consent", "--lang", "fr", "--pdf", "--out", str(file)
    )
    assert status == 0
    assert "Formulaire d’accord" in told
    assert file.read_bytes().startswith(b"%PDF-")


def test_render_says_where_it_cannot_write(capsys, tmp_path):
    status = main(["code", "render", "cwc", "--out", str(tmp_path / "nowhere" / "copy.html")])
    assert status != 0
    assert "cannot be written" in capsys.readouterr().err


def test_render_takes_no_markup_from_a_code(capsys, tmp_path):
    from pathlib import Path

    from inconfidence import codes

    text = (Path(codes.__file__).parent / "csf-2024.md").read_text()
    draft = tmp_path / "csf-2024.md"
    draft.write_text(text.replace("You may say no.", "<script>alert(1)</script>"))
    _status, page = ask(capsys, "render", str(draft))
    assert "<script" not in page


def test_coverage_counts_scenarios_and_says_what_is_to_come(capsys, tmp_path):
    scenario = {"id": "one", "clause": "csf-2024/offer-copy"}
    (tmp_path / "a.jsonl").write_text(json.dumps(scenario) + "\n")
    status, told = ask(capsys, "coverage", "csf-2024", "--scenarios", str(tmp_path), "--json")
    rows = {row["clause"]: row for row in json.loads(told)}
    assert status == 0
    assert rows["csf-2024/offer-copy"]["scenarios"] == ["one"]
    assert rows["csf-2024/breaches-serious"]["kept_by"] == ["worked: conduct.breaches"]


@pytest.mark.parametrize("content", ["not json", "[1]", '"x"'])
def test_a_broken_scenario_is_named_with_its_line(capsys, tmp_path, content):
    (tmp_path / "a.jsonl").write_text(f"{{}}\n{content}\n")
    assert main(["code", "coverage", "csf-2024", "--scenarios", str(tmp_path)]) == 2
    assert "a.jsonl:2" in capsys.readouterr().err


def test_the_matrix_keeps_counsellors_to_their_cabinet(capsys):
    _status, told = ask(capsys, "matrix", "cwc", "--json")
    rows = {row["information"]: row["seen_by"] for row in json.loads(told)}
    assert rows["support"]["counsellor"] == []
    assert "supporting" in rows["counselling"]["counsellor"]
    assert rows["dbs-certificate"]["listener"] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_matrix_is_a_paper_too(capsys, lang):
    status, page = ask(capsys, "render", "cwc", "--paper", "matrix", "--lang", lang)
    assert status == 0
    assert page.count("<tr>") == 16 and page.count('scope="col"') == 9
    assert ("A criminal-record certificate" in page) == (lang == "en")
    assert "R: responsible by office" in page or "R: responsable par fonction" in page
    counselling = page.split(
        '<th scope="row">'
        + ("What was said in counselling" if lang == "en" else "Ce qui est dit à un conseiller")
    )[1]
    cells = counselling.split("</tr>")[0].split("<td>")[1:]
    assert cells[1] == ("S C</td>" if lang == "en" else "A C</td>")


def test_the_matrix_is_printed(capsys, tmp_path):
    file = tmp_path / "matrix.pdf"
    status, told = ask(
        capsys, "render", "csf-2024", "--paper", "matrix", "--large", "--pdf", "--out", str(file)
    )
    assert status == 0
    assert "Who can ever see what" in told
    assert file.read_bytes().startswith(b"%PDF-")


def test_a_fault_is_said_in_french(capsys, tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text("# Half\n")
    status, told = ask(capsys, "check", str(draft), "--lang", "fr")
    assert status == 1
    assert "draft.md:1:1: le document n’a pas d’en-tête" in told
