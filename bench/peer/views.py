"""A file opened, and a note saved: what a careful Django developer would write."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render

from inconfidence.files.forms import ContactForm
from peer.models import File, Note, ReadLog


@login_required
def file(request, file_id):
    with transaction.atomic():
        found = get_object_or_404(File, id=file_id)
        ReadLog.objects.create(file=found, reader=request.user)
        notes = list(Note.objects.filter(file=found).select_related("author").order_by("-kept_at"))
    return render(request, "peer/file.html", {"file": found, "notes": notes})


@login_required
def note(request, file_id):
    found = get_object_or_404(File, id=file_id)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return render(request, "peer/file.html", {"file": found, "notes": [], "form": form})
    typed = form.cleaned_data
    with transaction.atomic():
        ReadLog.objects.create(file=found, reader=request.user)
        Note.objects.create(
            id=typed["record"],
            file=found,
            author=request.user,
            channel=typed["channel"],
            happened_on=typed["happened_on"],
            text=typed["text"],
        )
    return redirect("peer-file", file_id)
