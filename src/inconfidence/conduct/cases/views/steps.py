"""The pages on which something is written down about a case: one for each step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inconfidence.charity.drafts import draft_drop
from inconfidence.charity.requests import MemberRequest
from inconfidence.conduct.cases.dealing import who_name
from inconfidence.conduct.cases.errors import Closed, NotTheirs, StepsLeft
from inconfidence.conduct.cases.forms import WhoForm
from inconfidence.conduct.cases.reading import OpenCase, case_opened
from inconfidence.conduct.cases.register import Register
from inconfidence.conduct.cases.views.people import member_or_word, people_choices
from inconfidence.gate.errors import SentTwice
from inconfidence.sharing.views.common import kept_form
from inconfidence.store.models import SealedFile

Typed = dict[str, Any]
Words = str | Promise
# What goes wrong while a step is kept, as its form says it.
_SAID: Mapping[type[Exception], Words] = {
    Closed: _("This is closed. Only what comes after can still be added."),
    StepsLeft: _("The outcome comes last. Some of the steps before it are still to do."),
    NotTheirs: _("They deal with this. Write it down anew and name them: it then goes into other hands."),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A page: its form, what the form is given, and what keeps it."""

    form: type[BaseForm]
    keep: Callable[..., object]
    given: Callable[[MemberRequest, OpenCase[Any]], Typed] = lambda _request, _opened: {}


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a register. `after`: those that can still be taken once a case is closed. `said`: what else can
    go wrong, as the form says it."""

    register: Register[Any]
    pages: Mapping[str, Step]
    headings: Mapping[str, Words]
    after: frozenset[str]
    template: str
    said: Mapping[type[Exception], Words]

    def answer(
        self,
        request: MemberRequest,
        reference: str,
        step: str,
        told: Callable[[OpenCase[Any]], Typed] = lambda _opened: {},
    ) -> HttpResponse:
        """The page of a step: asked, and kept. `told` adds to what the page says."""
        page, case = self.pages.get(step), self.register.case_of(reference)
        opened = case_opened(self.register, request.member.bearer, case)
        if page is None:
            raise Http404
        home = reverse(self.register.name, args=[opened.row.reference])
        if opened.row.closed_at and step not in self.after and request.method != "POST":
            return redirect(home)
        form = kept_form(request, page.form, **page.given(request, opened))
        if request.method == "POST" and form.is_valid() and self._kept(request, page, form, case, step):
            return redirect(home)
        context = {"form": form, "reference": opened.row.reference, "step": step, "report": opened.report}
        return render(request, self.template, {**context, "heading": self.headings[step], **told(opened)})

    def _kept(
        self, request: MemberRequest, page: Step, form: Any, case: SealedFile | None, step: str
    ) -> bool:
        """Whether it was; if not, the form says why."""
        said = {**_SAID, **self.said}
        try:
            page.keep(step=step, bearer=request.member.bearer, case=case, **form.cleaned_data)
        except tuple(said) as error:
            form.add_error(None, said[type(error)])
            return False
        draft_drop(member=request.member.row, path=request.path)
        return True


def who_step(register: Register[Any], words: Mapping[str, Words], form: type[WhoForm] = WhoForm) -> Step:
    """The step that names whom a case is about. `words`: what can be said in the place of a member."""

    def keep(*, step: str, who: str, **typed: Any) -> None:
        with suppress(SentTwice):
            who_name(register, who=member_or_word(who), **typed)

    def given(request: MemberRequest, _opened: OpenCase[Any]) -> Typed:
        return {"people": [*words.items(), *people_choices(request)]}

    return Step(form, keep, given)
