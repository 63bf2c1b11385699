"""Erasing a file, its receipt, and the register of erasures."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inconfidence.charity.directory import names_of
from inconfidence.charity.requests import MemberRequest
from inconfidence.files.movements import file_of
from inconfidence.files.paper import papers_left, papers_of_erased
from inconfidence.files.selectors import file_opened
from inconfidence.files.views.paper import places_said
from inconfidence.gate.errors import Absent
from inconfidence.rights import actions
from inconfidence.rights.asked import waiting_to_see
from inconfidence.rights.cases import closed_case
from inconfidence.rights.errors import DangerOpen, StillWaiting
from inconfidence.rights.forms.erasing import EraseForm
from inconfidence.rights.selectors import erasure_named, erasures_of, going, lines_of, papers_passed_on
from inconfidence.rights.unseen import worries_unseen
from inconfidence.store.models import Erasure, SealedFile, SealedRecord
from inconfidence.web.routes import passes

_LINES = 25
_REGISTER = {"action": "view", "actor": "manager", "information": "support", "purpose": "support"}


@passes(action="erase", actor="manager", relation="responsible", information="support", purpose="rights")
def erase(request: MemberRequest, reference: str) -> HttpResponse:
    """What goes, what stays, and the last question."""
    bearer, file = request.member.bearer, file_of(reference) or _of_a_member(reference)
    if file is None and (case := closed_case(reference)):
        return _erase_case(request, case)
    waiting = waiting_to_see(file)
    form = EraseForm(request.POST or None, file=reference, waiting=bool(waiting))
    if request.method == "POST" and form.is_valid():
        try:
            return _erased(request, file, form)
        except StillWaiting:
            # Their request was written down since the form was shown.
            form.add_error(None, _("Somebody waits to see what is in it. Answer their request first."))
        except DangerOpen:
            form.add_error(None, _("A worry in this file has not been seen to. See to it first."))
    actions.erasing_asked(bearer, file)
    opened = file_opened(bearer, file)
    context = {"form": form, "reference": opened.row.reference, "opened": opened, "going": going(opened)}
    # Nothing of a file that is not theirs has come this far.
    unseen, papers = worries_unseen(file), places_said(request, papers_left(opened.row))
    return render(
        request, "rights/erase.html", {**context, "waiting": waiting, "unseen": unseen, "papers": papers}
    )


def _erase_case(request: MemberRequest, case: SealedFile) -> HttpResponse:
    """The same of a case: nothing of it is opened for it."""
    form = EraseForm(request.POST or None, file=case.reference, waiting=False)
    if request.method == "POST" and form.is_valid():
        return _erased(request, case, form)
    actions.erasing_asked(request.member.bearer, case)
    kept = SealedRecord.objects.filter(file=case).count()
    return render(
        request, "rights/erase_case.html", {"form": form, "reference": case.reference, "kept": kept}
    )


def _of_a_member(reference: str) -> SealedFile | None:
    """What is kept of somebody who works here."""
    rows = SealedFile.objects.select_related("cabinet").filter(cabinet__kind="personnel")
    return rows.filter(reference=reference.upper()).first()


def _erased(request: MemberRequest, file: SealedFile | None, form: EraseForm) -> HttpResponse:
    given_up = form.cleaned_data.get("unanswered", False)
    ground = form.cleaned_data["ground"]
    line = actions.file_erase(bearer=request.member.bearer, file=file, ground=ground, given_up=given_up)
    return redirect("erasure", line.reference)


@passes(**_REGISTER)
def erasure(request: MemberRequest, reference: str) -> HttpResponse:
    """The receipt: that a file was erased, without a name."""
    passed_on = _passed_on(request, reference)
    if passed_on is not None:
        papers = places_said(request, papers_of_erased(passed_on.reference))
        return render(request, "rights/paper_left.html", {"row": passed_on, "papers": papers})
    line = erasure_named(request.member.bearer, reference)
    context = {"line": line, "row": line.row, "by": line.row.erased_by}
    papers = places_said(request, papers_of_erased(line.row.reference))
    return render(request, "rights/erasure.html", {**context, "papers": papers})


@passes(**_REGISTER)
def erasures(request: MemberRequest) -> HttpResponse:
    """The register: which files were erased, when, why and by whom."""
    bearer = request.member.bearer
    found = Paginator(erasures_of(bearer).select_related("erased_by"), _LINES).get_page(
        request.GET.get("page")
    )
    lines = lines_of(list(found.object_list))
    names = names_of(bearer, {line.row.erased_by for line in lines if line.row.erased_by})
    rows = [(line, names[line.row.erased_by_id].name if line.row.erased_by_id else "") for line in lines]
    return render(request, "rights/erasures.html", {"rows": rows, "found": found})


@require_POST
@passes(
    action="erase", actor="manager", relation="responsible", information="support", purpose="administration"
)
def paper_done(request: MemberRequest, reference: str) -> HttpResponse:
    """The copies on paper are gone as well."""
    bearer = request.member.bearer
    passed_on = _passed_on(request, reference)
    if passed_on is not None:
        actions.paper_finish(bearer=bearer, line=passed_on)
        return redirect("home")
    line: Erasure | None = erasures_of(bearer).filter(reference=reference.upper()).first()
    if line is None:
        raise Absent
    actions.paper_finish(bearer=bearer, line=line)
    return redirect("erasure", line.reference)


def _passed_on(request: MemberRequest, reference: str) -> Erasure | None:
    """What somebody else erased, and whose paper is now the reader's to destroy."""
    lines = papers_passed_on(request.member.bearer)
    return next((one for one in lines if one.reference == reference.upper()), None)
