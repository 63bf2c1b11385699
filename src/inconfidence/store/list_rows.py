"""Forgetting what lists say of a file, in the transaction that changes or takes away what they say."""

from uuid import UUID

from django.db.models import Count

from inconfidence.store.models import BlindRow, ListPage, SealedFile


def list_outdate(file: UUID) -> None:
    """The file's header or facts changed: it stands on no page, and no token finds it, until a key-holder's next
    look. To be called where they are kept; inside a transaction."""
    SealedFile.objects.filter(id=file).update(page=None)
    BlindRow.objects.filter(file=file).delete()


def list_forget(file: UUID) -> None:
    """The file is erased, or leaves its cabinet: the page that names it goes as well, for all who stand on it, and
    so does every page of its cabinet that still has a line from before a change, as that may be its own.

    Inside a transaction, before the file's row goes.
    """
    found = SealedFile.objects.filter(id=file).values_list("cabinet", "page").first()
    if found is not None:
        cabinet, page = found
        gone = {*_with_old_lines(cabinet)} | ({page} if page else set())
        SealedFile.objects.filter(page__in=gone).update(page=None)
        ListPage.objects.filter(id__in=gone).delete()
    list_outdate(file)


def _with_old_lines(cabinet: UUID) -> list[UUID]:
    """The pages of a cabinet with more lines than files that stand on them."""
    files = SealedFile.objects.filter(cabinet=cabinet).exclude(page=None)
    standing = dict(files.values("page").annotate(count=Count("id")).values_list("page", "count"))
    sizes = ListPage.objects.filter(cabinet=cabinet).values_list("id", "size")
    return [page for page, size in sizes if standing.get(page, 0) < size]


def list_rebuild(cabinet: UUID) -> None:
    """Forgets every page and token of a cabinet; a key-holder's next look makes them again."""
    files = SealedFile.objects.filter(cabinet=cabinet)
    BlindRow.objects.filter(file__in=files.values("id")).delete()
    files.update(page=None)
    ListPage.objects.filter(cabinet=cabinet).delete()
