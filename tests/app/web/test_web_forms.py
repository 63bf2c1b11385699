"""How fields are rendered: every label, hint and error tied to its field."""

import re

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from inconfidence.web.forms import DayField, DraftTextarea, FoldedTicks, Form, option


class Everything(Form):
    called = forms.CharField(label="Called", help_text="As they like it")
    born = DayField(label="Born", help_text="Day, month, year")
    how = forms.ChoiceField(
        label="How", choices=[("a", "A"), ("b", option("<B>", "why & how"))], widget=forms.RadioSelect
    )
    sure = forms.BooleanField(label="Sure")
    mail = forms.EmailField(label="Mail", required=False)
    note = forms.CharField(label="Note", widget=DraftTextarea("/drafts/1/"))


@pytest.fixture(autouse=True)
def _english() -> object:
    with translation.override("en"):
        yield


def test_hints_and_errors_are_tied_to_their_field() -> None:
    page = str(Everything({}))
    for described in re.findall(r'aria-describedby="([^"]+)"', page):
        for part in described.split():
            assert f'id="{part}"' in page
    assert 'aria-describedby="id_called_helptext id_called_error"' in page
    assert 'aria-describedby="id_born_helptext id_born_error"' in page


def test_every_label_leads_to_something() -> None:
    page = str(Everything())
    for target in re.findall(r'for="([^"]+)"', page):
        assert f'id="{target}"' in page


def test_groups_have_a_legend_and_single_fields_a_label() -> None:
    page = str(Everything())
    assert page.count("<fieldset") == page.count("<legend>") == 2
    assert '<label for="id_called">Called</label>' in page


def test_only_what_is_not_required_says_so() -> None:
    page = str(Everything())
    assert page.count("(if you like)") == 1
    assert not re.search(r"<(input|textarea)[^>]* required", page)


def test_what_is_missing_is_said_in_words_that_fit() -> None:
    errors = Everything({}).errors
    assert errors["called"] == ["Please fill this in."]
    assert errors["how"] == ["Please choose one."]
    assert errors["sure"] == ["Please tick this."]


def test_a_field_with_words_of_its_own_keeps_them() -> None:
    class Own(Form):
        name = forms.CharField(error_messages={"required": "We need a name."})

    assert Own({}).errors["name"] == ["We need a name."]


def test_the_browser_remembers_nothing_unless_told() -> None:
    class Password(Form):
        name = forms.CharField()
        password = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))

    page = str(Password())
    assert page.count('autocomplete="off"') == 1
    assert page.count('autocomplete="current-password"') == 1


def test_choices_are_escaped() -> None:
    page = str(Everything()["how"])
    assert "&lt;B&gt;" in page
    assert "why &amp; how" in page


def test_a_long_text_says_where_its_draft_goes() -> None:
    page = str(Everything())
    assert 'data-autosave="/drafts/1/"' in page
    assert 'role="status" id="id_note_kept"' in page
    assert "autosave" in str(Everything().media)


def test_without_an_address_there_is_no_draft() -> None:
    class Plain(Form):
        note = forms.CharField(widget=DraftTextarea())

    assert "data-autosave" not in str(Plain())


def test_the_summary_leads_to_each_first_box() -> None:
    form = Everything({})
    page = Template("{% load web %}{% error_summary form %}").render(Context({"form": form}))
    assert "autofocus" in page
    rendered = str(form)
    targets = re.findall(r'href="#([^"]+)"', page)
    assert {"id_called", "id_born_0", "id_how_0", "id_sure", "id_note"} == set(targets)
    for target in targets:
        assert f'id="{target}"' in rendered


def test_no_summary_where_nothing_is_wrong() -> None:
    page = Template("{% load web %}{% error_summary form %}").render(Context({"form": Everything()}))
    assert page.strip() == ""


def test_what_a_form_adds_to_itself_later_is_asked_for_in_the_same_words() -> None:
    class Later(Form):
        def __init__(self, *args: object) -> None:
            super().__init__(*args)
            self.fields["harm"] = forms.CharField(label="Harm")

    assert Later({}).errors["harm"] == ["Please fill this in."]
    assert 'autocomplete="off"' in str(Later())


def test_what_is_folded_can_be_ticked_without_script_and_lies_open_once_it_is() -> None:
    class Who(Form):
        who = forms.MultipleChoiceField(
            choices=[("x", "None"), ("By name", [("y", "One")])], widget=FoldedTicks
        )

    asked, again = str(Who()), str(Who({"who": ["y"]}))
    for page in (asked, again):
        before, _details, inside = page.partition("<details")
        assert 'value="x"' in before and 'value="y"' in inside.partition("</details>")[0]
    assert "<details" in asked and " open" not in asked and " open>" in again
    assert Who({"who": ["y"]}).is_valid() and not Who({"who": ["By name"]}).is_valid()
